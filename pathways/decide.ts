/** The only place where a rule of a pathway is applied: (state, command) → what happens, or why not. */

import { letBack, namesAside, stepAside } from './engine/aside';
import { applyAbsences } from './engine/cover';
import { confirmDraft, discardDraft, openDraft, saveDraft, submitDraft } from './engine/drafts';
import { applyEffects } from './engine/effects';
import { factsOf, faultsOf } from './engine/forms';
import { childReport, followMember, stop } from './engine/kin';
import { askForHelp, assign, claim, complete, extend } from './engine/people';
import { barredByQuiet } from './engine/quiet';
import { raiseAlarm } from './engine/raise';
import { landClock, moveClock, recalculate } from './engine/time';
import { emit, firstRefusal, type Work } from './engine/work';
import type {
  Actor,
  AnytimeEvent,
  CaseState,
  Command,
  Data,
  Decision,
  EntryKind,
  Env,
  Instant,
  PathwayBook,
  Refusal,
  Scalar,
} from './model';

type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** Codes, dates, numbers and ids of a form that the plain history may print; longer or nested values stay out. */
function printable(facts: Data): { [name: string]: Scalar } {
  const params: { [name: string]: Scalar } = {};
  for (const [name, value] of Object.entries(facts)) {
    if (value === null || typeof value !== 'object') params[name] = value as Scalar;
  }
  return params;
}

function wrongStatus(work: Work, thing: EntryKind | AnytimeEvent): Refusal | null {
  if (!thing.statuses || thing.statuses.includes(work.state.status)) return null;
  return { code: 'not_in_this_status', params: { status: work.state.status } };
}

function entry(work: Work, command: CommandOf<'ENTRY'>): Refusal | null {
  const kind = work.book.definition.entries.find((e) => e.kind === command.kind);
  if (!kind) return { code: 'unknown_entry', errors: [{ path: 'kind', code: 'unknown_option' }] };
  const form = { data: { ...command.data, kind: kind.kind } };
  const status = wrongStatus(work, kind);
  if (status) return status;
  const errors = faultsOf(work, kind.fields, form);
  if (errors.length > 0) return { code: 'form_incomplete', errors };
  const refusal = firstRefusal(work, kind.checks, form);
  if (refusal) return refusal;
  const facts = factsOf(kind.fields, command.data);
  const date = command.data.date ?? command.data.on;
  const on = typeof date === 'string' ? date : work.env.today;
  emit(work, {
    code: 'ENTRY_RECORDED',
    params: { ...printable(facts), kind: kind.kind, on },
    change: { entry: { id: command.entryId, kind: kind.kind, on, facts } },
  });
  applyEffects(work, kind.effects, form);
  return null;
}

function event(work: Work, command: CommandOf<'EVENT'>): Refusal | null {
  const definition = work.book.definition.events.find((e) => e.code === command.event);
  if (!definition) return { code: 'unknown_event', errors: [{ path: 'type', code: 'unknown_option' }] };
  if (command.version !== work.state.version) {
    return { code: 'version_conflict', params: { current: work.state.version, by: null, at: null } };
  }
  const form = { data: command.data };
  const status = wrongStatus(work, definition);
  if (status) return status;
  const errors = faultsOf(work, definition.fields, form);
  if (errors.length > 0) return { code: 'form_incomplete', errors };
  const refusal = firstRefusal(work, definition.checks, form);
  if (refusal) return refusal;
  emit(work, {
    code: 'EVENT_RECORDED',
    params: { event: definition.code },
    change: { facts: factsOf(definition.fields, command.data), versionUp: true },
  });
  applyEffects(work, definition.effects, form);
  return null;
}

