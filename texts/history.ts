import { dayOf, formatInstant, formatTime } from './dates';
import { byItself, day, type EventParams, entryFacts, type HistoryEvent, person, subject, word } from './events';
import { has, type Language, type TextParams, t } from './index';
import {
  clockLabel,
  clockLaw,
  closeReasonLabel,
  disciplineLabel,
  entryLabel,
  eventLabel,
  outcomeLabel,
  pathwayLabel,
  reasonLabel,
  roleInSentence,
  roleLabel,
  small,
  statusLabel,
  stepTitle,
} from './labels';
import { recipients } from './recipients';

export type { HistoryEvent } from './events';

function plural(count: string): 'one' | 'other' {
  return Number(count) === 1 ? 'one' : 'other';
}

/** Working days before the due date: from the count, or from the rung's key (`R3`). */
function daysBefore(params: EventParams): string {
  const count = word(params, 'beforeWd');
  return count !== '' ? count : (/^R(\d+)$/.exec(word(params, 'key'))?.[1] ?? '');
}

/** The texts that fit the event, the most exact first; the last one always exists for a known code. */
function variants(event: HistoryEvent): string[] {
  const { code, params } = event;
  const step = event.stepCode ?? '';
  switch (code) {
    case 'TASK_COMPLETED': {
      const outcome = word(params, 'outcome');
      const own = [`${code}.${step}.${outcome}`, `${code}.${step}`, `${code}.any.${outcome}`];
      return outcome === '' ? [] : [...own, `${code}.withOutcome`];
    }
    case 'CLOCK_MET':
      return params.late === true ? [`${code}.late`] : [];
    case 'PART_ENDED':
      return [word(params, 'status') === '' ? `${code}.untold` : `${code}.${word(params, 'status')}`];
    case 'TASK_CANCELLED':
      return event.reasonCode === undefined ? [] : [`${code}.${event.reasonCode}`];
    case 'TASK_MOVED':
      return [`${code}.${word(params, 'reason')}`];
    case 'ESCALATED': {
      const level = `${code}.${word(params, 'level')}`;
      return [`${level}.${word(params, 'to')}`, level];
    }
    case 'REMINDER_SENT':
      return daysBefore(params) === '' ? [] : [`${code}.${plural(daysBefore(params))}`];
    case 'ALARM_NOTICED':
      return [`${code}.${step}.${word(params, 'key')}`, `${code}.${word(params, 'key')}`];
    case 'EVENT_RECORDED':
      return [`${code}.${word(params, 'event')}`];
    case 'TIMER_RAISED':
      return [`${code}.${word(params, 'timer')}`];
    case 'TASK_COVERED':
      return word(params, 'assignee') === '' ? [`${code}.pool`] : [];
    case 'OVERLAY_STARTED':
    case 'OVERLAY_ENDED':
      return [`${code}.${word(params, 'overlay')}`];
    case 'STEP_SKIPPED':
      return [`${code}.${word(params, 'reason')}`];
    case 'ADVICE_GIVEN':
      return [`${code}.${word(params, 'advice')}`];
    case 'PAUSE_ENDED':
      return [`${code}.${plural(word(params, 'days'))}`];
    case 'MEMBER_NAMED':
    case 'MEMBER_LEFT':
      return word(params, 'userId') === '' ? [`${code}.nobody`] : [];
    case 'CASE_RESUMED':
      return [`${code}.${plural(word(params, 'days'))}`];
    case 'DUE_DATES_RECALCULATED':
      return [`${code}.${plural(word(params, 'moved'))}`];
    case 'DRAFT_DISCARDED':
      return byItself(event) ? [`${code}.byItself`] : [];
    default:
      return [];
  }
}

function textOf(language: Language, event: HistoryEvent, params: TextParams, facts: string): string {
  const entry = event.code === 'ENTRY_RECORDED' && facts !== '' ? ['ENTRY_RECORDED.withFacts'] : [];
  const key = [...variants(event), ...entry, event.code].find((name) => has(language, `history.${name}`));
  return key === undefined ? event.code : t(language, `history.${key}`, params);
}

/** `from` and `to` mean stages, people or days, by the kind of event. */
function fromAndTo(language: Language, { code, params }: HistoryEvent): { from: string; to: string } {
  const both = (say: (name: 'from' | 'to') => string) => ({ from: say('from'), to: say('to') });
  switch (code) {
    case 'STATUS_CHANGED':
      return both((name) => statusLabel(language, word(params, name)));
    case 'TASK_ASSIGNED':
    case 'HELP_ASKED':
      return both((name) => person(language, word(params, name)));
    case 'REMINDER_SENT':
    case 'ESCALATED':
    case 'ALARM_NOTICED':
    case 'CLOCK_ALARM':
      return { from: '', to: recipients(language, word(params, 'to')) };
    default:
      return both((name) => day(language, params, name));
  }
}

