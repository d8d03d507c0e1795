/** Absence of a worker: what waits for somebody who is away goes to a cover and comes back (domain.md §2.4). */
import { isOpen } from '../conditions';
import { isAside } from '../membership';
import type { Absence, Actor, Member, Recipient, TaskState } from '../model';
import { emit, stepOf, tell, type Work } from './work';

/** Cover follows from the calendar, whoever's command it came with. */
const BY_TIME: Actor = { id: 'ENGINE', role: 'ENGINE' };
/** The level of a chain at which somebody is asked to find another worker. */
const HELP_LEVEL = 2;

function absenceOf(work: Work, userId: string): Absence | undefined {
  const { absences = [], today } = work.env;
  return absences.find((a) => a.userId === userId && a.from <= today && today <= a.to);
}

/** Whether the role is for people from outside, who must not be at work in the subject's other cases. */
function isFromOutside(work: Work, role: string | null): boolean {
  return role !== null && work.book.definition.outsiders?.includes(role) === true;
}

/** Not every command knows the subject's other cases: then cover for an outsider waits for one that does. */
function mustWait(work: Work, role: string): boolean {
  return isFromOutside(work, role) && work.env.subjectWorkers === undefined;
}

/** The first of these people who is not away; a cover who is away passes it on to the own cover. */
function present(
  work: Work,
  candidates: readonly (string | undefined)[],
  role: string | null,
  away: string,
): string | null {
  const seen = new Set([away]);
  const queue = candidates.filter((id) => id !== undefined);
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (isAside(work.state, id)) continue;
    const absence = absenceOf(work, id);
    if (!absence && !(isFromOutside(work, role) && work.env.subjectWorkers?.includes(id))) return id;
    if (!absence) continue;
    const next = coverIn(work, absence, role);
    if (next !== undefined) queue.unshift(next);
  }
  return null;
}

/** The cover that the absence names, where that person holds the role that is asked for. */
function coverIn(work: Work, absence: Absence, role: string | null): string | undefined {
  const known = role !== null && work.book.definition.roles.includes(role);
  if (absence.cover === null || (known && !absence.coverRoles.includes(role))) return undefined;
  return absence.cover;
}

function withoutCover<T extends { readonly cover?: unknown }>(thing: T): Omit<T, 'cover'> {
  const { cover: _cover, ...rest } = thing;
  return rest;
}

/** Whose task it is, whoever does it meanwhile. */
export function ownerOf(task: TaskState): string | undefined {
  return task.cover?.for ?? task.assignee;
}

/** The task as its own worker's again; for good where `assignee` is given. */
export function uncovered(task: TaskState, assignee?: string): TaskState {
  const { cover } = task;
  if (!cover) return assignee === undefined ? task : { ...task, assignee };
  return { ...withoutCover(task), role: cover.role ?? task.role, assignee: assignee ?? cover.for };
}

function giveBack(work: Work, task: TaskState): void {
  const from = task.assignee;
  const own = uncovered(task);
  emit(work, {
    actor: BY_TIME,
    code: 'TASK_RETURNED',
    taskId: task.id,
    stepCode: task.step,
    params: { assignee: own.assignee ?? null, ...(from ? { from } : {}) },
    change: { task: own },
  });
}

/** Whether the absence concerns the task: due before its end, come during it, or under cover already. */
function concerns(work: Work, absence: Absence, task: TaskState): boolean {
  if (task.cover || task.dueOn <= absence.to || task.openedOn >= absence.from) return true;
  return work.events.some((event) => event.taskId === task.id && event.code === 'TASK_ASSIGNED');
}

function coverTask(work: Work, task: TaskState, owner: string, absence: Absence): void {
  const role = task.cover?.role ?? task.role;
  if (mustWait(work, role)) return;
  const memberDeputy = Object.values(work.state.team).find(
    (m) => m.userId === owner && m.deputyId !== undefined,
  )?.deputyId;
  const to = present(work, [coverIn(work, absence, role), task.deputy, memberDeputy], role, owner);
  if (to !== null && task.assignee === to && task.cover?.to === to) return;
  // Somebody of the pool took it: it stays there, unless that person is away too.
  const taken = task.cover && !task.cover.to && task.assignee !== undefined && !absenceOf(work, task.assignee);
  const waits = task.cover && !task.cover.to && task.assignee === undefined;
  if (to === null && (taken || waits)) return;
  const { assignee: _assignee, ...rest } = withoutCover(task);
  const known = work.book.definition.roles.includes(role);
  const poolRole = known ? role : (stepOf(work, task.step).deputyRole ?? role);
  const cover = {
    for: owner,
    absenceId: absence.id,
    ...(to === null ? {} : { to }),
    ...(poolRole === role || to !== null ? {} : { role }),
  };
  const covered: TaskState = {
    ...rest,
    ...(to === null ? { role: poolRole, status: 'OPEN' as const } : { role, assignee: to }),
    cover,
  };
  emit(work, {
    actor: BY_TIME,
    code: 'TASK_COVERED',
    taskId: task.id,
    stepCode: task.step,
    params: { for: owner, ...(to === null ? { role: poolRole } : { assignee: to }) },
    change: { task: covered },
  });
  if (to === null) askLeader(work, covered);
}

/** Nobody stands in: whoever the chain asks to find another worker hears of it at once. */
function askLeader(work: Work, task: TaskState): void {
  const chain = work.book.definition.chains[stepOf(work, task.step).chain] ?? [];
  const to: readonly Recipient[] = (chain.find((rung) => rung.level === HELP_LEVEL)?.to ?? []).filter(
    (word) => word !== 'ASSIGNEE' && word !== 'DEPUTY',
  );
  tell(work, { code: 'NO_COVER', to, taskId: task.id, stepCode: task.step, dueOn: task.dueOn });
}

function coverMember(work: Work, key: string, member: Member): void {
  if (isAside(work.state, member.userId)) return;
  const absence = absenceOf(work, member.userId);
  if (absence && mustWait(work, key)) return;
  const by = absence ? present(work, [coverIn(work, absence, key), member.deputyId], key, member.userId) : null;
  if ((member.cover?.by ?? null) === by) return;
  const own = withoutCover(member);
  if (absence && by !== null) {
    emit(work, {
      actor: BY_TIME,
      code: 'MEMBER_COVERED',
      params: { member: key, userId: by, for: member.userId },
      change: { member: { key, ...own, cover: { by, absenceId: absence.id } } },
    });
    return;
  }
  emit(work, {
    actor: BY_TIME,
    code: 'MEMBER_RETURNED',
    params: { member: key, userId: member.userId },
    change: { member: { key, ...own } },
  });
}

/**
 * Puts the case right with the absences of this day: members and tasks of people who are away get their cover, those who
 * are back get theirs again. Follows from state and calendar alone, so saying it twice changes nothing.
 */
export function applyAbsences(work: Work): void {
  const kind = work.book.definition.statuses.find(({ code }) => code === work.state.status)?.kind;
  if (work.state.endedAt !== undefined || kind !== 'OPEN') return;
  for (const [key, member] of Object.entries(work.state.team)) if (key !== CREATOR) coverMember(work, key, member);
  for (const task of Object.values(work.state.tasks)) {
    const owner = ownerOf(task);
    if (!isOpen(task) || owner === undefined) continue;
    const absence = absenceOf(work, owner);
    if (!absence) {
      if (task.cover) giveBack(work, task);
    } else if (concerns(work, absence, task)) coverTask(work, task, owner, absence);
  }
}

/** Who wrote a case down for others has no work in it that could be covered. */
const CREATOR = 'CREATOR';