function act(
  work: Work,
  command: Exclude<Command, { type: 'OPEN_DRAFT' }>,
): Refusal | { readonly notYet?: Instant } | null {
  switch (command.type) {
    case 'SAVE_DRAFT':
      return saveDraft(work, command);
    case 'CONFIRM':
      return confirmDraft(work);
    case 'SUBMIT':
      return submitDraft(work, command);
    case 'DISCARD':
      return discardDraft(work);
    case 'COMPLETE':
      return complete(work, command);
    case 'CLAIM':
      return claim(work, command);
    case 'ASSIGN':
      return assign(work, command);
    case 'EXTEND':
      return extend(work, command);
    case 'HELP':
      return askForHelp(work, command);
    case 'ENTRY':
      return entry(work, command);
    case 'EVENT':
      return event(work, command);
    case 'STEP_ASIDE':
      return stepAside(work);
    case 'LET_BACK':
      return letBack(work, command);
    case 'ALARM':
      return raiseAlarm(work, command.alarmId);
    case 'CHILD_REPORT':
      childReport(work, command);
      return null;
    case 'FOLLOW_MEMBER':
      followMember(work, command);
      return null;
    case 'STOP':
      stop(work, command);
      return null;
    case 'RECALCULATE':
      recalculate(work);
      return null;
    case 'COVER':
      return null;
    case 'MOVE_CLOCK':
      return moveClock(work, command);
    case 'LAND_CLOCK':
      return landClock(work, command);
  }
}

/** Commands of time and of the house. */
const BY_ITSELF: ReadonlySet<Command['type']> = new Set([
  'ALARM',
  'LAND_CLOCK',
  'CHILD_REPORT',
  'FOLLOW_MEMBER',
  'STOP',
]);
/** Commands that write nothing of their own into the case. */
const NOT_WRITTEN: ReadonlySet<Command['type']> = new Set([
  'COVER',
  'MOVE_CLOCK',
  'RECALCULATE',
  'STEP_ASIDE',
  'LET_BACK',
]);
/** Who sees a case is asked also when it is over. */
const AFTER_THE_END: ReadonlySet<Command['type']> = new Set(['STEP_ASIDE', 'LET_BACK']);

/** What people may not do now whatever the command: the case is over, or its training clock is on the move. */
function barred(state: CaseState, command: Command, env: Env, book: PathwayBook): Refusal | null {
  if (BY_ITSELF.has(command.type)) return null;
  if (state.moving) return { code: 'clock_moving', params: { to: state.moving.to } };
  const task = 'taskId' in command ? state.tasks[command.taskId] : undefined;
  if (state.endedAt && !task && !AFTER_THE_END.has(command.type))
    return { code: 'case_closed', params: { at: state.endedAt, reason: state.closeReason ?? null } };
  return NOT_WRITTEN.has(command.type) ? null : barredByQuiet(state, command, env, book);
}

function answer(work: Work, notYet?: Instant): Decision {
  return { ok: true, events: work.events, notices: work.notices, ...(notYet ? { notYet } : {}) };
}

/**
 * Decides one command. Pure: time, ids and the calendar come in `env`; the same input gives the same events.
 * Refusals are values with a stable code; it throws only where a pathway contradicts itself.
 */
export function decide(
  state: CaseState | null,
  command: Command,
  actor: Actor,
  env: Env,
  book: PathwayBook,
  caseId: string,
): Decision {
  if (command.type === 'OPEN_DRAFT') {
    if (state) return { ok: false, refusal: { code: 'already_exists' } };
    const opened = openDraft(command, caseId, { actor, env, book });
    return 'code' in opened ? { ok: false, refusal: opened } : answer(opened);
  }
  if (!state) return { ok: false, refusal: { code: 'case_not_found' } };
  const refused = barred(state, command, env, book);
  if (refused) return { ok: false, refusal: refused };
  const work: Work = { state, events: [], notices: [], book, env, actor };
  const result = act(work, command);
  if (result && 'code' in result) return { ok: false, refusal: result };
  if (result?.notYet === undefined) applyAbsences(work);
  if (namesAside(state, work.state)) return { ok: false, refusal: { code: 'stepped_aside' } };
  return answer(work, result?.notYet);
}
