import { useTexts } from '../../i18n';
import { type Counts, PARTS, totalOf } from './workload';

/** One bar as long as the work, with the numbers in words beneath; the longest of the page sets the scale. */
export function Bar({ counts, most }: { readonly counts: Counts; readonly most: number }) {
  const { t } = useTexts();
  const shown = PARTS.filter((part) => counts[part] > 0);
  let at = 0;
  const rects = shown.map((part) => {
    const x = at;
    at += counts[part];
    return { part, x };
  });
  return (
    <div className="h-bars">
      <svg className="h-bars__bar" viewBox={`0 0 ${most} 1`} preserveAspectRatio="none" aria-hidden="true">
        {rects.map(({ part, x }) => (
          <rect
            key={part}
            className={`h-bars__part h-bars__part--${part}`}
            x={x}
            y="0"
            width={counts[part]}
            height="1"
          />
        ))}
      </svg>
      <span className="h-bars__words">
        {t('admin.team.open', { count: totalOf(counts) })}
        {shown.length === 0
          ? ''
          : `: ${shown.map((part) => t(`admin.team.${part}`, { count: counts[part] })).join(', ')}`}
      </span>
    </div>
  );
}

/** What the grounds mean; every bar says it in words as well. */
export function Legend() {
  const { t } = useTexts();
  return (
    <ul className="h-bars__legend" aria-label={t('admin.team.legend')}>
      {PARTS.map((part) => (
        <li key={part}>
          <svg className="h-bars__key" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            <rect className={`h-bars__part h-bars__part--${part}`} width="1" height="1" />
          </svg>
          {t(`admin.team.key.${part}`)}
        </li>
      ))}
    </ul>
  );
}
