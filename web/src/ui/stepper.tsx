import { useTexts } from '../i18n';
import { Icon } from './icon';

export interface StepOfPath {
  readonly id: string;
  readonly title: string;
  readonly state: 'done' | 'now' | 'late' | 'ahead' | 'skipped';
  /** Dates and words, e.g. `Done · 4 Nov 2026`. */
  readonly detail: string;
}

/** Where something stands on its path: dots with dates and words; upright on a phone and on paper. */
export function Stepper({ label, steps }: { readonly label: string; readonly steps: readonly StepOfPath[] }) {
  const { t } = useTexts();
  return (
    <ol className="h-stepper" aria-label={label}>
      {steps.map(({ id, title, state, detail }, index) => (
        <li
          key={id}
          className={`h-stepper__step h-stepper__step--${state}`}
          aria-current={state === 'now' || state === 'late' ? 'step' : undefined}
        >
          <span className="h-stepper__dot">
            {state === 'done' ? (
              <Icon name="check" />
            ) : state === 'late' ? (
              <Icon name="alert" />
            ) : (
              <span aria-hidden="true">{index + 1}</span>
            )}
          </span>
          <span className="h-stepper__title">
            {title} <span className="visually-hidden">{t(`common.step.${state}`)}</span>
          </span>
          <span className="h-stepper__detail">{detail}</span>
        </li>
      ))}
    </ol>
  );
}
