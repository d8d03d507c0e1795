import { useState } from 'react';
import type { PathwaySettingsView } from '../../api';
import { type Faults, IntegerField } from '../../form';
import { useTexts } from '../../i18n';
import { CheckboxGroup } from '../../ui';
import { ChangeDialog } from './change-dialog';
import { type RuleChain, type RungEdit, withChain } from './edits';
import type { RuleWords } from './words';

interface Props {
  readonly view: PathwaySettingsView;
  readonly words: RuleWords;
  readonly chain: RuleChain;
  readonly onClose: () => void;
  readonly onPublished: (version: number) => void;
}

/** When each level of a chain speaks up, and to whom. */
export function ChainDialog({ view, words, chain, onClose, onPublished }: Props) {
  const { t } = useTexts();
  const [rungs, setRungs] = useState<readonly RungEdit[]>(chain.rungs);
  const change = (index: number, patch: Partial<RungEdit>) =>
    setRungs((before) => before.map((rung, i) => (i === index ? { ...rung, ...patch } : rung)));
  return (
    <ChangeDialog
      view={view}
      words={words}
      title={words.chainName(chain.id)}
      settings={withChain(view.settings, chain.id, rungs)}
      onClose={onClose}
      onPublished={onPublished}
    >
      {(faults) => (
        <>
          <p>{t('rules.chainOf', { count: chain.steps.length })}</p>
          {chain.rungs.map((shown, index) => (
            <Level
              key={shown.level}
              view={view}
              words={words}
              shown={shown}
              edit={rungs[index] ?? shown}
              faults={faults}
              at={`settings.chains.${chain.id}.${index}`}
              onChange={(patch) => change(index, patch)}
            />
          ))}
        </>
      )}
    </ChangeDialog>
  );
}

interface LevelProps extends Pick<Props, 'view' | 'words'> {
  readonly shown: RuleChain['rungs'][number];
  readonly edit: RungEdit;
  readonly faults: Faults;
  readonly at: string;
  readonly onChange: (patch: Partial<RungEdit>) => void;
}

function Level({ view, words, shown, edit, faults, at, onChange }: LevelProps) {
  const { t } = useTexts();
  const { level, lists } = shown;
  const id = `rule-${level}`;
  return (
    <fieldset className="h-rules__level">
      <legend>{t('rules.levelName', { level })}</legend>
      <IntegerField
        id={id}
        label={t('rules.after')}
        required
        min={view.levels.min}
        max={view.levels.max}
        value={edit.afterDueWd}
        onChange={(afterDueWd) => onChange({ afterDueWd })}
        error={faults.get(`${at}.afterDueWd`) ?? (edit.afterDueWd === undefined ? faults.get('settings') : undefined)}
      />
      {lists ? (
        <p className="h-small">{t('rules.byLists', { to: words.list(edit.to.map(words.receiver)) })}</p>
      ) : (
        <CheckboxGroup
          id={`${id}-to`}
          label={t('rules.toWhom')}
          options={view.recipients.map((code) => ({ code, text: words.receiver(code) }))}
          value={edit.to}
          onChange={(to) => onChange({ to })}
          error={faults.get(`${at}.to`)}
        />
      )}
    </fieldset>
  );
}
