/** Whether it helped: R1–R3, R8 and R9 of domain.md §5.2. All of them are about families: none or all is never told. */
import { isIn } from '../../reports/period';
import type { CountedReport, Counting, ReportCase, ReportDefinition } from '../../reports/report';
import { DIMENSIONS } from '../../reports/report';
import { SLA_LIMITS } from '../../sla';
import {
  closedOn,
  isServed,
  lastForm,
  listOf,
  numberOf,
  recordOf,
  shareOf,
  sharesBy,
  sixMonthsOn,
  textOf,
} from './read';

const about = { pathway: 'helmi', room: 'OUTCOMES', outcome: true, dimensions: [], forms: [] } as const;
/** Forms that say who a case belongs to. */
const INTAKE = ['INTAKE'] as const;

interface Ratings {
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** Of those whose situation was really difficult at the start: better, the same, or worse at the end. */
function change(
  cases: readonly ReportCase[],
  { by, period }: Counting,
  ratings: (c: ReportCase) => Ratings,
): CountedReport {
  const difficult = cases
    .filter((of) => isServed(of) && isIn(period, closedOn(of)))
    .map((of) => ({ of, ...ratings(of) }))
    .filter(({ start }) => start !== undefined && start >= SLA_LIMITS.difficultFrom);
  const known = difficult.flatMap(({ of, start, end }) =>
    start === undefined || end === undefined ? [] : [{ of, fell: start - end }],
  );
  const missing = difficult.length - known.length;
  const improved = known.map(({ of, fell }) => ({ of, met: fell >= 1 }));
  if (by !== null) return { shape: 'GROUPS', rows: sharesBy(improved, by), missing };
  const row = (key: string, met: (fell: number) => boolean) => ({
    key,
    numerator: known.filter(({ fell }) => met(fell)).length,
    denominator: known.length,
  });
  return {
    shape: 'SPLIT',
    rows: [
      row('IMPROVED', (fell) => fell >= 1),
      row('UNCHANGED', (fell) => fell === 0),
      row('WORSE', (fell) => fell < 0),
    ],
    missing,
  };
}

const overall = (value: Parameters<typeof recordOf>[0]): number | undefined => numberOf(recordOf(value).overall);

/** R1, with R1b unchanged and R1c worse: the team's overall rating at the first meeting and at the closing. */
const improvement: ReportDefinition = {
  ...about,
  code: 'R1',
  dimensions: DIMENSIONS,
  forms: INTAKE,
  leastCoverage: 70,
  count: (cases, counting) =>
    change(cases, counting, ({ facts }) => ({
      start: numberOf(facts.hsaBaselineOverall),
      end: numberOf(facts.hsaClosingOverall),
    })),
};

/** R1y: the same by what the young people said themselves. */
const ownImprovement: ReportDefinition = {
  ...about,
  code: 'R1y',
  forms: ['P4_ASSESSMENT', 'X7_FAST_REENTRY_NURSE', 'P9_CLOSING'],
  leastCoverage: 70,
  count: (cases, counting) =>
    change(cases, counting, (c) => ({
      start: overall(lastForm(c, 'P4_ASSESSMENT', 'X7_FAST_REENTRY_NURSE')?.hsaChild),
      end: overall(lastForm(c, 'P9_CLOSING')?.hsaChild),
    })),
};

const dueIn =
  ({ period }: Counting) =>
  (c: ReportCase) =>
    isServed(c) && isIn(period, sixMonthsOn(c)) && c.facts.childWelfareClientAt6m !== 'TURNED_18';

/** Client of child welfare six months after the closing; null where the register could not say. */
const stillClient = (c: ReportCase): boolean | null =>
  c.facts.childWelfareClientAt6m === 'YES' ? true : c.facts.childWelfareClientAt6m === 'NO' ? false : null;

const left = (c: ReportCase): boolean | null => {
  const still = stillClient(c);
  return still === null ? null : !still;
};

const exit = (code: string, rest: Pick<ReportDefinition, 'count'> & Partial<ReportDefinition>): ReportDefinition => ({
  ...about,
  code,
  ...rest,
});

const was = (status: string) => (c: ReportCase) => c.facts.clientStatus === status;

const exits: readonly ReportDefinition[] = [
  exit('R2a', {
    dimensions: DIMENSIONS,
    forms: INTAKE,
    count: (cases, counting) => shareOf(cases.filter(dueIn(counting)).filter(was('CHILD_WELFARE')), counting, left),
  }),
  // Both kinds of clients stand in R2a and R2c already: with all three told, each would tell the third.
  exit('R2b', {
    count: (cases, counting) => ({
      ...shareOf(cases.filter(dueIn(counting)), { ...counting, by: 'clientStatus' }, left),
      shape: 'PARTS',
    }),
  }),
  exit('R2c', {
    count: (cases, counting) =>
      shareOf(cases.filter(dueIn(counting)).filter(was('FAMILY_SOCIAL_WORK')), counting, stillClient),
  }),
];

const OUTSIDE_HOME = ['EMERGENCY', 'TAKEN_INTO_CARE'];

/** Placements during the service and since, where both are known. */
function placed(c: ReportCase): readonly string[] | null {
  const during = textOf(c.facts.placementDuringService);
  const since = textOf(c.facts.placementSinceClose);
  return during === undefined || since === undefined ? null : [during, since];
}

const placement = (code: string, met: (kinds: readonly string[]) => boolean): ReportDefinition => ({
  ...about,
  code,
  count: (cases, counting) =>
    shareOf(
      cases.filter((c) => isServed(c) && isIn(counting.period, sixMonthsOn(c))),
      counting,
      (c) => {
        const kinds = placed(c);
        return kinds === null ? null : met(kinds);
      },
    ),
});

const isOutside = (kinds: readonly string[]): boolean => kinds.some((kind) => OUTSIDE_HOME.includes(kind));

/** From the least absence to the most; anything else is not known. */
const BANDS = ['0_5', '5_15', '15_30', 'OVER_30'];

/** R8: absence from school at the first and at the last review; who was hardly absent has nothing to improve. */
const school: ReportDefinition = {
  ...about,
  code: 'R8',
  forms: ['P8_REVIEW', 'P8_NOT_HELD'],
  count: (cases, counting) => {
    const closed = cases
      .filter((c) => isServed(c) && isIn(counting.period, closedOn(c)))
      .map((of) => ({
        of,
        bands: of.forms.flatMap(({ data }) => {
          const at = BANDS.indexOf(textOf(data.schoolAbsenceBand) ?? '');
          return at < 0 ? [] : [at];
        }),
      }));
    const known = closed.filter(({ bands }) => bands.length >= 2);
    const absent = known.filter(({ bands }) => (bands[0] ?? 0) > 0);
    const answers = absent.map(({ of, bands }) => ({ of, met: (bands.at(-1) ?? 0) < (bands[0] ?? 0) }));
    return { shape: 'PARTS', rows: sharesBy(answers, null), missing: closed.length - known.length };
  },
};

const OWNERS = ['YOUNG_PERSON', 'PARENT', 'FAMILY'];

/** Goals of closed cases with how far they came, and whose they are; those that the family let go are left out. */
function goalsOf(c: ReportCase): readonly { readonly owner: string; readonly attainment: number }[] {
  const owners = new Map(
    c.forms.flatMap(({ data }) => listOf(data.goals).map((goal) => [textOf(goal.id), textOf(goal.owner)] as const)),
  );
  return listOf(lastForm(c, 'P9_CLOSING')?.goalAttainment).flatMap((goal) => {
    const attainment = numberOf(goal.attainment);
    if (attainment === undefined || goal.status === 'DROPPED') return [];
    return [{ owner: owners.get(textOf(goal.id)) ?? 'FAMILY', attainment }];
  });
}

const goals = (code: string, least: number): ReportDefinition => ({
  ...about,
  code,
  forms: ['P6_PLAN', 'P8_REVIEW', 'P8_NOT_HELD', 'P9_CLOSING'],
  count: (cases, { period }) => {
    const closed = cases.filter((c) => isServed(c) && isIn(period, closedOn(c)));
    const all = closed.flatMap(goalsOf);
    const row = (key: string, of: typeof all) => ({
      key,
      numerator: of.filter(({ attainment }) => attainment >= least).length,
      denominator: of.length,
    });
    return {
      shape: 'PARTS',
      rows: [
        row('ALL', all),
        ...OWNERS.map((owner) =>
          row(
            owner,
            all.filter((goal) => goal.owner === owner),
          ),
        ),
      ],
      missing: closed.filter((c) => goalsOf(c).length === 0).length,
    };
  },
});

export const outcomeReports: readonly ReportDefinition[] = [
  improvement,
  ownImprovement,
  ...exits,
  placement('R3', isOutside),
  placement('R3b', (kinds) => !isOutside(kinds) && kinds.includes('OPEN_CARE_PLACEMENT')),
  school,
  goals('R9', 0),
  goals('R9b', 1),
];
