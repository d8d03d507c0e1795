import type { CaseEvent, Field, Pathway, Scalar } from '../../pathways/model';
import type { Person, Relation } from '../policies/may';
import { readsWords } from '../policies/words';

/** Who reads a case's history, and by which pathway its events are understood. */
export interface HistoryReader {
  readonly person: Person;
  readonly relation: Relation;
  readonly pathway: Pathway;
}
type Params = { readonly [name: string]: Scalar };

/** What of a note is never more than that it was made: whose it is and which day it is about. */
const ALWAYS = new Set(['kind', 'on', 'discipline']);

function classOf(fields: readonly Field[], name: string): Field['class'] {
  return fields.find((field) => (field.fact ?? field.name) === name)?.class ?? 'PROT';
}

function ofEntry(params: Params, reader: HistoryReader): Params {
  const entry = reader.pathway.entries.find((kind) => kind.kind === params.kind);
  const section = entry?.section ?? String(params.kind);
  const log = typeof params.discipline === 'string' ? params.discipline : undefined;
  const kept = Object.entries(params).filter(
    ([name]) => ALWAYS.has(name) || readsWords(section, classOf(entry?.fields ?? [], name), reader, log),
  );
  return Object.fromEntries(kept);
}

/** Which date of somebody's life has come is told to those who may know the date itself. */
function ofTimer(params: Params, reader: HistoryReader): Params {
  const { section, class: cls } = reader.pathway.timers?.find((each) => each.code === params.timer) ?? {};
  return section === undefined || cls === undefined || readsWords(section, cls, reader) ? params : {};
}

/** That a part rests or changed hands is the service's own matter; who ended it is told where the part's work is written. */
const NEUTRAL_ENDS: ReadonlySet<Scalar | undefined> = new Set(['PAUSED', 'REPLACED']);

function ofPart(params: Params, reader: HistoryReader): Params {
  if (NEUTRAL_ENDS.has(params.status) || readsWords('CONTACTS', 'SOC', reader)) return params;
  const { status: _status, ...rest } = params;
  return rest;
}

/**
 * The history is read by more people than a case's words are: how a health assessment ended, whether a family came to a
 * meeting or why a case rests is told only to who may read it where it was written (domain.md §3).
 */
export function toldTo(event: CaseEvent, reader: HistoryReader): Pick<CaseEvent, 'params' | 'reasonCode'> {
  const { code, params, reasonCode } = event;
  if (code === 'ENTRY_RECORDED') return { params: ofEntry(params, reader) };
  if (code === 'CASE_PAUSED' && !readsWords('PAUSE', 'SOC', reader)) return { params };
  if (code === 'TIMER_RAISED') return { params: ofTimer(params, reader) };
  if (code === 'PART_ENDED') return { params: ofPart(params, reader) };
  const step = reader.pathway.steps.find((each) => each.code === event.stepCode);
  const cls = step?.outcomeClass ?? 'OP';
  const closed = code === 'TASK_COMPLETED' || code === 'STEP_SKIPPED';
  const hidden = closed && cls !== 'OP' && !readsWords(step?.section ?? step?.code ?? '', cls, reader);
  const { outcome: _outcome, reason: _reason, ...rest } = params;
  if (hidden && code === 'STEP_SKIPPED') return { params: rest };
  return { params: hidden ? rest : params, ...(reasonCode === undefined ? {} : { reasonCode }) };
}
