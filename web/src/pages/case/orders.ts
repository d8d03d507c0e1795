import type { CaseDetail, FieldView, FormData } from '../../api';

/** What is sent: that something happened, that something was done, or that a conference is to begin. */
export type Kind = 'event' | 'entry' | 'conference';

const PLACES: Readonly<Record<Kind, string>> = { event: 'events', entry: 'entries', conference: 'conferences' };

/** Where it goes. */
export function pathFor({ id }: Pick<CaseDetail, 'id'>, kind: Kind): string {
  return `/api/v1/cases/${id}/${PLACES[kind]}`;
}

/** The body: the form's answers beside what says which form it is, and from which version of the case it was written. */
export function orderFor(
  { version }: Pick<CaseDetail, 'version'>,
  kind: Kind,
  code: string,
  data: FormData,
): Readonly<Record<string, unknown>> {
  if (kind === 'event') return { ...data, type: code, version };
  return kind === 'entry' ? { ...data, kind: code } : data;
}

/** The fields that somebody can answer: a choice between nothing is none. */
export function answerable(fields: readonly FieldView[]): readonly FieldView[] {
  return fields.filter(({ kind, options }) => !(kind === 'CODE' || kind === 'CODES') || (options ?? []).length > 0);
}
