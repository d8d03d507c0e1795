import { useTexts } from '../../i18n';
import type { Report } from './queries';
import { timedRows, toldText } from './told';

/**
 * Days per step: a dot where half were done, a line to where nine of ten were, and a tick where the target is. Only steps
 * with ten and more: a dot for each case would tell of cases.
 */
export function Days({ report }: { readonly report: Report }) {
  const { t } = useTexts();
  const rows = timedRows(report);
  const end = Math.max(1, ...rows.flatMap(({ p90, target }) => [p90 ?? 0, target ?? 0])) * 1.05;
  const at = (days: number): string => `${(100 * days) / end}%`;
  if (rows.length === 0) return null;
  return (
    <>
      <ul className="i-bars">
        {rows.map(({ key, text, median, p90, target, denominator }) => (
          <li key={key} className="i-bars__row">
            <span className="i-bars__name">{text}</span>
            <svg className="i-days" aria-hidden="true">
              <line className="i-days__ground" x1="0" x2="100%" y1="50%" y2="50%" />
              <line className="i-days__spread" x1={at(median ?? 0)} x2={at(p90 ?? 0)} y1="50%" y2="50%" />
              {target === null ? null : (
                <line className="i-days__target" x1={at(target)} x2={at(target)} y1="10%" y2="90%" />
              )}
              <circle className="i-days__half" cx={at(median ?? 0)} cy="50%" r="6" />
            </svg>
            <span className="i-bars__words">
              <strong>{t('insights.days.half', { days: median ?? 0 })}</strong>{' '}
              <span className="i-quiet">
                {t('insights.days.most', { days: p90 ?? 0 })}
                {target === null ? '' : `, ${t('insights.days.target', { days: target })}`} (n {toldText(denominator)})
              </span>
            </span>
          </li>
        ))}
      </ul>
      <Legend />
    </>
  );
}

function Legend() {
  const { t } = useTexts();
  return (
    <ul className="h-bars__legend" aria-label={t('insights.legend')}>
      <li>
        <svg className="i-key" aria-hidden="true">
          <circle className="i-days__half" cx="50%" cy="50%" r="5" />
        </svg>
        {t('insights.days.keyHalf')}
      </li>
      <li>
        <svg className="i-key" aria-hidden="true">
          <line className="i-days__spread" x1="0" x2="100%" y1="50%" y2="50%" />
        </svg>
        {t('insights.days.keyMost')}
      </li>
      <li>
        <svg className="i-key" aria-hidden="true">
          <line className="i-days__target" x1="50%" x2="50%" y1="5%" y2="95%" />
        </svg>
        {t('insights.days.keyTarget')}
      </li>
    </ul>
  );
}
