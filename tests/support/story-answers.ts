import type { CaseEvent } from '../../pathways/model';
import { type CaseInStory, localTime } from '../../scripts/stories/case-in-story';
import type { CoreCase } from './core-case';
import { amina } from './helmi-stories';

/** The due dates of a case's open steps, as the API gives them. */
export async function dueDates(story: CaseInStory): Promise<Record<string, string>> {
  const { tasks } = await story.now();
  const open = tasks.filter(({ status }) => status === 'OPEN' || status === 'IN_PROGRESS');
  return Object.fromEntries(open.map((task) => [task.stepCode, task.dueOn]));
}

export async function ribbon(story: CaseInStory): Promise<Record<string, string>> {
  const { ribbon: clocks } = await story.now();
  return Object.fromEntries(clocks.map(({ code, dueOn, state }) => [code, `${dueOn} ${state}`]));
}

const BY_ITSELF = ['REMINDER_SENT', 'TASK_OVERDUE', 'ESCALATED', 'CLOCK_ALARM', 'CLOCK_BREACHED'];

export type Line = Pick<CaseEvent, 'at' | 'code' | 'stepCode' | 'params'>;
/** What the engine did by itself, to the minute: when, what, which rung, and whom it told. */
export function rungs(events: readonly Line[]): string[] {
  return events
    .filter(({ code }) => BY_ITSELF.includes(code))
    .map(({ at, code, stepCode = '', params }) =>
      [localTime(at), code, stepCode, params['level'] ?? params['key'] ?? '', params['to'] ?? ''].join(' '),
    );
}

/** Everything the core would tell by itself until then. */
export function atTheCore(until: string): CoreCase {
  const c = amina();
  c.until(until, '09:00');
  return c;
}
