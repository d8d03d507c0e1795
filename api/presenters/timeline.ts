import { daysBetween } from '../../pathways/calendar';
import type { CaseEvent, CaseState, Pathway, TaskState } from '../../pathways/model';
import { dayOf } from '../../texts/dates';
import { capital, disciplineLabel, eventLabel, pathwayLabel, stepTitle } from '../../texts/labels';
import type { TimelineView } from '../contract/case-history';
import type { Language } from '../problems';
import { presentStages } from './stages';
import type { Reader } from './task';
import { isLate, timelinessOf } from './timeliness';

type Span = TimelineView['spans'][number];
type Mark = Span['marks'][number];

const MARKS: { readonly [code: string]: Mark['kind'] } = {
  REMINDER_SENT: 'reminder',
  ESCALATED: 'escalation',
  TASK_EXTENDED: 'extension',
};

interface Given {
  readonly pathway: Pathway;
  readonly reader: Reader;
  /** An event as the plain history tells it to this reader. */
  readonly told: (event: CaseEvent) => string;
}

/** What the timeline picture draws: steps, disciplines' parts and pauses side by side, with what was told and when. */
export function presentTimeline(
  state: CaseState,
  events: readonly CaseEvent[],
  { pathway, reader, told }: Given,
): TimelineView {
  const marks = marksByTask(events, told);
  const { language } = reader;
  return {
    spans: [
      ...Object.values(state.tasks).map((task) => taskSpan(task, marks.get(task.id) ?? [], reader)),
      ...Object.values(state.parts).map((part) => ({
        ...EMPTY,
        id: `part:${part.discipline}`,
        kind: 'part' as const,
        code: part.discipline,
        title: disciplineLabel(language, part.discipline),
        state: part.status,
        start: startOfDay(part.startedOn),
        end: part.endedOn === undefined ? null : startOfDay(part.endedOn),
        owner: state.team[part.discipline]?.userId ?? null,
      })),
      ...pauses(events, state, language),
      ...conferences(events, state, language),
    ].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)),
    stages: presentStages(state, events, pathway, reader),
    today: reader.time.today,
  };
}

const PAUSE = 'PAUSE';
const EMPTY = { dueOn: null, originalDueOn: null, owner: null, lateDays: 0, marks: [] as Mark[] };

function taskSpan(task: TaskState, marks: Mark[], { time, calendar, language }: Reader): Span {
  return {
    id: task.id,
    kind: 'step',
    code: task.step,
    title: stepTitle(language, task.step),
    state: task.status,
    start: task.openedAt,
    end: task.closedAt ?? null,
    dueOn: task.dueOn,
    originalDueOn: task.originalDueOn,
    owner: task.assignee ?? task.role,
    lateDays: isLate(task, time) ? timelinessOf(task, time, calendar).days : 0,
    marks,
  };
}

function marksByTask(events: readonly CaseEvent[], told: Given['told']): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  for (const event of events) {
    const { code, taskId, at, params } = event;
    const kind = MARKS[code];
    if (kind === undefined || taskId === undefined) continue;
    const level = params['level'];
    const list = marks.get(taskId) ?? [];
    marks.set(taskId, list);
    list.push({
      kind,
      ...(typeof level === 'number' ? { level } : {}),
      at,
      to: String(params['to'] ?? ''),
      text: told(event),
    });
  }
  return marks;
}

/** Why a case rests is for those who may read it where it was written, so a pause says only that it is one. */
function pauses(events: readonly CaseEvent[], state: CaseState, language: Language): Span[] {
  const spans: Span[] = [];
  for (const event of events) {
    const open = spans.at(-1);
    const over = event.code === 'CASE_RESUMED' || event.code === 'PAUSE_ENDED';
    if (over && open !== undefined) spans[spans.length - 1] = { ...open, state: 'ENDED', end: event.at };
    if (event.code !== 'CASE_PAUSED') continue;
    const until = event.params['until'];
    spans.push({
      ...EMPTY,
      id: `pause:${event.seq}`,
      kind: 'pause',
      code: PAUSE,
      title: eventLabel(language, PAUSE),
      state: 'RUNNING',
      start: event.at,
      end: null,
      dueOn: typeof until === 'string' ? until : null,
      lateDays: typeof until === 'string' && state.paused !== undefined ? lateDays(until, event.at) : 0,
    });
  }
  return spans;
}

/** What runs beside the case, from its start to the day on which it told that it had ended. */
function conferences(events: readonly CaseEvent[], state: CaseState, language: Language): Span[] {
  return events.flatMap((event) => {
    const id = event.change.child;
    if (id === undefined) return [];
    const told = state.childStatus?.[id];
    const end = events.find(({ change }) => change.childStatus?.id === id && change.childStatus.ended);
    return [
      {
        ...EMPTY,
        id: `conference:${id}`,
        kind: 'conference' as const,
        code: String(event.params['pathway'] ?? ''),
        title: capital(pathwayLabel(language, String(event.params['pathway'] ?? ''))),
        state: told?.status ?? 'RUNNING',
        start: event.at,
        end: end?.at ?? null,
      },
    ];
  });
}

function lateDays(until: string, at: string): number {
  return Math.max(0, daysBetween(until, dayOf(at)));
}

function startOfDay(date: string): string {
  return `${date}T00:00:00.000Z`;
}
