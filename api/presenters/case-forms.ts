import type { CaseState, Field, Pathway } from '../../pathways/model';
import { entryLabel, eventLabel, fieldLabel, stepTitle } from '../../texts/labels';
import type { CaseFormsView } from '../contract/case-page';
import type { FieldView } from '../contract/shapes';
import type { Language } from '../problems';
import { type Nameable, presentFields } from './form-fields';
import type { Choices } from './references';

/** Owner of the words of an opening form, and the code under which what was written with it is kept. */
const OPENING = { owner: 'REFERRAL', code: 'INTAKE' } as const;
const REASON = 'reason';
/** What a completion says beside its form. */
const BESIDE: readonly Field[] = [
  { name: 'overdueReason', kind: 'TEXT', class: 'OP' },
  { name: 'overdueReasonText', kind: 'TEXT', class: 'SOC' },
];

interface Asked {
  readonly state: CaseState;
  readonly pathway: Pathway;
  readonly language: Language;
  readonly nameable: Nameable;
  /** What a value may name, and could name when it was written. */
  readonly choices: { readonly now: Choices; readonly ever: Choices };
  /** What the caller may do with the case now. */
  readonly actions: readonly string[];
  /** Codes of what was written in the case. */
  readonly written: readonly string[];
}

/** The forms outside of tasks that somebody may send now, and the fields by which what was written is read. */
export function presentCaseForms({
  state,
  pathway,
  language,
  nameable,
  choices,
  actions,
  written,
}: Asked): CaseFormsView {
  const shown = (fields: readonly Field[], owner: string, among = choices.now) =>
    presentFields(fields, owner, language, { ...nameable, choices: among });
  const events = pathway.events
    .filter(({ code }) => actions.includes(code))
    .map(({ code, fields }) => ({
      code,
      title: eventLabel(language, code),
      help: null,
      fields: [...shown(fields, code)],
    }));
  const entries = pathway.entries
    .filter(({ statuses }) => actions.includes('ENTRY') && (statuses?.includes(state.status) ?? true))
    .map(({ kind, fields }) => ({
      code: kind,
      title: entryLabel(language, kind),
      help: null,
      fields: [...shown(fields, kind)],
    }));
  return { events, entries, written: [...new Set(written)].map((code) => readBy(code)) };

  function readBy(code: string): CaseFormsView['written'][number] {
    const { title, fields, owner } = sourceOf(pathway, code, language);
    const reason: FieldView = {
      name: REASON,
      kind: 'TEXT',
      class: 'SOC',
      label: fieldLabel(language, owner, REASON),
      required: false,
    };
    const reasons = fields.some(({ name }) => name === REASON) ? [] : [reason];
    const own = { ...reason, name: `$${REASON}` };
    return {
      code,
      title,
      help: null,
      fields: [...shown([...fields, ...BESIDE], owner, choices.ever), own, ...reasons],
    };
  }
}

function sourceOf(pathway: Pathway, code: string, language: Language) {
  if (code === OPENING.code) return { title: '', fields: pathway.intake.fields, owner: OPENING.owner };
  const step = pathway.steps.find((each) => each.code === code);
  if (step !== undefined) return { title: stepTitle(language, code), fields: step.fields, owner: code };
  const entry = pathway.entries.find(({ kind }) => kind === code);
  if (entry !== undefined) return { title: entryLabel(language, code), fields: entry.fields, owner: code };
  const event = pathway.events.find((each) => each.code === code);
  return { title: eventLabel(language, code), fields: event?.fields ?? [], owner: code };
}
