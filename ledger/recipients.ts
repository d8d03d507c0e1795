import { hasLeft, successorKey } from '../pathways/membership';
import type { CaseState, Member, NoticeDraft, TaskState } from '../pathways/model';

/** Whom a notice is for: people by id, and roles whose every active holder is meant. The database finds the latter. */
export interface Audience {
  readonly userIds: readonly string[];
  readonly roles: readonly string[];
  /** Those of them who are away: they find it in their inbox when they are back, and get no mail. */
  readonly quietIds: readonly string[];
}

/** Told by lists instead of notices. */
const BY_LIST = new Set(['MGR_DIGEST', 'ADMIN_COUNT']);
const PERSON = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isOpen = (task: TaskState): boolean => task.status === 'OPEN' || task.status === 'IN_PROGRESS';

/** The people behind the words of `NoticeDraft.to` (see `Recipient`), as the case stands after its events. */
export function audienceOf(draft: NoticeDraft, state: CaseState): Audience {
  const task = draft.taskId === undefined ? undefined : state.tasks[draft.taskId];
  const userIds = new Set<string>();
  const roles = new Set<string>();
  const away = new Set<string>();
  const addMember = (member: Member): void => {
    if (member.cover) away.add(member.userId);
    userIds.add(member.cover?.by ?? member.userId);
  };
  const addSuccessor = (role: string): void => {
    const next = state.team[successorKey(role)];
    if (next) addMember(next);
  };
  const addRole = (role: string): void => {
    const member = state.team[role];
    if (!member) roles.add(role);
    else if (!hasLeft(state, member.userId)) addMember(member);
    addSuccessor(role);
  };
  for (const word of draft.to) {
    if (BY_LIST.has(word)) continue;
    if (PERSON.test(word)) userIds.add(word);
    else if (word === 'TEAM') {
      for (const member of membersOf(state)) addMember(member);
      for (const id of deputiesAndWorkers(state)) userIds.add(id);
    } else if (word === 'ASSIGNEE') {
      if (task?.cover) away.add(task.cover.for);
      if (task?.assignee !== undefined) {
        userIds.add(task.assignee);
        addSuccessor(task.cover?.role ?? task.role);
      } else if (task) addRole(task.role);
    } else if (word === 'DEPUTY') {
      if (task?.deputy !== undefined) userIds.add(task.deputy);
    } else addRole(word);
  }
  const { aside = [] } = state;
  const quietIds = [...away].filter((id) => !userIds.has(id));
  const meant = [...userIds, ...quietIds].filter((id) => !aside.includes(id));
  return { userIds: meant, roles: [...roles], quietIds };
}

/** Everybody with a function in the case. */
function membersOf(state: CaseState): Member[] {
  return (
    Object.entries(state.team)
      // Who wrote a referral down for somebody else has no part in the work; the responsible social worker is told by name.
      .filter(([key]) => key !== 'CREATOR' && key !== 'RSW')
      .map(([, member]) => member)
  );
}

/** Members' deputies, and every worker and deputy of an open task. */
function deputiesAndWorkers(state: CaseState): string[] {
  const workers = Object.values(state.tasks)
    .filter(isOpen)
    .flatMap((task) => [task.assignee, task.deputy]);
  return [...membersOf(state).map(({ deputyId }) => deputyId), ...workers].filter((id) => id !== undefined);
}
