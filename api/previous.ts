import { type CaseRow, readCase, readContent, readNewerCase } from '../ledger/queries/cases';
import { consentInForce, type OnDay } from '../pathways/helmi/consent-force';
import type { CaseState, PathwayBook } from '../pathways/model';
import { relationTo, withoutGlass } from './policies/may';
import { readsWords } from './policies/words';
import { presentSections } from './presenters/case';
import { onDayOf } from './presenters/case-time';
import { readerFor } from './reader';
import type { Call } from './route';
import { basisOf, noteUse } from './usage';

/** Taking part in the service again is what opens the words of the time before (domain.md X7). */
const PARTICIPATION = 'C1_PARTICIPATION';
/** What is still being done in a case that was followed by another one. */
const STILL_AT_WORK: ReadonlySet<string> = new Set(['FOLLOW_UP_REGISTER', 'FOLLOW_UP_FAMILY']);

type Sections = ReturnType<typeof presentSections>;

/** The child's case before this one: why and when it closed, and its words once they may be read. */
export interface PreviousCase {
  readonly id: string;
  readonly closeReason: string | null;
  readonly closedOn: string | null;
  /** Null until participation is consented to in the present case. */
  readonly sections: Sections | null;
}

/**
 * What the caller sees of the case before this one; null where there was none or nothing of it is theirs. Its words are
 * read under the rights and consents of the present case, and never before participation in that is consented to.
 */
export async function previousCase(call: Call, state: CaseState, on: OnDay): Promise<PreviousCase | null> {
  const { previousCaseId: id, previousCloseReason, previousClosedOn } = state.facts;
  if (typeof id !== 'string') return null;
  const reader = { person: call.caller, relation: relationTo(state, withoutGlass(call.caller)) };
  const opened = consentInForce(state.facts, PARTICIPATION, on);
  if (!opened && !readsWords('SCREENING', 'SOC', reader)) return null;
  const row = opened ? await readCase(call.deps.pool, id) : null;
  return {
    id,
    closeReason: typeof previousCloseReason === 'string' ? previousCloseReason : null,
    closedOn: typeof previousClosedOn === 'string' ? previousClosedOn : null,
    sections: row === null ? null : await wordsOf(call, row, state, on),
  };
}

async function wordsOf(call: Call, row: CaseRow, present: CaseState, on: OnDay): Promise<Sections> {
  const { pool, library } = call.deps;
  const [content, book] = await Promise.all([readContent(pool, row.state.id), library.of(row.snapshotHash, pool)]);
  const sections = presentSections(content, present, book.definition, withoutGlass(call.caller), on);
  const names = Object.keys(sections);
  if (names.length > 0)
    noteUse(call, {
      action: 'VIEW',
      objectType: 'CASE',
      of: row.state,
      basis: basisOf(call.caller, present),
      sections: names,
    });
  return sections;
}

/** The responsible social worker and the team read what was their own case by their own right; a coordinator's ended. */
function byOwnRight(call: Call, state: CaseState): boolean {
  return relationTo(state, call.caller).member && call.caller.roles.some((role) => role !== 'COORD');
}

/**
 * The sections of a case that was followed by another one: only what is still being done, until participation is
 * consented to in the newer one, unless the caller reads it by their own right.
 */
export async function withoutPast(
  call: Call,
  { state, book }: { readonly state: CaseState; readonly book: PathwayBook },
  sections: Sections,
): Promise<Sections> {
  if (state.subject === undefined || byOwnRight(call, state)) return sections;
  const newer = await readNewerCase(call.deps.pool, state);
  if (newer === null) return sections;
  const { time } = await readerFor(call, newer);
  if (consentInForce(newer.facts, PARTICIPATION, onDayOf(book.definition, time))) return sections;
  return Object.fromEntries(Object.entries(sections).filter(([name]) => STILL_AT_WORK.has(name)));
}
