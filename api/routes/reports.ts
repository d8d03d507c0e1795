import { z } from 'zod';
import { reportSpan } from '../../ledger/queries/report-cases';
import { isFinished, readReport } from '../../ledger/reports';
import { localDateOf } from '../../ledger/time';
import { helmiReports, reportOf } from '../../pathways/helmi/reports';
import { type Period, periodOf, quarterOn } from '../../pathways/reports/period';
import { type Dimension, isDimension, type ReportDefinition } from '../../pathways/reports/report';
import { t } from '../../texts/index';
import { ReportListShape, ReportShape } from '../contract/report';
import { csvDay, csvOf } from '../csv';
import type { ApiDeps } from '../deps';
import { dimensionText, presentReport, type ReportView, reportDefinition, reportTitle } from '../presenters/report';
import { type Problem, problem } from '../problems';
import { type Call, ok, type Route, route } from '../route';
import { noteUse } from '../usage';

const Code = z.strictObject({ code: z.string().regex(/^R\d{1,2}[a-z]?$/) });
const Asked = z.strictObject({
  period: z.string().regex(/^(?:20\d{2}(?:-Q[1-4])?|rolling24)$/, { error: 'not_an_option' }),
  by: z.string().refine(isDimension, { error: 'not_an_option' }).optional(),
});
type AskedQuery = z.infer<typeof Asked>;

/** Years and quarters that are offered; whoever knows an older one may ask for it. */
const MOST_PERIODS = 60;

/**
 * Where people practise nothing else exists, so training cases are counted and the answer says so; an installation with
 * real families never counts them.
 */
function isPractice({ training, production }: ApiDeps['config']): boolean {
  return training && !production;
}

/** The reports of domain.md §5.2, with the disclosure control of §5.1 in every answer and export. */
export const reportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/reports',
    summary: 'Which reports there are, what each of them counts, and for which periods',
    policy: 'report.read',
    audit: { nothing: 'names of reports' },
    output: { status: 200, schema: ReportListShape },
    async handler({ deps, language }) {
      const training = isPractice(deps.config);
      const span = await spanOf(deps, training);
      const rolling = periodOf('rolling24', span.today);
      const fixed = span.first === null ? [] : periodsOf(span.first, span.today);
      const periods = [...(rolling === undefined ? [] : [rolling]), ...fixed]
        .map(({ code, from, to }) => ({ code, from, to, finished: to < localDateOf(deps.now().toISOString()) }))
        .filter(({ finished }) => finished || training);
      const reports = helmiReports.map(({ code, room, yearly = false, dimensions }) => ({
        code,
        title: reportTitle(language, code),
        definition: reportDefinition(language, code),
        room,
        yearly,
        dimensions: dimensions.map((by) => ({ code: by, text: dimensionText(language, by) })),
      }));
      return ok({ training, periods, reports });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/reports/:code',
    summary: 'One report of a finished period; while people practise, of a running one too. Small numbers are withheld',
    policy: 'report.read',
    audit: 'CLIENT_DATA',
    params: Code,
    query: Asked,
    output: { status: 200, schema: ReportShape },
    async handler(call) {
      const report = await askedReport(call, call.params.code, call.query);
      if ('kind' in report) return report;
      noteUse(call, { action: 'VIEW', objectType: 'REPORT', objectId: report.code });
      return ok(report);
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/reports/:code/csv',
    summary: 'The same report as a table for spreadsheets',
    policy: 'report.read',
    audit: 'CLIENT_DATA',
    params: Code,
    query: Asked,
    output: { status: 200, mediaType: 'text/csv' },
    async handler(call) {
      const report = await askedReport(call, call.params.code, call.query);
      if ('kind' in report) return report;
      noteUse(call, { action: 'EXPORT', objectType: 'REPORT', objectId: report.code });
      const name = ['helmi', report.code, report.period.code, report.by].filter((part) => part !== null).join('-');
      return {
        kind: 'text',
        mediaType: 'text/csv; charset=utf-8',
        text: tableOf(call, report),
        headers: { 'Content-Disposition': `attachment; filename="${name}.csv"` },
      };
    },
  }),
];

