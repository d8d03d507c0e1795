import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { isProblem, type PathwaySettingsView } from '../../api';
import { fullDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Button, Card, ErrorState, Notification, PageTitle, Skeleton, Tabs } from '../../ui';
import { AdminNav } from '../admin/admin-nav';
import { ChainDialog } from './chain-dialog';
import { ChangeDialog } from './change-dialog';
import type { RuleChain, RuleStep, Settings } from './edits';
import { usePathways, useRules } from './queries';
import { StepDialog } from './step-dialog';
import { Steps } from './steps';
import { Versions } from './versions';
import { type RuleWords, useRuleWords } from './words';
import './rules.css';

/** The service's own deadlines, reminders and chains: read, tried, published for cases that begin later. */
export function RulesPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const pathways = usePathways();
  const known = pathways.data ?? [];
  const chosen = known.find(({ id }) => id === search.get('pathway')) ?? known[0];
  return (
    <>
      <AdminNav />
      <PageTitle>{t('rules.title')}</PageTitle>
      <p className="h-lead">{t('rules.lead')}</p>
      {pathways.isPending ? <Skeleton rows={6} /> : null}
      {pathways.isError && chosen === undefined ? (
        <Failure error={pathways.error} onRetry={() => void pathways.refetch()} />
      ) : null}
      {chosen === undefined ? null : (
        <Tabs
          label={t('rules.pathways')}
          chosen={chosen.id}
          tabs={known.map(({ id, title }) => ({ id, label: title.charAt(0).toUpperCase() + title.slice(1) }))}
          onChoose={(id) => setSearch({ pathway: id }, { replace: true })}
        >
          <Rules key={chosen.id} id={chosen.id} />
        </Tabs>
      )}
    </>
  );
}

function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTexts();
  return (
    <ErrorState
      title={(isProblem(error) && error.title) || t('common.notReached')}
      requestId={isProblem(error) ? error.requestId : undefined}
      onRetry={onRetry}
    />
  );
}

function Rules({ id }: { readonly id: string }) {
  const { data, isPending, error, refetch } = useRules(id);
  if (isPending) return <Skeleton rows={8} />;
  if (data === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  return <Loaded view={data} />;
}

type Editing =
  | { readonly kind: 'step'; readonly step: RuleStep }
  | { readonly kind: 'chain'; readonly chain: RuleChain }
  | { readonly kind: 'again'; readonly settings: Settings };

function Loaded({ view }: { readonly view: PathwaySettingsView }) {
  const { t, language } = useTexts();
  const words = useRuleWords(view);
  const [editing, setEditing] = useState<Editing>();
  const [published, setPublished] = useState<number>();
  const begin = (next: Editing) => {
    setPublished(undefined);
    setEditing(next);
  };
  const done = {
    view,
    words,
    onClose: () => setEditing(undefined),
    onPublished: (version: number) => {
      setEditing(undefined);
      setPublished(version);
    },
  };
  const planned = view.versions[0]?.state === 'PLANNED' ? view.versions[0] : undefined;
  return (
    <>
      {published === undefined ? null : (
        <Notification tone="success" focus title={t('rules.published', { version: published })}>
          <p>{t('rules.running')}</p>
        </Notification>
      )}
      {planned === undefined ? null : (
        <Notification title={t('rules.planned', { version: planned.version })}>
          <p>{t('rules.plannedFrom', { day: fullDay(language, planned.effectiveFrom) })}</p>
        </Notification>
      )}
      {view.mayChange ? null : <p>{t('rules.readOnly')}</p>}
      <Section id="rule-steps" title={t('rules.steps')}>
        <Steps view={view} words={words} onChange={(step) => begin({ kind: 'step', step })} />
      </Section>
      <Section id="rule-chains" title={t('rules.chains')} what={t('rules.chainsWhat')}>
        <details className="h-rules__stage">
          <summary>{t('rules.chainsShow', { count: view.chains.length })}</summary>
          <Chains view={view} words={words} onChange={(chain) => begin({ kind: 'chain', chain })} />
        </details>
      </Section>
      {view.clocks.length === 0 ? null : (
        <Section id="rule-law" title={t('rules.law.title')} what={t('rules.law.what')}>
          <ul className="h-capital">
            {view.clocks.map(({ code, title, law }) => (
              <li key={code}>
                {title} <span className="h-row__sub">({law})</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="rule-versions" title={t('rules.versions.title')}>
        <Versions view={view} words={words} onAgain={(settings) => begin({ kind: 'again', settings })} />
      </Section>
      {editing?.kind === 'step' ? <StepDialog {...done} step={editing.step} /> : null}
      {editing?.kind === 'chain' ? <ChainDialog {...done} chain={editing.chain} /> : null}
      {editing?.kind === 'again' ? (
        <ChangeDialog {...done} title={t('rules.versions.again')} settings={editing.settings} />
      ) : null}
    </>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly what?: string;
  readonly children: React.ReactNode;
}

function Section({ id, title, what, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="h-group-of-rows">
      <h2 id={id}>{title}</h2>
      {what === undefined ? null : <p className="h-small">{what}</p>}
      {children}
    </section>
  );
}

interface ChainsProps {
  readonly view: PathwaySettingsView;
  readonly words: RuleWords;
  readonly onChange: (chain: RuleChain) => void;
}

/** Each chain in words, and how many steps climb it. */
function Chains({ view, words, onChange }: ChainsProps) {
  const { t } = useTexts();
  return view.chains.map((chain) => (
    <Card key={chain.id} title={words.chainName(chain.id)}>
      <p className="h-small">{t('rules.chainOf', { count: chain.steps.length })}</p>
      {chain.rungs.length === 0 ? (
        <p>{t('rules.nobodyTold')}</p>
      ) : (
        <ul>
          {chain.rungs.map((rung) => (
            <li key={rung.level}>{words.level(rung)}</li>
          ))}
        </ul>
      )}
      {view.mayChange && chain.rungs.length > 0 ? (
        <Button
          variant="secondary"
          small
          aria-label={`${t('rules.change')}: ${words.chainName(chain.id)}`}
          onClick={() => onChange(chain)}
        >
          {t('rules.change')}
        </Button>
      ) : null}
    </Card>
  ));
}
