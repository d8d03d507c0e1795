import { useTexts } from '../../i18n';
import { Table } from '../../ui';
import { Bar } from './bars';
import { type Report, useReports } from './queries';
import { toldText, WITHHELD } from './told';

/** The first line of a report, quarter by quarter: does it move. */
export function OverTime({ code, quarters }: { readonly code: string; readonly quarters: readonly string[] }) {
  const { t } = useTexts();
  const reports = useReports(code, quarters);
  const known = reports.filter((report): report is Report => report !== undefined);
  if (known.length < 2 || known.every(({ rows }) => (rows[0]?.percent ?? null) === null)) return null;
  const label = known[0]?.rows[0]?.text ?? '';
  return (
    <div className="i-over-time">
      <h3>{t('insights.overTime', { what: label })}</h3>
      <ul className="i-bars">
        {known
          .map(({ period, rows: [first] }) => ({
            period,
            percent: first?.percent ?? null,
            of: first?.denominator ?? null,
          }))
          .map(({ period, percent, of }) => (
            <li key={period.code} className="i-bars__row">
              <span className="i-bars__name">{period.code}</span>
              <Bar length={percent === null ? null : percent / 100} />
              <span className="i-bars__words">
                <strong>{percent === null ? WITHHELD : `${percent} %`}</strong>{' '}
                <span className="i-quiet">n {toldText(of)}</span>
              </span>
            </li>
          ))}
      </ul>
      <details className="i-behind">
        <summary>{t('insights.table')}</summary>
        <Table
          caption={t('insights.overTime', { what: label })}
          rows={known}
          rowKey={({ period }) => period.code}
          columns={[
            { name: t('insights.period'), cell: ({ period }) => period.code },
            { name: '%', numeric: true, cell: ({ rows: [first] }) => first?.percent ?? WITHHELD },
            { name: 'n', numeric: true, cell: ({ rows: [first] }) => toldText(first?.denominator ?? null) },
          ]}
        />
      </details>
    </div>
  );
}
