import type { CaseEvent, CaseState, Change, ClockState, Rung, TaskState } from './model';

const SETTLED = new Set(['DONE', 'CANCELLED', 'SKIPPED']);

function thawed(task: TaskState): TaskState {
  const { frozen: _frozen, ...running } = task;
  return running;
}

/** A closed task keeps its dates but no rungs: what was raised stands in the events. */
function settled(task: TaskState): TaskState {
  if (!SETTLED.has(task.status)) return task;
  return { ...thawed(task), rungs: [], dueMoves: [] };
}

function withRung<T extends TaskState | ClockState>(subject: T, key: string, state: Rung['state']): T {
  return { ...subject, rungs: subject.rungs.map((r) => (r.key === key ? { ...r, state } : r)) };
}

function foldTasks(state: CaseState, change: Change): CaseState['tasks'] {
  let tasks = state.tasks;
  if (change.task) tasks = { ...tasks, [change.task.id]: settled(change.task) };
  for (const patch of [...(change.taskPatch ? [change.taskPatch] : []), ...(change.taskPatches ?? [])]) {
    const before = tasks[patch.id];
    if (before) tasks = { ...tasks, [before.id]: settled({ ...before, ...patch }) };
  }
  if (change.resumed) tasks = Object.fromEntries(Object.entries(tasks).map(([id, task]) => [id, thawed(task)]));
  const rung = change.rung;
  const subject = rung && tasks[rung.subject];
  if (rung && subject) tasks = { ...tasks, [subject.id]: withRung(subject, rung.key, rung.state) };
  return tasks;
}

function foldClocks(state: CaseState, change: Change): CaseState['clocks'] {
  let clocks = state.clocks;
  if (change.clock) clocks = { ...clocks, [change.clock.code]: change.clock };
  const rung = change.rung;
  const subject = rung && clocks[rung.subject];
  if (rung && subject) clocks = { ...clocks, [subject.code]: withRung(subject, rung.key, rung.state) };
  return clocks;
}

/** Timers after some were set or taken away (null). */
export function foldTimers(state: CaseState, timers: NonNullable<Change['timers']>): NonNullable<CaseState['timers']> {
  const next = { ...state.timers };
  for (const [code, timer] of Object.entries(timers)) {
    if (timer) next[code] = timer;
    else delete next[code];
  }
  return next;
}

function foldTeam(state: CaseState, change: Change): CaseState['team'] {
  let team = state.team;
  if (change.member) {
    const { key, ...member } = change.member;
    team = { ...team, [key]: member };
  }
  if (change.left?.key === undefined) return team;
  const { [change.left.key]: _vacant, ...rest } = team;
  return rest;
}

function asideAfter({ aside = [] }: CaseState, { userId, on }: NonNullable<Change['aside']>): readonly string[] {
  const others = aside.filter((id) => id !== userId);
  return on ? [...others, userId] : others;
}

type Draft = { -readonly [K in keyof CaseState]: CaseState[K] };

/** Pauses and overlays, and the one stretch in which all of them together keep the service clock still. */
function foldOverlays(next: Draft, state: CaseState, change: Change): void {
  if (change.pause) next.paused = change.pause;
  if (change.pause === null) delete next.paused;
  if (change.overlay) next.overlays = { ...state.overlays, [change.overlay.code]: change.overlay };
  if (change.overlayEnded !== undefined) {
    const { [change.overlayEnded]: _ended, ...rest } = state.overlays ?? {};
    if (Object.keys(rest).length > 0) next.overlays = rest;
    else delete next.overlays;
  }
  if (change.frozenFrom) next.frozenFrom = change.frozenFrom;
  if (!change.resumed) return;
  delete next.paused;
  delete next.frozenFrom;
  next.pausedDays = state.pausedDays + change.resumed.days;
  if (change.resumed.on) next.thawedOn = change.resumed.on;
}

function folded(state: CaseState, event: CaseEvent): CaseState {
  const { change } = event;
  const next: Draft = {
    ...state,
    tasks: foldTasks(state, change),
    clocks: foldClocks(state, change),
    team: foldTeam(state, change),
    seq: event.seq,
    version: state.version + (change.versionUp ? 1 : 0),
  };
  if (change.status) next.status = change.status;
  if (change.facts) next.facts = { ...state.facts, ...change.facts };
  if (change.left) next.former = [...new Set([...(state.former ?? []), ...change.left.userIds])];
  if (change.aside) next.aside = asideAfter(state, change.aside);
  if (change.part) next.parts = { ...state.parts, [change.part.discipline]: change.part };
  if (change.entry) next.entries = [...state.entries, change.entry];
  if (change.subject) next.subject = change.subject;
  if (change.submittedOn) next.submittedOn = change.submittedOn;
  if (change.child) next.children = [...state.children, change.child];
  if (change.clockOffsetMs !== undefined) next.clockOffsetMs = change.clockOffsetMs;
  foldOverlays(next, state, change);
  if (change.ended) {
    next.endedAt = change.ended.at;
    next.closeReason = change.ended.reason;
  }
  if (change.confirmedBy === null) delete next.confirmedBy;
  else if (change.confirmedBy) next.confirmedBy = change.confirmedBy;
  if (change.stopsChildren) {
    const stopped = Object.entries(state.childStatus ?? {}).map(
      ([id, told]) => [id, { ...told, ended: true }] as const,
    );
    const silent = state.children.filter((id) => !state.childStatus?.[id]);
    const unheard = silent.map((id) => [id, { pathway: '', status: '', ended: true }] as const);
    next.childStatus = Object.fromEntries([...stopped, ...unheard]);
  }
  if (change.childStatus) {
    const { id, ...told } = change.childStatus;
    next.childStatus = { ...state.childStatus, [id]: told };
  }
  if (change.quiet === null || change.ended) delete next.quiet;
  else if (change.quiet) next.quiet = change.quiet;
  if (change.moving === null) delete next.moving;
  else if (change.moving) next.moving = change.moving;
  if (change.timers) next.timers = foldTimers(state, change.timers);
  return next;
}

/**
 * One event folded into the state. Events carry whole values, so folding asks neither calendar nor clock, and a case's
 * events alone give its state. Throws RangeError where the first event does not create the case or a number is skipped.
 */
export function evolve(state: CaseState | null, event: CaseEvent): CaseState {
  if (!state) {
    if (!event.change.created) throw new RangeError('the first event of a case must create it');
    const { created, facts, timers } = event.change;
    const begun = { ...created, facts: { ...created.facts, ...facts }, seq: event.seq };
    return timers ? { ...begun, timers: foldTimers(begun, timers) } : begun;
  }
  if (event.seq !== state.seq + 1) throw new RangeError(`event ${event.seq} does not follow ${state.seq}`);
  return folded(state, event);
}
