import { useState } from 'react';
import type { PathwaySettingsView } from '../../api';
import { IntegerField } from '../../form';
import { useTexts } from '../../i18n';
import { CheckboxGroup } from '../../ui';
import { ChangeDialog } from './change-dialog';
import { type RuleStep, reminderDays, withStep } from './edits';
import type { RuleWords } from './words';

interface Props {
  readonly view: PathwaySettingsView;
  readonly words: RuleWords;
  readonly step: RuleStep;
  readonly onClose: () => void;
  readonly onPublished: (version: number) => void;
}

/** The deadline and the reminders of one step. */
export function StepDialog({ view, words, step, onClose, onPublished }: Props) {
  const { t } = useTexts();
  const { min, max, usual, unit } = step;
  const [length, setLength] = useState<number | undefined>(step.length);
  const [reminders, setReminders] = useState<readonly number[]>();
  const at = `settings.steps.${step.code}`;
  return (
    <ChangeDialog
      view={view}
      words={words}
      title={step.title}
      settings={withStep(view.settings, step, { length, reminders })}
      onClose={onClose}
      onPublished={onPublished}
    >
      {(faults) => (
        <>
          {step.lock === null ? (
            <IntegerField
              id="rule-length"
              label={t(step.back ? 'rules.deadlineBack' : `rules.deadline.${unit}`)}
              help={t('rules.usual', { length: words.length(usual, step) })}
              required
              min={min}
              max={max}
              value={length}
              onChange={setLength}
              error={faults.get(`${at}.length`) ?? faults.get('settings')}
            />
          ) : (
            <p>{t(`rules.lock.${step.lock}`)}</p>
          )}
          <CheckboxGroup
            id="rule-reminders"
            label={t('rules.remind')}
            help={t('rules.remindHelp', { count: view.reminders.most })}
            options={reminderDays(step, length).map((days) => ({
              code: String(days),
              text: t('rules.before', { count: days }),
            }))}
            value={(reminders ?? step.remindBeforeWd).map(String)}
            onChange={(chosen) => setReminders(chosen.map(Number))}
            error={faults.get(`${at}.remindBeforeWd`)}
          />
        </>
      )}
    </ChangeDialog>
  );
}