/** Short sentences after the main one. */
function more(language: Language, { code, params, reasonCode }: HistoryEvent): string[] {
  const say = (part: string, values: TextParams): string => t(language, `history.part.${part}`, values);
  const people = (...names: readonly ('assignee' | 'from' | 'deputy' | 'for')[]): string[] =>
    names
      .filter((name) => word(params, name) !== '')
      .map((name) => say(name, { [name]: person(language, word(params, name)) }));
  const reason = reasonCode === undefined || reasonCode === 'GIVEN' ? '' : reasonLabel(language, reasonCode);
  switch (code) {
    case 'TASK_OPENED': {
      const role = word(params, 'role');
      if (word(params, 'assignee') !== '' || role === '') return people('assignee');
      return [say('role', { role: person(language, role) })];
    }
    case 'TASK_ASSIGNED':
      return people('assignee', 'from', 'deputy');
    case 'TASK_COVERED':
      return people('assignee', 'for');
    case 'TASK_RETURNED':
      return people('assignee', 'from');
    case 'TASK_FULFILLED': {
      const by = word(params, 'by');
      return has(language, `entries.${by}`) ? [say('by', { by: small(entryLabel(language, by)) })] : [];
    }
    case 'TASK_COMPLETED': {
      const away = word(params, 'onBehalfOf');
      const behalf = away === '' ? [] : [say('for', { for: person(language, away) })];
      if (params.late === true) return [...behalf, reason === '' ? say('late', {}) : say('lateReason', { reason })];
      return reason === '' ? behalf : [...behalf, say('reason', { reason })];
    }
    case 'TASK_EXTENDED':
    case 'CASE_PAUSED':
      return reason === '' ? [] : [say('reason', { reason: small(reason) })];
    default:
      return [];
  }
}

const PASSED = new Set(['ESCALATION_PASSED', 'CLOCK_ALARM_PASSED', 'REMINDER_DROPPED']);

/** For what came late: when it was written down and when it should have been, to the minute. */
function away(language: Language, event: HistoryEvent): string[] {
  const { at, nominalAt } = event;
  if (nominalAt === undefined || PASSED.has(event.code)) return [];
  const sameDay = dayOf(at) === dayOf(nominalAt);
  const say = (instant: string): string => (sameDay ? formatTime(language, instant) : formatInstant(language, instant));
  if (say(at) === say(nominalAt)) return [];
  return [t(language, 'history.part.away', { at: say(at), nominalAt: say(nominalAt) })];
}

/**
 * What happened, as one plain sentence (with short ones after it where there is more to say), without date.
 * An event code without a text gives the code.
 */
export function historySentence(language: Language, event: HistoryEvent): string {
  const { params } = event;
  const step = event.stepCode ?? '';
  const clock = word(params, 'clock');
  const facts = event.code === 'ENTRY_RECORDED' ? entryFacts(language, params) : '';
  const main = textOf(
    language,
    event,
    {
      ...fromAndTo(language, event),
      who: subject(language, event),
      step: stepTitle(language, step),
      outcome: small(outcomeLabel(language, step, word(params, 'outcome'))),
      reason: closeReasonLabel(language, word(params, 'reason')),
      dueOn: day(language, params, 'dueOn'),
      until: day(language, params, 'until'),
      on: day(language, params, 'on'),
      level: word(params, 'level'),
      beforeWd: daysBefore(params),
      days: word(params, 'days'),
      moved: word(params, 'moved'),
      clock: clockLabel(language, clock),
      law: clockLaw(language, clock),
      entry: small(entryLabel(language, word(params, 'kind'))),
      event: small(eventLabel(language, word(params, 'event'))),
      facts,
      discipline: small(disciplineLabel(language, word(params, 'discipline'))),
      status:
        event.code === 'CHILD_REPORTED'
          ? statusLabel(language, word(params, 'status'))
          : t(language, `partStatuses.${word(params, 'status')}`),
      pathway: pathwayLabel(language, word(params, 'pathway')),
      role: roleLabel(language, word(params, 'member')),
      theRole: roleInSentence(language, word(params, 'member')),
      person: word(params, 'userId'),
      for: person(language, word(params, 'for')),
    },
    facts,
  );
  return [main, ...more(language, event), ...away(language, event)].join(' ');
}

/** The whole line of the history: day and time of Helsinki, then what happened. */
export function historyLine(language: Language, event: HistoryEvent): string {
  return t(language, 'history.line', {
    when: formatInstant(language, event.at),
    text: historySentence(language, event),
  });
}
