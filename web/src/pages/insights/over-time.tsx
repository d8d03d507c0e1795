import { useTexts } from '../../i18n';
import { Table } from '../../ui';
import { Bar } from './bars';
import { useReports } from './queries';
import { toldText, WITHHELD } from './told';

/** The first line of a report, quarter by quarter: does it move. */
export function OverTime({ code, quarters }: { readonly code: string; readonly quarters: readonly string[] }) {
  const { t } = useTexts();
  const reports = useReports(code, quarters);
  const known = quarters.flatMap((quarter, index) => {
    const first = reports[index]?.rows[0];
    return first === undefined ? [] : [{ quarter, text: first.text, percent: first.percent, of: first.denominator }];
  });
  const [one] = known;
  if (one === undefined || known.every(({ percent }) => percent === null)) return null;
  const title = t('insights.overTime', { what: one.text });
  return (
    <div className="i-over-time">
      <h3>{title}</h3>
      <ul className="i-bars">
        {known.map(({ quarter, percent, of }) => (
          <li key={quarter} className="i-bars__row">
            <span className="i-bars__name">{quarter}</span>
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
          caption={title}
          rows={known}
          rowKey={({ quarter }) => quarter}
          columns={[
            { name: t('insights.period'), cell: ({ quarter }) => quarter },
            { name: '%', numeric: true, cell: ({ percent }) => percent ?? WITHHELD },
            { name: 'n', numeric: true, cell: ({ of }) => toldText(of) },
          ]}
        />
      </details>
    </div>
  );
}
