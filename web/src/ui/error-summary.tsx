import { useEffect, useRef } from 'react';
import { useTexts } from '../i18n';

export interface SummaryLine {
  /** Id of the field. */
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** What has to be mended before a form can go, each line a way to its field. Takes the focus whenever `attempt` counts up. */
export function ErrorSummary({ lines, attempt }: { readonly lines: readonly SummaryLine[]; readonly attempt: number }) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (lines.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} className="h-notice h-notice--error h-summary" role="alert">
      <div className="h-notice__words">
        <h2 className="h-notice__title">{t('common.mend', { count: lines.length })}</h2>
        <ul>
          {lines.map(({ id, label, text }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="h-link"
                onClick={(event) => {
                  event.preventDefault();
                  const field = document.getElementById(id);
                  firstControl(field)?.focus();
                  field?.scrollIntoView({ block: 'center' });
                }}
              >
                {label}
              </a>
              : {text}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** A group of choices can't be answered itself: its first choice can. */
function firstControl(field: HTMLElement | null): HTMLElement | null {
  if (!(field instanceof HTMLFieldSetElement)) return field;
  return field.querySelector<HTMLElement>('input, select, textarea, button') ?? field;
}
