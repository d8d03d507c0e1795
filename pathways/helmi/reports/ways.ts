/** How far cases come and how they leave: R6 of domain.md §5.2. */
import { isIn } from '../../reports/period';
import type { CountedReport, Counting, ReportCase, ReportDefinition } from '../../reports/report';
import { DIMENSIONS } from '../../reports/report';
import { distribution, has, isMeant, shapeBy, sharesBy } from './read';

const about = { pathway: 'helmi', room: 'PATHWAY', outcome: true, dimensions: [], forms: [] } as const;

/** Each stage of the pathway by what shows that it was reached. */
const STAGES: readonly (readonly [string, (c: ReportCase) => boolean])[] = [
  ['REFERRED', () => true],
  ['ACCEPTED', has('acceptedOn')],
  ['CONSENTED', has('consentedOn')],
  ['ASSESSED', has('assessmentOutcome')],
  ['PLANNED', has('planConfirmedOn')],
  ['BEGUN', has('firstContactOn')],
  ['CLOSED', has('serviceEndedOn')],
  ['FOLLOWED_UP', has('childWelfareClientAt6m')],
];

const DROPPED_OUT = ['FAMILY_DECLINED', 'NO_CONTACT', 'FAMILY_WITHDREW'];

/** The share that left by itself, of those who were accepted. */
function dropOut(cases: readonly ReportCase[], { period, by }: Counting): CountedReport {
  const answers = cases
    .filter((c) => isMeant(c) && isIn(period, c.submittedOn) && has('acceptedOn')(c))
    .map((of) => ({ of, met: DROPPED_OUT.includes(of.closeReason ?? '') }));
  return { shape: shapeBy(by), rows: sharesBy(answers, by), missing: 0 };
}

/** R6: how far the referrals of a period have come; broken down, the share that left by itself (R14). */
const funnel: ReportDefinition = {
  ...about,
  code: 'R6',
  dimensions: DIMENSIONS,
  forms: ['INTAKE'],
  count: (cases, counting) => {
    if (counting.by !== null) return dropOut(cases, counting);
    let reached = cases.filter((c) => isMeant(c) && isIn(counting.period, c.submittedOn));
    const denominator = reached.length;
    const rows = STAGES.map(([key, isReached]) => {
      reached = reached.filter(isReached);
      return { key, numerator: reached.length, denominator };
    });
    return { shape: 'STAGES', rows, missing: 0 };
  },
};

/** R6b: with which reason the cases of a period's referrals have ended. */
const endings: ReportDefinition = {
  ...about,
  code: 'R6b',
  count: (cases, { period }) => {
    const referred = cases.filter((c) => isMeant(c) && isIn(period, c.submittedOn));
    const reasons = referred.flatMap(({ closeReason }) => closeReason ?? []);
    return { shape: 'COUNTS', rows: distribution(reasons), missing: 0 };
  },
};

const leaving: ReportDefinition = { ...about, code: 'R6c', dimensions: DIMENSIONS, forms: ['INTAKE'], count: dropOut };

export const wayReports: readonly ReportDefinition[] = [funnel, endings, leaving];
