import type { TimelineView } from '../../../api';
import { utcOf } from '../../../dates';
import { dueAt, nearScale, type Scale } from './scale';

export type Span = TimelineView['spans'][number];
export type Piece = { readonly look: Look; readonly from: number; readonly to: number };
export type Look = 'done' | 'now' | 'over' | 'late' | 'planned' | 'pause';

/** One line of the picture: all that happened to the same step, part or conference. */
export interface Row {
  readonly key: string;
  readonly title: string;
  readonly kind: Span['kind'];
  readonly spans: readonly Span[];
}

/** The lines in the order in which they began; those that have nothing inside the picture are left out. */
export function rowsOf(spans: readonly Span[], { from, to }: Scale, now: number): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const span of spans) {
    if (!piecesOf(span, now).some((piece) => piece.to >= from && piece.from <= to)) continue;
    const key = `${span.kind}:${span.kind === 'conference' ? span.id : span.code}`;
    const row = rows.get(key);
    rows.set(key, { key, title: span.title, kind: span.kind, spans: [...(row?.spans ?? []), span] });
  }
  return [...rows.values()];
}

const ENDED: ReadonlySet<string> = new Set(['CANCELLED', 'SKIPPED']);

/** What a span is drawn of. Whether it is late the service has said; the picture only shows since when. */
export function piecesOf({ kind, state, start, end, dueOn, lateDays }: Span, now: number): readonly Piece[] {
  const from = Date.parse(start);
  const to = end === null ? now : Date.parse(end);
  if (kind === 'pause') return [{ look: 'pause', from, to: end === null && dueOn !== null ? utcOf(dueOn) : to }];
  const look: Look = end === null ? 'now' : ENDED.has(state) ? 'over' : 'done';
  const due = dueOn === null ? null : dueAt(dueOn);
  if (due !== null && lateDays > 0 && due < to)
    return [
      { look, from, to: Math.max(from, due) },
      { look: 'late', from: Math.max(from, due), to },
    ];
  const shown: Piece[] = [{ look, from, to }];
  if (end === null && due !== null && due > now) shown.push({ look: 'planned', from: now, to: due });
  return shown;
}

/** Every moment at which something is: what lies between may be cut. */
export function pointsOf(spans: readonly Span[], now: number): readonly number[] {
  return [
    now,
    ...spans.flatMap((span) => [
      ...piecesOf(span, now).flatMap(({ from, to }) => [from, to]),
      ...(span.dueOn === null ? [] : [dueAt(span.dueOn)]),
      ...span.marks.map(({ at }) => Date.parse(at)),
    ]),
  ];
}

/** What the picture shows, in numbers, for the sentence above it. */
export function countsOf(spans: readonly Span[]): {
  readonly open: number;
  readonly late: number;
  readonly done: number;
} {
  const steps = spans.filter(({ kind }) => kind === 'step');
  const open = steps.filter(({ end }) => end === null);
  return {
    open: open.length,
    late: open.filter(({ lateDays }) => lateDays > 0).length,
    done: steps.filter(({ state }) => state === 'DONE').length,
  };
}

/** How far the near picture looks back and ahead. */
export const NEAR_DAYS = 28;

/** Noon of the case's own today: where the line of today stands. */
export function noonOf(today: string): number {
  return utcOf(today) + 12 * 3_600_000;
}

/** True where the weeks around today hold anything. */
export function hasNear({ spans, today }: TimelineView): boolean {
  return rowsOf(spans, nearScale(today, NEAR_DAYS), noonOf(today)).length > 0;
}
