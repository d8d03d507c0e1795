/** Family group conferences: R11 of domain.md §5.2. There are few of them, so they are told by the year only. */
import { daysBetween } from '../../calendar';
import { isIn } from '../../reports/period';
import type { Counting, ReportCase, ReportDefinition } from '../../reports/report';
import { has, isMeant, lastForm, listOf, sharesBy, spread, textOf } from './read';

const about = {
  pathway: 'familyGroupConference',
  room: 'CONFERENCES',
  outcome: true,
  yearly: true,
  dimensions: [],
  forms: [],
} as const;

const STAGES: readonly (readonly [string, (c: ReportCase) => boolean])[] = [
  ['REQUESTED', () => true],
  ['AGREED', has('agreedOn')],
  ['HELD', has('heldOn')],
  ['APPROVED', has('planApprovedOn')],
];

const steps: ReportDefinition = {
  ...about,
  code: 'R11',
  count: (cases, { period }) => {
    let reached = cases.filter((c) => isMeant(c) && isIn(period, c.submittedOn));
    const denominator = reached.length;
    const rows = STAGES.map(([key, isReached]) => {
      reached = reached.filter(isReached);
      return { key, numerator: reached.length, denominator };
    });
    return { shape: 'STAGES', rows, missing: 0 };
  },
};

const held = (cases: readonly ReportCase[], { period }: Pick<Counting, 'period'>): readonly ReportCase[] =>
  cases.filter((c) => isMeant(c) && isIn(period, textOf(c.facts.heldOn)));

const HEARD = ['WHOLE', 'PART', 'MESSAGE'];

/** Whether everything that was promised was done when it was looked at; null where it hasn't been. */
function allDone(c: ReportCase): boolean | null {
  const actions = listOf(lastForm(c, 'G8_FOLLOW_UP')?.actions);
  return actions.length === 0 ? null : actions.every(({ state }) => state === 'DONE');
}

/** What is asked of each conference that was held. Null: not known. */
const MARKS: readonly (readonly [string, (c: ReportCase) => boolean | null])[] = [
  ['UNANIMOUS', ({ facts }) => (facts.unanimous === undefined ? null : facts.unanimous === 'YES')],
  ['SUPPORTER', (c) => c.forms.findLast(({ code }) => code === 'G5_CONFERENCE')?.data.supporterPresent === true],
  ['CHILD_HEARD', ({ facts }) => HEARD.includes(textOf(facts.childPresent) ?? '')],
  ['ACTIONS_DONE', allDone],
];

const marks: ReportDefinition = {
  ...about,
  code: 'R11b',
  forms: ['G5_CONFERENCE', 'G8_FOLLOW_UP'],
  count: (cases, counting) => {
    const rows = MARKS.flatMap(([key, met]) => {
      const answers = held(cases, counting).flatMap((of) => {
        const answer = met(of);
        return answer === null ? [] : [{ of, met: answer }];
      });
      return sharesBy(answers, null).map((row) => ({ ...row, key }));
    });
    return { shape: 'SHARES', rows, missing: 0 };
  },
};

const preparation: ReportDefinition = {
  ...about,
  code: 'R11c',
  count: (cases, counting) => {
    const days = held(cases, counting).flatMap(({ facts }) => {
      const [from, to] = [textOf(facts.agreedOn), textOf(facts.heldOn)];
      return from === undefined || to === undefined ? [] : [daysBetween(from, to)];
    });
    return { shape: 'SPREAD', rows: [spread('PREPARATION', days)], missing: 0 };
  },
};

export const conferenceReports: readonly ReportDefinition[] = [steps, marks, preparation];
