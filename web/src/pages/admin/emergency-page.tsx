import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type GlassReviewView, isProblem, type Page, read } from '../../api';
import { dayAndTime } from '../../dates';
import { useTexts } from '../../i18n';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  ErrorState,
  Facts,
  PageTitle,
  RadioGroup,
  Skeleton,
  TextArea,
} from '../../ui';
import { CommandDialog } from '../task/command-dialog';
import { AdminNav } from './admin-nav';

function useOpened() {
  return useQuery({
    queryKey: ['break-glass'],
    queryFn: ({ signal }) => read<Page<GlassReviewView>>('/api/v1/break-glass?limit=100', signal),
  });
}

/** Cases that were opened in an emergency: who, when, why, what was read; and the second person's word. */
export function EmergencyPage() {
  const { t } = useTexts();
  const { data, isPending, isError, error, refetch } = useOpened();
  const waiting = data?.items.filter(({ review }) => review === null).length ?? 0;
  return (
    <>
      <AdminNav />
      <PageTitle>{t('admin.emergency.title')}</PageTitle>
      <p className="h-lead" role="status">
        {data === undefined ? ' ' : t('admin.emergency.sum', { count: waiting })}
      </p>
      {isPending ? <Skeleton rows={4} /> : null}
      {isError && data === undefined ? (
        <ErrorState
          title={(isProblem(error) && error.title) || t('common.notReached')}
          requestId={isProblem(error) ? error.requestId : undefined}
          onRetry={() => void refetch()}
        />
      ) : null}
      {data?.items.length === 0 ? (
        <EmptyState title={t('admin.emergency.empty')}>
          <p>{t('admin.emergency.emptyWhy')}</p>
        </EmptyState>
      ) : null}
      {data?.items.map((glass) => (
        <Opened key={glass.id} glass={glass} />
      ))}
    </>
  );
}

function Opened({ glass }: { readonly glass: GlassReviewView }) {
  const { t, language, has } = useTexts();
  const [judging, setJudging] = useState(false);
  const when = (at: string) => dayAndTime(language, at);
  const section = (code: string) => (has(`case.section.${code}`) ? t(`case.section.${code}`) : code);
  const sections = [...new Set(glass.reads.flatMap((each) => each.sections))].map(section);
  const { review } = glass;
  const facts = [
    { name: t('admin.emergency.who'), value: `${glass.displayName}, ${t(`roles.${glass.role}`)}` },
    { name: t('admin.emergency.when'), value: `${when(glass.at)} – ${when(glass.until)}` },
    { name: t('admin.emergency.why'), value: glass.reason },
    {
      name: t('admin.emergency.read'),
      value: sections.length === 0 ? t('admin.emergency.nothing') : sections.join(', '),
    },
    ...(review === null
      ? []
      : [
          {
            name: t('admin.emergency.judged'),
            value: `${t(`admin.emergency.verdict.${review.verdict}`)} (${review.displayName}, ${when(review.at)})${
              review.note === null ? '' : `: ${review.note}`
            }`,
          },
        ]),
  ];
  return (
    <Card title={glass.caseReference}>
      {review === null ? <Badge tone="alert">{t('admin.emergency.waits')}</Badge> : null}
      <Facts items={facts} />
      {glass.allowedActions.includes('REVIEW') ? (
        <Button variant="secondary" onClick={() => setJudging(true)}>
          {t('admin.emergency.judge')}
        </Button>
      ) : null}
      {judging ? <Judge glass={glass} onClose={() => setJudging(false)} /> : null}
    </Card>
  );
}

function Judge({ glass, onClose }: { readonly glass: GlassReviewView; readonly onClose: () => void }) {
  const { t } = useTexts();
  const [verdict, setVerdict] = useState<string>();
  const [note, setNote] = useState('');
  return (
    <CommandDialog
      title={t('admin.emergency.judge')}
      what={t('admin.emergency.judgeWhat', { reference: glass.caseReference })}
      submit={t('admin.emergency.submit')}
      path={`/api/v1/break-glass/${glass.id}/review`}
      body={() =>
        verdict === undefined
          ? { missing: ['verdict'] }
          : { send: { verdict, ...(note.trim() === '' ? {} : { note: note.trim() }) } }
      }
      onClose={onClose}
      onSent={onClose}
    >
      {(faults) => (
        <>
          <RadioGroup
            id="verdict"
            label={t('admin.emergency.verdictLabel')}
            required
            options={['JUSTIFIED', 'NOT_JUSTIFIED'].map((code) => ({
              code,
              text: t(`admin.emergency.verdict.${code}`),
            }))}
            value={verdict}
            onChange={setVerdict}
            error={faults.get('verdict')}
          />
          <TextArea
            id="verdict-note"
            required={false}
            label={t('admin.emergency.note')}
            maxLength={500}
            value={note}
            onChange={setNote}
            error={faults.get('note')}
          />
        </>
      )}
    </CommandDialog>
  );
}
