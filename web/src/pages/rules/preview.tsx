import type { SettingsPreviewView } from '../../api';
import { fullDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Notification, Table } from '../../ui';
import type { RuleWords } from './words';

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
        <Table
          caption={t('rules.preview.bySteps')}
          rows={steps}
          rowKey={({ step }) => step}
          columns={[
            { name: t('rules.step'), cell: ({ title }) => title },
            { name: t('rules.preview.openNow'), numeric: true, cell: ({ open }) => open },
            { name: t('rules.preview.lateToday'), numeric: true, cell: (row) => row.becomeLate },
            { name: t('rules.preview.finished'), numeric: true, cell: ({ finished }) => finished },
            {
              name: t('rules.preview.wasLate'),
              numeric: true,
              cell: ({ late }) => t('rules.preview.wasWould', { ...late }),
            },
            {
              name: t('rules.preview.toldOn'),
              numeric: true,
              cell: ({ toldOn }) => t('rules.preview.wasWould', { ...toldOn }),
            },
          ]}
        />
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
