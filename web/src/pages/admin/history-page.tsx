import { useState } from 'react';
import { useParams } from 'react-router';
import { isProblem, useCase, useSession } from '../../api';
import { csvOf, download, useCopies, usePrints } from '../../copies';
import { dayAndTime, helsinkiToday } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, Button, ErrorState, Link, Notification, PageTitle, Skeleton, TextInput } from '../../ui';
import { AdminNav } from './admin-nav';
import { EngineColumn } from './engine-column';
import { nameOf } from './engine-lines';
import { PlainColumn } from './plain-column';
import { useEngineHistory, usePlainHistory } from './queries';

/** A case's whole history: what people did, in words, beside what the engine recorded. */
export function HistoryPage() {
  const { t, language } = useTexts();
  const { id = '' } = useParams();
  // What is searched for may be a name: it stays out of the address.
  const [words, setWords] = useState('');
  const roles = useSession().data?.user.roles ?? [];
  const technical = roles.includes('ADMIN');
  const of = useCase(id);
  const plain = usePlainHistory(id);
  const engine = useEngineHistory(id, technical);
  const asText = () =>
    [
      t('admin.history.title'),
      of.data?.reference ?? '',
      t('admin.history.madeAt', { time: dayAndTime(language, new Date().toISOString()) }),
      '',
      t('admin.history.plain'),
      ...(plain.data ?? []).map(({ seq, at, text }) => `${seq}\t${dayAndTime(language, at)}\t${text}`),
      ...(engine.data === undefined
        ? []
        : [
            '',
            `${t('admin.history.technical')}: ${engine.data.workflowId} ${engine.data.state}`,
            ...engine.data.events.map(
              ({ eventId, at, type, summary }) => `${eventId}\t${at}\t${nameOf(type)}\t${summary}`,
            ),
          ]),
    ].join('\r\n');
  const asJson = () => JSON.stringify({ caseId: id, history: plain.data ?? [], engine: engine.data ?? null }, null, 2);
  const asTable = () =>
    csvOf([
      [of.data?.reference ?? '', t('admin.history.madeAt', { time: dayAndTime(language, new Date().toISOString()) })],
      [],
      [t('case.history.number'), t('case.history.when'), t('case.history.what')],
      ...(plain.data ?? []).map(({ seq, at, text }) => [seq, dayAndTime(language, at), text]),
    ]);
  usePrints(id, 'HISTORY');
  const copies = useCopies(id, 'HISTORY');
  const file = `helmi-history-${helsinkiToday()}`;

  return (
    <>
      <AdminNav />
      <PageTitle
        tab={t('admin.history.title')}
        before={
          <nav className="h-crumbs" aria-label={t('common.breadcrumb')}>
            <Link to="/admin">{t('admin.attention.title')}</Link>
          </nav>
        }
        after={of.data === undefined ? null : <Badge>{t(`statuses.${of.data.status}`)}</Badge>}
      >
        {of.data === undefined
          ? t('admin.history.title')
          : t('admin.history.titleOf', { reference: of.data.reference })}
      </PageTitle>
      <p className="h-lead">{t('admin.history.lead')}</p>
      {of.data?.training === true ? (
        <Notification title={t('admin.history.trainingTitle')}>
          <p>{t('admin.history.training')}</p>
        </Notification>
      ) : null}
      {of.isError && plain.isError ? (
        <ErrorState
          title={(isProblem(of.error) && of.error.title) || t('common.notReached')}
          requestId={isProblem(of.error) ? of.error.requestId : undefined}
          onRetry={() => void Promise.all([of.refetch(), plain.refetch(), ...(technical ? [engine.refetch()] : [])])}
        />
      ) : (
        <>
          <div className="h-tools">
            <TextInput id="find" type="search" label={t('admin.history.find')} value={words} onChange={setWords} />
            <div className="h-actions">
              {technical ? null : <Link to={`/cases/${id}`}>{t('admin.history.toCase')}</Link>}
              <Button
                variant="secondary"
                small
                onClick={() => void copies.take(() => download(`${file}.txt`, 'text/plain', asText()))}
              >
                {t('admin.history.asText')}
              </Button>
              <Button
                variant="secondary"
                small
                onClick={() => void copies.take(() => download(`${file}.csv`, 'text/csv', asTable()))}
              >
                {t('case.history.asTable')}
              </Button>
              <Button
                variant="secondary"
                small
                onClick={() => void copies.take(() => download(`${file}.json`, 'application/json', asJson()))}
              >
                {t('admin.history.asJson')}
              </Button>
              <Button variant="secondary" small icon="print" onClick={() => print()}>
                {t('admin.history.print')}
              </Button>
            </div>
          </div>
          <p role="alert" className="h-row__fault">
            {copies.fault === null ? '' : (isProblem(copies.fault) && copies.fault.title) || t('common.notReached')}
          </p>
          <div className={technical ? 'h-beside' : undefined}>
            <section aria-labelledby="plain">
              <h2 id="plain">{t('admin.history.plain')}</h2>
              {plain.isPending ? <Skeleton rows={6} /> : null}
              {plain.data === undefined ? null : <PlainColumn lines={plain.data} words={words} />}
            </section>
            {technical ? (
              <section aria-labelledby="technical">
                <h2 id="technical">{t('admin.history.technical')}</h2>
                {engine.isPending ? <Skeleton rows={6} /> : null}
                {engine.isError && engine.data === undefined ? (
                  <ErrorState
                    title={(isProblem(engine.error) && engine.error.title) || t('common.notReached')}
                    requestId={isProblem(engine.error) ? engine.error.requestId : undefined}
                    onRetry={() => void engine.refetch()}
                  />
                ) : null}
                {engine.data === undefined ? null : <EngineColumn history={engine.data} words={words} />}
              </section>
            ) : null}
          </div>
        </>
      )}
    </>
  );
}
