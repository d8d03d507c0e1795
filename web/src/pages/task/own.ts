import type { Session, TaskView } from '../../api';

/** True where the task waits for this person; whoever steps in for somebody else says why. */
export function isOwn({ assignee, deputy, role }: TaskView, user: Session['user']): boolean {
  if (assignee === null) return user.roles.includes(role);
  return assignee === user.id || deputy === user.id;
}