async function askedReport(call: Call, code: string, asked: AskedQuery): Promise<ReportView | Problem> {
  const { deps, language } = call;
  const definition = reportOf(code);
  if (definition === undefined) return problem('not_found');
  const training = isPractice(deps.config);
  const now = deps.now();
  const period = periodOf(asked.period, (await spanOf(deps, training)).today);
  if (period === undefined) return badQuery('period');
  const by = asked.by ?? null;
  const fault = unfit(definition, period, by);
  if (fault !== null) return fault;
  const finished = isFinished(period, now);
  // The numbers of a period that runs would tell from one day to the next who was counted in between.
  if (!finished && !training) return problem('refused', { code: 'period_runs' });
  const book = await deps.library.inForce(definition.pathway, period.to, deps.pool);
  if (book === undefined) return problem('internal');
  const pathway = book.book.definition;
  const read = await readReport(deps.pool, {
    definition,
    period,
    by,
    practice: training,
    now,
    calendar: await deps.calendar(),
    lateReasons: pathway.overdueReasons,
  });
  return presentReport(read, { definition, period, by, finished, training, pathway }, language);
}

/** One breakdown at a time, and only of long periods; reports about few only of years (domain.md §5.1 rule 4, R11). */
function unfit({ dimensions, yearly }: ReportDefinition, { kind }: Period, by: Dimension | null): Problem | null {
  if (yearly === true && kind === 'QUARTER') return badQuery('period');
  if (by !== null && (kind === 'QUARTER' || !dimensions.includes(by))) return badQuery('by');
  return null;
}

function badQuery(path: 'period' | 'by'): Problem {
  return problem('bad_request', { code: 'bad_query', errors: [{ path, code: 'not_an_option' }] });
}

function spanOf({ pool, referralPathway, now }: ApiDeps, practice: boolean) {
  return reportSpan(pool, { pathway: referralPathway, practice, now: now() });
}

/** Years and their quarters from the first case to today, newest first. */
function periodsOf(first: string, today: string): readonly Period[] {
  const periods: Period[] = [];
  const last = quarterOn(today).code;
  for (let year = Number(today.slice(0, 4)); year >= Number(first.slice(0, 4)); year -= 1) {
    const codes = [String(year), ...[4, 3, 2, 1].map((quarter) => `${year}-Q${quarter}`)];
    for (const code of codes) {
      const period = periodOf(code, today);
      if (period !== undefined && period.to >= first && (code.length === 4 || code <= last)) periods.push(period);
    }
  }
  return periods.slice(0, MOST_PERIODS);
}

/** The report with what was asked, when and by whom (ui.md §9). */
function tableOf({ language, caller, deps }: Call, report: ReportView): string {
  const word = (key: string): string => t(language, `reports.csv.${key}`);
  const today = csvDay(localDateOf(deps.now().toISOString()));
  const days = `${csvDay(report.period.from)}–${csvDay(report.period.to)}`;
  return csvOf([
    [`${report.code} ${report.title}`],
    [report.definition],
    [report.says],
    [word('period'), days],
    ...(report.by === null || !isDimension(report.by) ? [] : [[word('by'), dimensionText(language, report.by)]]),
    [word('n'), report.n ?? '–'],
    [word('missing'), report.missing ?? '–'],
    [word('coverage'), report.coverage ?? '–'],
    [word('made'), today, caller.displayName],
    ...(report.training ? [[word('training')]] : []),
    [],
    [
      word('what'),
      word('numerator'),
      word('denominator'),
      word('percent'),
      word('median'),
      word('p90'),
      word('target'),
    ],
    ...report.rows.map((row) => [
      row.text,
      row.numerator ?? '–',
      row.denominator ?? '–',
      row.percent ?? (row.suppressed ? '–' : null),
      row.median,
      row.p90,
      row.target,
    ]),
  ]);
}
