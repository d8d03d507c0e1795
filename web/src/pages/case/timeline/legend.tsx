import { useId } from 'react';
import { useTexts } from '../../../i18n';

const BARS = ['done', 'now', 'late', 'planned', 'over', 'pause'] as const;

/** What the signs of the picture mean, in words. */
export function Legend() {
  const { t } = useTexts();
  const hatch = useId();
  return (
    <ul className="c-legend">
      {BARS.map((look) => (
        <li key={look}>
          <svg width="28" height="14" aria-hidden="true">
            <defs>
              <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="6" height="6" className="c-svg-late-ground" />
                <rect width="3" height="6" className="c-svg-late" />
              </pattern>
            </defs>
            <rect
              x="1"
              y={look === 'pause' ? 4 : 1}
              width="26"
              height={look === 'pause' ? 6 : 12}
              rx="2"
              className={`c-svg-bar c-svg-bar--${look}`}
              {...(look === 'late' ? { fill: `url(#${hatch})` } : {})}
            />
          </svg>
          {t(`case.legend.${look}`)}
        </li>
      ))}
      <li>
        <svg width="6" height="20" aria-hidden="true">
          <line x1="3" x2="3" y1="0" y2="20" className="c-svg-due" />
        </svg>
        {t('case.legend.due')}
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <circle cx="7" cy="7" r="4" className="c-svg-reminder" />
        </svg>
        {t('case.legend.reminder')}
      </li>
      <li>
        <svg width="16" height="14" aria-hidden="true">
          <path d="M8 1 14 12H2Z" className="c-svg-escalation" />
        </svg>
        {t('case.legend.escalation')}
      </li>
    </ul>
  );
}
