import type { SettingsPreviewView } from '../../api';
import { fullDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Notification } from '../../ui';
import type { RuleWords } from './words';

/** More steps than these are folded away: the sum is what counts. */
const FEW = 3;

/** What the new numbers would make of the tasks; nothing of it happens to cases that run. */
export function Preview({ preview, words }: { readonly preview: SettingsPreviewView; readonly words: RuleWords }) {
  const { t, language } = useTexts();
  const { differences, openSteps, becomeLate, noLongerLate, moved, unclear, steps, law } = preview;
  return (
    <section aria-labelledby="preview" className="h-rules__preview">
      <h3 id="preview" tabIndex={-1}>
        {t('rules.preview.title')}
      </h3>
      <ul>
        {differences.map((one) => (
          <li key={words.difference(one)}>{words.difference(one)}</li>
        ))}
      </ul>
      <p>
        <strong>{t('rules.preview.open', { count: openSteps })}</strong>{' '}
        {openSteps === 0 ? null : (
          <>
            {t('rules.preview.becomeLate', { count: becomeLate })} {t('rules.preview.moved', { count: moved })}{' '}
            {noLongerLate === 0 ? null : t('rules.preview.noLongerLate', { count: noLongerLate })}{' '}
            {unclear === 0 ? null : t('rules.preview.unclear', { count: unclear })}
          </>
        )}
      </p>
      <p>{t('rules.preview.running')}</p>
      {steps.length === 0 ? null : (
        <details open={steps.length <= FEW}>
          <summary>{t('rules.preview.bySteps')}</summary>
          <ul>
            {steps.map(({ step, title, open, becomeLate: late, finished, ...done }) => (
              <li key={step}>
                <strong>{title}</strong>: {t('rules.preview.stepOpen', { open, late })}{' '}
                {finished === 0
                  ? null
                  : t('rules.preview.stepDone', {
                      finished,
                      ...done.late,
                      onWas: done.toldOn.was,
                      onWould: done.toldOn.would,
                    })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {law === null ? null : law.atRisk ? (
        <Notification tone="alert" title={t('rules.law.risk', { what: law.title })}>
          <p>{t('rules.law.riskWhy', { days: law.workingDays, count: law.missed })}</p>
        </Notification>
      ) : (
        <p className="h-small">
          {t('rules.law.holds', {
            days: law.workingDays,
            what: law.title,
            count: law.leastDays,
            start: fullDay(language, law.worstStart),
          })}
        </p>
      )}
    </section>
  );
}
