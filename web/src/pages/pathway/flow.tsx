import type { CaseCounts } from '../../api';
import { useTexts } from '../../i18n';
import { Badge } from '../../ui';

/** The pathway from its beginning to its end, with the open steps of each stage: how many cases wait there, how many late. */
export function Flow({ counts }: { readonly counts: CaseCounts }) {
  const { t } = useTexts();
  const most = Math.max(1, ...counts.statuses.map(({ cases }) => cases));
  return (
    <ol className="h-flow">
      {counts.statuses.map(({ code, text, cases, late }) => (
        <li key={code} className={`h-flow__stage ${cases === 0 ? 'h-flow__stage--empty' : ''}`}>
          <span className="h-flow__dot">
            <strong>{cases}</strong>
          </span>
          <div className="h-flow__words">
            <h2 className="h-flow__title">{text}</h2>
            <svg className="h-flow__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect className="h-meter__part" width={(100 * cases) / most} height="6" />
              <rect className="h-flow__late" width={(100 * late) / most} height="6" />
            </svg>
            <p className="h-small">
              {t('pathway.cases', { count: cases })}
              {late > 0 ? <strong className="h-late">, {t('pathway.late', { count: late })}</strong> : null}
            </p>
            <ul className="h-flow__steps">
              {counts.steps
                .filter(({ status }) => status === code)
                .map((step) => (
                  <li key={step.code}>
                    {step.title} <span className="h-count">{step.open}</span>{' '}
                    {step.late > 0 ? (
                      <Badge tone="error" icon="alert">
                        {t('pathway.late', { count: step.late })}
                      </Badge>
                    ) : null}
                  </li>
                ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
}
