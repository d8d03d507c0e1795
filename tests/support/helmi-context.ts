/** Hand-built contexts for the named rules of the Helmi pathway: a case as it stands on one day, told in few words. */
import { envAt, instantOf } from '../../ledger/time';
import { finnishCalendar, type LocalDate } from '../../pathways/calendar';
import { helmi } from '../../pathways/helmi';
import type { CaseState, ClockState, Data, EntryState, PartState, RuleContext, TaskState } from '../../pathways/model';

export const calendar = finnishCalendar();

interface Situation {
  readonly on: LocalDate;
  readonly time?: string;
  readonly data?: Data;
  readonly facts?: Data;
  readonly outcome?: string;
  readonly state?: Partial<CaseState>;
  readonly task?: TaskState;
  readonly actor?: string;
}

/** What a rule is told on a day: the form at hand, the case's facts, and whatever else the rule looks at. */
export function context({
  on,
  time = '10:00',
  data = {},
  facts = {},
  outcome,
  state,
  task,
  actor,
}: Situation): RuleContext {
  const at = instantOf(on, time);
  return {
    pathway: helmi.definition,
    env: { ...envAt(at, calendar), newId: () => 'new' },
    actor: { id: actor ?? 'aino', role: 'COORD' },
    data,
    state: {
      id: 'case-1',
      pathway: { id: 'helmi', version: helmi.definition.version },
      reference: 'HELMI-2026-0001',
      training: false,
      status: 'SCREENING',
      startedAt: at,
      createdBy: 'aino',
      team: {},
      facts,
      tasks: {},
      clocks: {},
      parts: {},
      entries: [],
      pausedDays: 0,
      clockOffsetMs: 0,
      children: [],
      seq: 1,
      version: 1,
      ...state,
    },
    ...(outcome ? { outcome } : {}),
    ...(task ? { task } : {}),
  };
}

/** A task of a step with an open form, due on a day. */
export function taskOf(step: string, opened: LocalDate, due: LocalDate, more: Partial<TaskState> = {}): TaskState {
  return {
    id: step,
    step,
    kind: 'FORM',
    status: 'OPEN',
    role: 'COORD',
    openedAt: instantOf(opened, '10:00'),
    openedOn: opened,
    due: { length: 5, unit: 'WD', calendar: 'FI_SERVICE' },
    countedFrom: opened,
    dueOn: due,
    dueAt: instantOf(due, '16:00'),
    originalDueOn: due,
    originalDueAt: instantOf(due, '16:00'),
    dueMoves: [],
    lateAt: instantOf(due, '16:00'),
    clock: 'SERVICE',
    revision: 0,
    version: 0,
    rungs: [],
    escalationLevel: 0,
    extensions: 0,
    overdue: false,
    ...more,
  };
}

export const tasks = (...all: readonly TaskState[]): CaseState['tasks'] =>
  Object.fromEntries(all.map((task) => [task.id, task]));

export const entries = (...all: readonly (readonly [string, LocalDate, Data])[]): readonly EntryState[] =>
  all.map(([kind, on, facts], index) => ({ id: `entry-${index}`, kind, on, facts }));

/** A running clock of the law with its last day. */
export function clockOf(code: string, startedOn: LocalDate, dueOn: LocalDate): CaseState['clocks'] {
  const clock: ClockState = {
    code,
    startedOn,
    dueOn,
    dueAt: instantOf(dueOn, '16:00'),
    state: 'RUNNING',
    revision: 0,
    rungs: [],
    moves: [],
  };
  return { [code]: clock };
}

export function partsOf(...given: readonly (readonly [string, PartState['status']])[]): CaseState['parts'] {
  return Object.fromEntries(
    given.map(([discipline, status]) => [discipline, { discipline, status, startedOn: '2027-01-14' }]),
  );
}

/** A consent as the case remembers it. */
export const consent = (item: string, state = 'GIVEN', person = 'GUARDIAN_1'): Data => ({
  item,
  state,
  person,
  givenByRole: person === 'CHILD' ? 'CHILD' : 'GUARDIAN',
});

/** The code with which a named check refuses, or null where it lets pass. */
export function refusal(check: string, situation: Situation): string | null {
  const rule = helmi.rules.checks[check];
  if (!rule) throw new Error(`no check ${check}`);
  return rule(context(situation))?.code ?? null;
}

export function isSo(condition: string, situation: Situation): boolean {
  const rule = helmi.rules.conditions[condition];
  if (!rule) throw new Error(`no condition ${condition}`);
  return rule(context(situation));
}

export function follows(rule: string, situation: Situation) {
  const found = helmi.rules.effects[rule];
  if (!found) throw new Error(`no effects ${rule}`);
  return found(context(situation));
}

export function dateOf(rule: string, situation: Situation): LocalDate {
  const found = helmi.rules.dates[rule];
  if (!found) throw new Error(`no date ${rule}`);
  return found(context(situation));
}
