/**
 * One case, any pathway: hears what was decided, waits for what time must do, and asks for the side effects. It applies
 * no rule and knows no step by name, so replay concerns these mechanics only. A change here that alters the order of
 * commands goes behind `patched('YYYY-MM-slug')` and brings a recorded history along (tests/histories).
 */
import { condition, continueAsNew, defineQuery, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow';
import { AlarmClock } from './alarm-clock';
import { Background } from './background';
import { startChildCase } from './children';
import { type CaseView, PROGRESS_SIGNAL, VIEW_QUERY } from './messages';
import { Outbox } from './outbox';
import { Patience } from './patience';
import { LONGEST_HISTORY, type RunInput } from './run-input';
import { show } from './shown';
import { deliver, landClock, raiseAlarm } from './side-effects';
import { isNewer } from './views';

export const progress = defineSignal<[CaseView]>(PROGRESS_SIGNAL);
export const view = defineQuery<CaseView>(VIEW_QUERY);

/** One thing to be done at `at` (epoch ms); `label` is shown in the engine's history. */
interface Deed {
  readonly id: string;
  readonly at: number;
  readonly label: string;
  readonly run: () => Promise<CaseView>;
}

/** The life of one case at the engine: returns once the case has ended and everything pending was done. */
export async function pathway(input: RunInput): Promise<void> {
  const { caseId } = input.view;
  let current = input.view;
  let news = true;
  const wake = () => {
    news = true;
  };
  const clock = new AlarmClock(wake);
  const background = new Background(wake);
  const outbox = new Outbox(input.carried?.takenNotices);
  const patience = new Patience();
  const startedChildren = new Set(input.carried?.startedChildren);

  const hear = (heard: CaseView) => {
    if (!isNewer(heard, current)) return;
    current = heard;
    outbox.hear(heard);
    wake();
  };
  setHandler(progress, hear);
  setHandler(view, () => current);

  /** What time asks for next. A training clock on the move takes its alarms at once, in order, and then lands. */
  const nextDeed = (): Deed | null => {
    const { next, movingTo } = current;
    if (movingTo !== null && (next === null || next.at > movingTo))
      return { id: movingTo, at: patience.earliest(movingTo), label: 'clock lands', run: () => landClock(caseId) };
    if (next === null) return null;
    const wall = movingTo === null ? Date.parse(next.wakeAt) : 0;
    const at = Math.max(wall, patience.earliest(next.id));
    return { id: next.id, at, label: next.label, run: () => raiseAlarm(caseId, next) };
  };

  const act = async (deed: Deed) => {
    patience.tried(deed.id, Date.now());
    const after = await deed.run();
    if (isNewer(current, after)) return;
    current = after;
    outbox.hear(after);
  };

  const startChildren = () => {
    for (const child of current.children.filter(({ workflowId }) => !startedChildren.has(workflowId))) {
      startedChildren.add(child.workflowId);
      background.run('start of a child case', () => startChildCase(child, input));
    }
  };

  // While a training clock moves, notices gather and leave together once it has landed.
  const sendNotices = () => {
    const noticeIds = current.movingTo === null ? outbox.take(current, Date.now()) : [];
    if (noticeIds.length > 0) background.run('delivery', () => deliver(caseId, noticeIds));
  };

  const armClock = () => {
    const deed = nextDeed();
    const wakes = outbox.waiting(current).map(({ wakeAt }) => ({ at: Date.parse(wakeAt), label: 'notices leave' }));
    if (deed !== null) wakes.push({ at: deed.at, label: deed.label });
    const first = wakes.reduce<(typeof wakes)[number] | null>((a, b) => (a === null || b.at < a.at ? b : a), null);
    if (first !== null) clock.arm(first.at, first.label);
  };

  for (;;) {
    news = false;
    startChildren();
    sendNotices();
    const deed = nextDeed();
    if (deed !== null && deed.at <= Date.now()) {
      await act(deed);
      continue;
    }
    show(input, current);
    const quiet = background.idle && current.movingTo === null;
    if (quiet && current.ended && outbox.waiting(current).length === 0) return;
    if (quiet && isLong(input.longestHistory)) {
      await continueAsNew<typeof pathway>({
        ...input,
        view: current,
        carried: { startedChildren: [...startedChildren], takenNotices: outbox.taken },
      });
    }
    armClock();
    await condition(() => news);
  }
}

function isLong(longest: number = LONGEST_HISTORY): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength > longest;
}
