import type { Reassignment, ReassignTask } from '../../ledger/reassignments';
import { stepTitle } from '../../texts/labels';
import { faultText, problemTitle } from '../../texts/problems';
import type { ReassignView } from '../contract/oversight';
import type { Language } from '../problems';

interface Item {
  readonly taskId: string;
  readonly result: 'READY' | 'DONE' | 'REFUSED';
  readonly reason?: string;
}

type Shown = Pick<Reassignment, 'fromId' | 'toId'> &
  Partial<Pick<Reassignment, 'id' | 'undoUntil' | 'undoneAt' | 'undoItems'>> & {
    readonly items: readonly Item[] | null;
  };

/** A reassignment, or the trial of one: what became of each task, with the reason in words where it was refused. */
export function presentReassignment(shown: Shown, tasks: readonly ReassignTask[], language: Language): ReassignView {
  const { items, undoItems } = shown;
  const count = (list: readonly Item[], refused: boolean) =>
    list.filter(({ result }) => (result === 'REFUSED') === refused).length;
  const present = (list: readonly Item[]) => {
    const byTask = new Map(list.map((item) => [item.taskId, item]));
    return tasks.flatMap((task) => {
      const item = byTask.get(task.taskId);
      if (item === undefined) return [];
      const { result, reason } = item;
      return [
        {
          taskId: task.taskId,
          caseId: task.caseId,
          caseReference: task.reference,
          title: stepTitle(language, task.stepCode),
          dueOn: task.dueOn,
          result,
          ...(reason === undefined ? {} : { reason, text: reasonText(language, reason) }),
        },
      ];
    });
  };
  return {
    id: shown.id ?? null,
    from: shown.fromId,
    to: shown.toId,
    items: present(items ?? []),
    done: count(items ?? [], false),
    refused: count(items ?? [], true),
    undoUntil: shown.undoneAt === null && shown.undoUntil !== undefined ? shown.undoUntil.toISOString() : null,
    undone:
      undoItems === undefined || undoItems === null
        ? null
        : { items: present(undoItems), done: count(undoItems, false), refused: count(undoItems, true) },
  };
}

function reasonText(language: Language, reason: string): string {
  return reason === 'wrong_role' ? faultText(language, reason) : problemTitle(language, reason);
}
