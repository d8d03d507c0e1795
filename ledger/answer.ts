import type { CaseState, Command } from '../pathways/model';
import { isOpenTask } from './projections';
import type { CommandAnswer } from './types';

/** What a command came to, in ids and versions. */
export function answerOf(before: CaseState | null, after: CaseState, command: Command): CommandAnswer {
  const opened: string[] = [];
  const closed: string[] = [];
  const cancelled: string[] = [];
  for (const task of Object.values(after.tasks)) {
    const earlier = before?.tasks[task.id];
    if (earlier === task) continue;
    if (isOpenTask(task)) {
      if (!earlier) opened.push(task.id);
    } else if (!earlier || isOpenTask(earlier)) {
      (task.status === 'CANCELLED' ? cancelled : closed).push(task.id);
    }
  }
  return {
    caseId: after.id,
    seq: after.seq,
    version: after.version,
    status: after.status,
    opened,
    closed,
    cancelled,
    ...(command.type === 'ENTRY' ? { entryId: command.entryId } : {}),
  };
}
