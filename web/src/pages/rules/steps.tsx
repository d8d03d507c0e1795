import { type ReactNode, useState } from 'react';
import type { PathwaySettingsView } from '../../api';
import { useTexts } from '../../i18n';
import { Badge, Button, EmptyState, Table, TextInput } from '../../ui';
import { byStage, found, type RuleStep, type StageOfSteps } from './edits';
import type { RuleWords } from './words';

interface Props {
  readonly view: PathwaySettingsView;
  readonly words: RuleWords;
  readonly onChange: (step: RuleStep) => void;
}

/** Every step of a pathway by its stage; what is searched for stands open. */
export function Steps({ view, words, onChange }: Props) {
  const { t } = useTexts();
  const [search, setSearch] = useState('');
  const rows = found(view.steps, search);
  const searching = search.trim() !== '';
  return (
    <>
      <div className="h-tools">
        <TextInput id="find-step" type="search" label={t('rules.find')} value={search} onChange={setSearch} />
      </div>
      <p role="status" className="h-small">
        {t('rules.shown', { count: rows.length })}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t('rules.noneFound')}>
          <p>{t('rules.noneFoundWhy')}</p>
        </EmptyState>
      ) : (
        byStage(rows).map((group, index) => (
          // What somebody opened or closed stays so until a search begins or ends.
          <Stage key={`${group.stage} ${searching}`} group={group} open={searching || index === 0}>
            {(caption) => <StepTable caption={caption} steps={group.steps} {...{ view, words, onChange }} />}
          </Stage>
        ))
      )}
    </>
  );
}

interface StageProps {
  readonly group: StageOfSteps;
  readonly open: boolean;
  readonly children: (title: string) => ReactNode;
}

function Stage({ group: { stage, steps }, open, children }: StageProps) {
  const { t, has } = useTexts();
  const title = t(has(`rules.stage.${stage}`) ? `rules.stage.${stage}` : 'rules.stageOther');
  return (
    <details className="h-rules__stage" open={open}>
      <summary>
        {title} <span className="h-small">{t('rules.shown', { count: steps.length })}</span>
      </summary>
      {children(title)}
    </details>
  );
}

interface StepTableProps extends Props {
  readonly caption: string;
  readonly steps: readonly RuleStep[];
}

/** Who does a step, until when, when it is reminded of, which chain speaks up if not. */
function StepTable({ caption, steps, view, words, onChange }: StepTableProps) {
  const { t } = useTexts();
  return (
    <Table
      caption={caption}
      rows={steps}
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
