import { isProblem } from '../../api';
import { helsinkiDay, longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, Card, EmptyState, ErrorState, Skeleton, Table } from '../../ui';
import { Bars } from './bars';
import { Days } from './days';
import { OverTime } from './over-time';
import { csvAddress, type Report, type ReportRow, useReport } from './queries';
import { drawnAs, isTold, toldText, WITHHELD } from './told';

interface ReportCardProps {
  readonly code: string;
  readonly title: string;
  readonly period: string;
  readonly by: string | null;
  /** Quarters to compare, where the period is their year. */
  readonly quarters: readonly string[];
}

/** One report: the sentence, the picture, the table behind it, what it counts, and the file. */
export function ReportCard({ code, title, period, by, quarters }: ReportCardProps) {
  const { t } = useTexts();
  const report = useReport(code, period, by);
  return (
    <Card title={title}>
      {report.isPending ? <Skeleton rows={3} /> : null}
      {report.isError && report.data === undefined ? (
        <ErrorState
          title={(isProblem(report.error) && report.error.title) || t('common.notReached')}
          requestId={isProblem(report.error) ? report.error.requestId : undefined}
          onRetry={() => void report.refetch()}
        />
      ) : null}
      {report.data === undefined ? null : <Shown report={report.data} quarters={quarters} />}
    </Card>
  );
}

function Shown({ report, quarters }: { readonly report: Report; readonly quarters: readonly string[] }) {
  const { t } = useTexts();
  const { code, by, definition, period } = report;
  return (
    <>
      {isTold(report) ? <Picture report={report} quarters={quarters} /> : <EmptyState title={report.says} />}
      <Measure report={report} />
      <details className="i-behind">
        <summary>{t('insights.counts')}</summary>
        <p>{definition}</p>
        <Notes report={report} />
      </details>
      <p className="i-file h-no-print">
        <a href={csvAddress(code, period.code, by)} download>
          {t('insights.csv')}
          <span className="visually-hidden">: {report.title}</span>
        </a>
      </p>
    </>
  );
}

function Picture({ report, quarters }: { readonly report: Report; readonly quarters: readonly string[] }) {
  const { t } = useTexts();
  const drawn = drawnAs(report);
  return (
    <>
      <p className="i-says">{report.says}</p>
      {drawn === 'DAYS' ? null : <Bars report={shortened(report)} drawn={drawn} />}
      {report.rows.some(({ median }) => median !== null) ? <Days report={report} /> : null}
      {quarters.length < 2 || report.by !== null || drawn !== 'SHARES' ? null : (
        <OverTime code={report.code} quarters={quarters} />
      )}
      <details className="i-behind">
        <summary>{t('insights.table')}</summary>
        <Behind report={report} />
      </details>
    </>
  );
}

/** A long list draws what may be told; its table has every line. */
const MOST_BARS = 12;

function shortened(report: Report): Report {
  if (report.rows.length <= MOST_BARS) return report;
  return { ...report, rows: report.rows.filter(({ percent }, index) => index === 0 || percent !== null) };
}

function Behind({ report }: { readonly report: Report }) {
  const { t } = useTexts();
  const timed = report.rows.some(({ median, target }) => median !== null || target !== null);
  const days = (value: number | null) => value ?? '';
  return (
    <Table
      caption={report.title}
      rows={report.rows}
      rowKey={({ key }) => key}
      columns={[
        { name: t('insights.what'), cell: ({ text }: ReportRow) => text },
        { name: t('insights.number'), numeric: true, cell: ({ numerator }) => toldText(numerator) },
        { name: t('insights.of'), numeric: true, cell: ({ denominator }) => toldText(denominator) },
        { name: '%', numeric: true, cell: ({ percent, suppressed }) => percent ?? (suppressed ? WITHHELD : '') },
        ...(timed
          ? [
              { name: t('insights.median'), numeric: true, cell: ({ median }: ReportRow) => days(median) },
              { name: t('insights.p90'), numeric: true, cell: ({ p90 }: ReportRow) => days(p90) },
              { name: t('insights.target'), numeric: true, cell: ({ target }: ReportRow) => days(target) },
            ]
          : []),
      ]}
    />
  );
}

/** How many it is about, how many answers are missing, and whether that is enough. */
function Measure({ report }: { readonly report: Report }) {
  const { t } = useTexts();
  const { n, missing, coverage, reliable } = report;
  return (
    <p className="i-measure">
      {t('insights.measure', { number: toldText(n), missing: toldText(missing) })}
      {coverage === null ? '' : ` · ${t('insights.coverage', { percent: coverage })}`}{' '}
      {reliable ? null : (
        <Badge tone="alert" icon="alert">
          {t('insights.notReliable')}
        </Badge>
      )}
    </p>
  );
}

function Notes({ report: { takenAt, notes } }: { readonly report: Report }) {
  const { t, language } = useTexts();
  return (
    <>
      {takenAt === null ? null : <p>{t('insights.taken', { day: longDay(language, helsinkiDay(takenAt)) })}</p>}
      {notes.includes('PERIOD_RUNS') ? <p>{t('insights.runs')}</p> : null}
      {notes.includes('PREVIOUS_CORRECTED') ? <p>{t('insights.corrected')}</p> : null}
      <p>{t('insights.rule')}</p>
    </>
  );
}
