import { useQuery } from '@tanstack/react-query';
import { type CaseCounts, isProblem, read } from '../../api';
import { useTexts } from '../../i18n';
import { Card, EmptyState, ErrorState, Link, Skeleton, Table } from '../../ui';
import { Bar } from './bars';
import { type LateMatrix, useLateMatrix } from './queries';

/** How things stand at this moment: where work is late, and where the cases are. For those who have all the lists. */
export function Now() {
  const { t } = useTexts();
  return (
    <>
      <p>{t('insights.workList')}</p>
      <LateCard />
      <WhereCard />
      <TeamLink />
    </>
  );
}

function LateCard() {
  const { t } = useTexts();
  const matrix = useLateMatrix();
  return (
    <Card title={t('insights.late.title')}>
      {matrix.isPending ? <Skeleton rows={5} /> : null}
      {matrix.isError && matrix.data === undefined ? (
        <ErrorState
          title={(isProblem(matrix.error) && matrix.error.title) || t('common.notReached')}
          requestId={isProblem(matrix.error) ? matrix.error.requestId : undefined}
          onRetry={() => void matrix.refetch()}
        />
      ) : null}
      {matrix.data === undefined ? null : matrix.data.rows.length === 0 ? (
        <EmptyState title={t('insights.late.none')} />
      ) : (
        <Heat matrix={matrix.data} />
      )}
    </Card>
  );
}

/** Where no task is open. */
const NO_TASK = '–';

/** From pale to full: how dark a cell is, beside its number; one task alone is never dark. */
function heatOf(late: number, most: number): number {
  return late === 0 ? 0 : Math.min(late, Math.max(1, Math.ceil((4 * late) / most)));
}

/** The picture is the table: numbers on grounds that darken with them. */
function Heat({ matrix: { roles, rows } }: { readonly matrix: LateMatrix }) {
  const { t } = useTexts();
  const all = rows.flatMap(({ cells }) => cells);
  const late = all.reduce((sum, cell) => sum + cell.late, 0);
  const open = all.reduce((sum, cell) => sum + cell.open, 0);
  const most = Math.max(1, ...all.map((cell) => cell.late));
  return (
    <>
      <p className="i-says">{t('insights.late.says', { count: late, open })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard */}
      <section className="i-scroll" tabIndex={0} aria-label={t('insights.late.title')}>
        <table className="i-heat">
          <caption className="visually-hidden">{t('insights.late.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('insights.late.stage')}</th>
              {roles.map(({ code, text }) => (
                <th key={code} scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.text}</th>
                {row.cells.map((cell, index) => (
                  <td key={roles[index]?.code} className={`i-heat__cell i-heat__cell--${heatOf(cell.late, most)}`}>
                    {cell.open === 0 ? (
                      <>
                        <span aria-hidden="true">{NO_TASK}</span>
                        <span className="visually-hidden">{t('insights.late.noTask')}</span>
                      </>
                    ) : (
                      <>
                        <strong>{cell.late}</strong>
                        <span className="i-heat__of">{t('insights.late.of', { open: cell.open })}</span>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function WhereCard() {
  const { t } = useTexts();
  const counts = useQuery({
    queryKey: ['case-counts'],
    queryFn: ({ signal }) => read<CaseCounts>('/api/v1/cases/counts', signal),
    refetchInterval: 60_000,
  });
  if (counts.data === undefined) return counts.isError ? null : <Skeleton rows={4} />;
  const statuses = counts.data.statuses.filter(({ cases }) => cases > 0);
  const most = Math.max(1, ...statuses.map(({ cases }) => cases));
  const fullest = statuses.find(({ cases }) => cases === most);
  return (
    <Card title={t('insights.where.title')}>
      {fullest === undefined ? (
        <EmptyState title={t('insights.where.none')} />
      ) : (
        <>
          <p className="i-says">{t('insights.where.says', { stage: fullest.text, count: fullest.cases })}</p>
          <ul className="i-bars">
            {statuses.map(({ code, text, cases }) => (
              <li key={code} className="i-bars__row">
                <span className="i-bars__name">{text}</span>
                <Bar length={cases / most} />
                <span className="i-bars__words">
                  <strong>{cases}</strong>
                </span>
              </li>
            ))}
          </ul>
          <details className="i-behind">
            <summary>{t('insights.table')}</summary>
            <Table
              caption={t('insights.where.title')}
              rows={statuses}
              rowKey={({ code }) => code}
              columns={[
                { name: t('insights.late.stage'), cell: ({ text }) => text },
                { name: t('insights.number'), numeric: true, cell: ({ cases }) => cases },
                { name: t('insights.where.late'), numeric: true, cell: ({ late }) => late },
              ]}
            />
          </details>
        </>
      )}
    </Card>
  );
}

/** Who has how much is a page of its own, by name. */
function TeamLink() {
  const { t } = useTexts();
  return (
    <p className="h-no-print">
      <Link to="/pathway">{t('insights.where.board')}</Link>
    </p>
  );
}
