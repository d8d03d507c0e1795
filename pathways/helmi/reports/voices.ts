/** Whether people are heard, in a language of theirs: R7, R10 and R12 of domain.md §5.2. */
import { isIn, type Period } from '../../reports/period';
import type { Counted, ReportCase, ReportDefinition } from '../../reports/report';
import { DIMENSIONS } from '../../reports/report';
import { type Answer, isMeant, lastForm, listOf, numberOf, recordOf, shapeBy, sharesBy, spread, textOf } from './read';

const about = { pathway: 'helmi', room: 'VOICES', outcome: false, dimensions: [], forms: [] } as const;

const INTERPRETED: { readonly [use: string]: boolean } = { USED: true, NEEDED_NOT_AVAILABLE: false };
const SHARED_LANGUAGE = 'MULTILINGUAL_WORKER';

/** R7: contacts and nurse's visits that took place and needed an interpreter; meetings confirmed without one count as not met. */
const interpreting: ReportDefinition = {
  ...about,
  code: 'R7',
  dimensions: DIMENSIONS,
  forms: ['INTAKE', 'P4_ASSESSMENT', 'P5_INTAKE', 'P5_INTAKE_URGENT', 'P5_DEFER', 'CONTACT', 'MEETING'],
  count: (cases, { period, by }) => {
    const answers = cases.filter((c) => isMeant(c) && needsInterpreter(c)).flatMap((of) => meetingsOf(of, period));
    return { shape: shapeBy(by), rows: sharesBy(answers, by), missing: 0 };
  },
};

function needsInterpreter({ facts }: ReportCase): boolean {
  const needs = facts.interpreterNeed;
  return typeof needs === 'object' && needs !== null && Object.values(needs).includes('YES');
}

function meetingsOf(of: ReportCase, period: Period): readonly Answer[] {
  const plan = lastForm(of, 'P5_INTAKE', 'P5_INTAKE_URGENT', 'P5_DEFER')?.interpreterPlan;
  const met = (use: string | undefined): boolean | undefined =>
    use === 'NOT_NEEDED' && plan === SHARED_LANGUAGE ? true : INTERPRETED[use ?? ''];
  return of.forms.flatMap(({ code, data }) => {
    const overridden = code === 'MEETING' && data.status === 'CONFIRMED' && textOf(data.overrideReason) !== undefined;
    const contacts = code === 'CONTACT' ? [data] : code === 'P4_ASSESSMENT' ? listOf(data.visits) : [];
    return [
      ...(overridden && isIn(period, textOf(data.date)) ? [{ of, met: false }] : []),
      ...contacts.flatMap((contact) => {
        const answer = met(textOf(contact.interpreter));
        const counts = contact.attended === 'YES' && isIn(period, textOf(contact.date));
        return counts && answer !== undefined ? [{ of, met: answer }] : [];
      }),
    ];
  });
}

const VOICES: readonly (readonly [string, readonly string[]])[] = [
  ['PLANS', ['P6_PLAN']],
  ['REVIEWS', ['P8_REVIEW', 'P8_NOT_HELD']],
  ['CLOSINGS', ['P9_CLOSING']],
];

/** R12: plans, reviews and closings in which the young person's own view stands; a reason why not is not a view. */
const voice: ReportDefinition = {
  ...about,
  code: 'R12',
  forms: VOICES.flatMap(([, codes]) => codes),
  count: (cases, { period }) => {
    const asked = cases
      .filter(isMeant)
      .flatMap(({ forms }) => forms.filter(({ on }) => isIn(period, on)))
      .map(({ code, data }) => ({
        code,
        told: textOf(data.childView) !== undefined,
        asked: (textOf(data.childView) ?? textOf(data.childViewMissingReason)) !== undefined,
      }))
      .filter((form) => form.asked);
    const row = (key: string, of: typeof asked): Counted => ({
      key,
      numerator: of.filter(({ told }) => told).length,
      denominator: of.length,
    });
    const rows = VOICES.map(([key, codes]) =>
      row(
        key,
        asked.filter(({ code }) => codes.includes(code)),
      ),
    );
    return { shape: 'PARTS', rows: [row('ALL', asked), ...rows], missing: 0 };
  },
};

const STATEMENTS = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'];
const AGREES = 4;

function feedbackOf(cases: readonly ReportCase[], period: Period) {
  const forms = cases.flatMap((c) => c.forms.filter(({ on }) => isIn(period, on)));
  return forms.map(({ data }) => recordOf(data.feedback)).filter((feedback) => Object.keys(feedback).length > 0);
}

const feedbackAbout = { ...about, outcome: true, forms: ['P10_FAMILY'] } as const;

/** R10: how many say 4 or 5 of 5 to each statement, at the six-month follow-up. */
const feedback: ReportDefinition = {
  ...feedbackAbout,
  code: 'R10',
  count: (cases, { period }) => {
    const given = feedbackOf(cases, period);
    const rows = STATEMENTS.map((name) => {
      const answers = given.flatMap((answer) => numberOf(answer[name]) ?? []);
      return {
        key: name.toUpperCase(),
        numerator: answers.filter((each) => each >= AGREES).length,
        denominator: answers.length,
      };
    });
    return { shape: 'SHARES', rows, missing: 0 };
  },
};

const recommendation: ReportDefinition = {
  ...feedbackAbout,
  code: 'R10b',
  count: (cases, { period }) => {
    const given = feedbackOf(cases, period);
    const values = given.flatMap((answer) => numberOf(answer.recommend) ?? []);
    return { shape: 'SPREAD', rows: [spread('RECOMMEND', values)], missing: given.length - values.length };
  },
};

export const voiceReports: readonly ReportDefinition[] = [interpreting, feedback, recommendation, voice];
