import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { type CaseDetail, isProblem, useCase } from '../../api';
import { TrainingBar } from '../../app/training-bar';
import { usePrints } from '../../copies';
import { useTexts } from '../../i18n';
import { Badge, EmptyState, ErrorState, Link, PageTitle, Skeleton, Tabs } from '../../ui';
import { Acts, type Told } from './acts';
import './case.css';
import { Conferences, Parent } from './conferences';
import { Emergency } from './emergency';
import { Family } from './family';
import { History } from './history';
import { KnownPerson } from './known-person';
import { NextStep } from './next-step';
import { OpenTasks } from './open-tasks';
import { Banners, Ribbon } from './overlays';
import { Path } from './path';
import { Records } from './records';
import { Parts, Team } from './team';
import { TimelineCard } from './timeline/timeline-card';
import { ToldNotice } from './told-notice';

const VIEWS = ['now', 'records', 'history'] as const;

/** One case, or one conference: where it stands, what is next, what happened, and what may be done. */
export function CasePage() {
  const { id = '' } = useParams();
  return <OneCase key={id} id={id} />;
}

function OneCase({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const of = useCase(id);
  if (of.data !== undefined) return <Shown of={of.data} />;
  return (
    <>
      <PageTitle>{t('case.title')}</PageTitle>
      {of.isError ? <Unreadable error={of.error} onRetry={() => void of.refetch()} /> : <Skeleton rows={6} />}
    </>
  );
}

function Shown({ of }: { readonly of: CaseDetail }) {
  const { t, has } = useTexts();
  const [search, setSearch] = useSearchParams();
  const [told, setTold] = useState<Told | null>(null);
  const view = VIEWS.find((each) => each === search.get('view')) ?? 'now';
  usePrints(of.id, view === 'history' ? 'HISTORY' : 'CASE');
  const pathway = `pathways.${of.pathway.id}`;
  return (
    <>
      <TrainingBar of={of} />
      <PageTitle
        tab={t('case.title')}
        before={
          <nav aria-label={t('common.breadcrumb')} className="h-crumbs">
            <Link to="/cases">{t('common.nav.cases')}</Link>
          </nav>
        }
        after={
          <>
            <Badge>{t(`statuses.${of.status}`)}</Badge>
            {has(pathway) && of.pathway.id !== 'helmi' ? <Badge tone="info">{capital(t(pathway))}</Badge> : null}
          </>
        }
      >
        {of.reference}
      </PageTitle>
      {told === null ? null : <ToldNotice key={told.at} told={told} onClose={() => setTold(null)} />}
      <Parent of={of} />
      <Banners of={of} />
      <Emergency of={of} />
      <Path id={of.id} />
      <NextStep of={of}>
        <Acts of={of} onTold={setTold} />
      </NextStep>
      <Tabs
        label={t('case.views')}
        chosen={view}
        onChoose={(next) => setSearch(next === 'now' ? {} : { view: next }, { replace: true })}
        tabs={VIEWS.map((each) => ({ id: each, label: t(`case.view.${each}`) }))}
      >
        {view === 'now' ? <Now of={of} /> : null}
        {view === 'records' ? <Records of={of} /> : null}
        {view === 'history' ? <History id={of.id} reference={of.reference} /> : null}
      </Tabs>
    </>
  );
}

function Now({ of }: { readonly of: CaseDetail }) {
  const { t } = useTexts();
  return (
    <>
      <TimelineCard id={of.id} />
      <div className="h-two">
        <div className="h-two__main">
          {of.closeReason === null ? <OpenTasks of={of} /> : null}
          <Conferences of={of} />
        </div>
        <aside className="h-two__side" aria-label={t('case.aside')}>
          <Family of={of} />
          <Ribbon of={of} />
          <Team of={of} />
          <Parts of={of} />
          <KnownPerson of={of} />
        </aside>
      </div>
    </>
  );
}

function Unreadable({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTexts();
  if (isProblem(error) && (error.status === 404 || error.status === 403)) {
    return (
      <EmptyState title={t('case.notYours')}>
        <p>{t('case.notYoursWhy')}</p>
        <Link to="/cases">{t('common.nav.cases')}</Link>
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={(isProblem(error) && error.title) || t('common.notReached')}
      requestId={isProblem(error) ? error.requestId : undefined}
      onRetry={onRetry}
    />
  );
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
