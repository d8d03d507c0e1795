import { useState } from 'react';
import type { PathwaySettingsView } from '../../api';
import { useTexts } from '../../i18n';
import { Badge, Button, EmptyState, Table, TextInput } from '../../ui';
import { found, type RuleStep } from './edits';
import type { RuleWords } from './words';

interface Props {
  readonly view: PathwaySettingsView;
  readonly words: RuleWords;
  readonly onChange: (step: RuleStep) => void;
}

/** Every step of a pathway: who does it, until when, when it is reminded of, which chain speaks up if not. */
export function Steps({ view, words, onChange }: Props) {
  const { t } = useTexts();
  const [search, setSearch] = useState('');
  const rows = found(view.steps, search);
  return (
    <>
      <div className="h-tools">
        <TextInput id="find-step" type="search" label={t('rules.find')} value={search} onChange={setSearch} />
      </div>
      <p role="status" className="h-small">
        {t('rules.shown', { count: rows.length })}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t('rules.noneFound')} />
      ) : (
        <Table
          caption={t('rules.stepsOf', { pathway: view.title })}
          rows={rows}
          rowKey={({ code }) => code}
          columns={[
            { name: t('rules.step'), cell: ({ title }) => title },
            { name: t('rules.who'), cell: ({ role }) => words.role(role) },
            { name: t('rules.due'), cell: (step) => <Deadline step={step} words={words} /> },
            { name: t('rules.remind'), cell: ({ remindBeforeWd }) => words.reminders(remindBeforeWd) },
            { name: t('rules.ifLate'), cell: (step) => <Late step={step} words={words} /> },
            ...(view.mayChange
              ? [
                  {
                    name: t('rules.change'),
                    cell: (step: RuleStep) => (
                      <Button
                        variant="secondary"
                        small
                        aria-label={`${t('rules.change')}: ${step.title}`}
                        onClick={() => onChange(step)}
                      >
                        {t('rules.change')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </>
  );
}

function Deadline({ step, words }: { readonly step: RuleStep; readonly words: RuleWords }) {
  const { t } = useTexts();
  if (step.lock !== null) return <span className="h-small">{t(`rules.lock.${step.lock}`)}</span>;
  return (
    <>
      {words.length(step.length, step)}
      {step.length === step.usual ? null : (
        <>
          {' '}
          <Badge tone="info">{t('rules.usual', { length: words.length(step.usual, step) })}</Badge>
        </>
      )}
    </>
  );
}

/** The chain by its name, and what is this step's own in it. */
function Late({ step, words }: { readonly step: RuleStep; readonly words: RuleWords }) {
  const { t } = useTexts();
  const { levelsAtWd, maxLevel } = step;
  return (
    <>
      {words.chainName(step.chain)}
      {levelsAtWd.length === 0 ? null : (
        <span className="h-row__sub">
          {' '}
          {t('rules.ownLevels', {
            levels: words.list(levelsAtWd.map(({ level }) => String(level))),
            day: levelsAtWd[0]?.afterOpenWd,
          })}
        </span>
      )}
      {maxLevel === null ? null : <span className="h-row__sub"> {t('rules.upTo', { level: maxLevel })}</span>}
    </>
  );
}
