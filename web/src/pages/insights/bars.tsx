import { useTexts } from '../../i18n';
import type { Report, ReportRow } from './queries';
import { lengthOf, mostOf, ofText, toldText, WITHHELD } from './told';

interface BarsProps {
  readonly report: Report;
  readonly drawn: 'SHARES' | 'NUMBERS';
}

/** A bar per row with its number in words beside it; a hatched ground where the number is withheld. */
export function Bars({ report, drawn }: BarsProps) {
  const most = mostOf(report.rows);
  return (
    <ul className="i-bars">
      {report.rows.map((row, index) => (
        <li
          key={row.key}
          className={`i-bars__row ${index === 0 && report.rows.length > 1 ? 'i-bars__row--whole' : ''}`}
        >
          <span className="i-bars__name">{row.text}</span>
          <Bar length={row.denominator === 0 ? 0 : lengthOf(row, drawn, most)} />
          <Words row={row} drawn={drawn} />
        </li>
      ))}
    </ul>
  );
}

/** One bar on a scale from nothing to the whole width. */
export function Bar({ length }: { readonly length: number | null }) {
  return (
    <svg
      className={`i-bars__bar ${length === null ? 'i-bars__bar--withheld' : ''}`}
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {length === null ? null : <rect className="i-bars__part" width={length} height="1" />}
    </svg>
  );
}

function Words({ row, drawn }: { readonly row: ReportRow; readonly drawn: 'SHARES' | 'NUMBERS' }) {
  const { t } = useTexts();
  if (row.denominator === 0) return <span className="i-bars__words">{t('insights.nothing')}</span>;
  if (drawn === 'NUMBERS') {
    return (
      <span className="i-bars__words">
        <strong>{toldText(row.numerator)}</strong>
        {row.percent === null || row.percent === 100 ? null : ` (${row.percent} %)`}
        <Withheld row={row} />
      </span>
    );
  }
  return (
    <span className="i-bars__words">
      <strong>{row.percent === null ? WITHHELD : `${row.percent} %`}</strong>{' '}
      <span className="i-quiet">{ofText(row)}</span>
      <Withheld row={row} />
    </span>
  );
}

/** Why there is a dash: nothing and too few are told apart in words too. */
function Withheld({ row }: { readonly row: ReportRow }) {
  const { t } = useTexts();
  return row.suppressed ? <span className="i-quiet"> {t('insights.withheld')}</span> : null;
}
