import { useState } from 'react';
import { type HistoryLine, isProblem, useHistory } from '../../api';
import { csvOf, download, useCopies } from '../../copies';
import { dayAndTime, fullDay, helsinkiDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Button, EmptyState, ErrorState, Icon, type IconName, Select, Skeleton, TextInput } from '../../ui';
import { asText, byDay, fitting, type Which } from './history-lines';

/** Plain history: who did what and what happened by itself, newest first; to search, print and take along as text. */
export function History({ id, reference }: { readonly id: string; readonly reference: string }) {
  const { t } = useTexts();
  const history = useHistory(id);
  if (history.data !== undefined) return <Lines id={id} lines={history.data} reference={reference} />;
  return history.isError ? (
    <ErrorState
      title={(isProblem(history.error) && history.error.title) || t('common.notReached')}
      requestId={isProblem(history.error) ? history.error.requestId : undefined}
      onRetry={() => void history.refetch()}
    />
  ) : (
    <Skeleton rows={6} />
  );
}

const WHICH = ['people', 'reminders'] as const satisfies readonly Which[];

interface LinesProps {
  readonly id: string;
  readonly lines: readonly HistoryLine[];
  readonly reference: string;
}

function Lines({ id, lines, reference }: LinesProps) {
  const { t, language } = useTexts();
  // What somebody searches for may be about a person, so it never gets into the address.
  const [words, setWords] = useState('');
  const [which, setWhich] = useState<Which>('all');
  const found = fitting(lines, words, which);
  const copies = useCopies(id, 'HISTORY');
  const timeOf = (at: string) => dayAndTime(language, at);
  const asWords = () =>
    download(t('case.history.file'), 'text/plain', asText(found, `${reference}\n${t('case.confidential')}`, timeOf));
  const asTable = () => {
    const head = [t('case.history.number'), t('case.history.when'), t('case.history.what')];
    const title = [reference, t('case.confidential'), timeOf(new Date().toISOString())];
    const rows = found.map(({ seq, at, text }) => [seq, timeOf(at), text]);
    download(`${t('case.history.file').replace(/\.txt$/, '')}.csv`, 'text/csv', csvOf([title, [], head, ...rows]));
  };
  return (
    <section aria-label={t('case.view.history')}>
      <div className="h-tools">
        <TextInput id="find-history" label={t('case.history.find')} type="search" value={words} onChange={setWords} />
        <Select
          id="which-history"
          label={t('case.history.which')}
          empty={t('case.history.all')}
          options={WHICH.map((code) => ({ code, text: t(`case.history.${code}`) }))}
          value={which === 'all' ? undefined : which}
          onChange={(code) => setWhich(WHICH.find((each) => each === code) ?? 'all')}
        />
        <div className="c-buttons">
          <Button variant="secondary" small onClick={() => void copies.take(asWords)}>
            {t('case.history.download')}
          </Button>
          <Button variant="secondary" small onClick={() => void copies.take(asTable)}>
            {t('case.history.asTable')}
          </Button>
          <Button variant="secondary" small icon="print" onClick={() => window.print()}>
            {t('case.print')}
          </Button>
        </div>
      </div>
      <p role="alert" className="c-fault">
        {copies.fault === null ? '' : (isProblem(copies.fault) && copies.fault.title) || t('common.notReached')}
      </p>
      <p role="status" className="h-small">
        {t('case.history.count', { count: found.length })}
      </p>
      {found.length === 0 ? <EmptyState title={t('case.history.none')} /> : null}
      {byDay([...found].reverse(), helsinkiDay).map(([day, those]) => (
        <section key={day} className="c-day" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{fullDay(language, day)}</h2>
          <ul className="c-lines">
            {those.map((line) => (
              <li key={line.seq}>
                <Icon name={iconOf(line)} /> <span>{line.text}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function iconOf({ code, actor }: HistoryLine): IconName {
  if (code === 'ESCALATED' || code === 'TASK_OVERDUE' || code === 'CLOCK_BREACHED') return 'alert';
  if (code.startsWith('REMINDER')) return 'bell';
  if (code === 'TASK_COMPLETED' || code === 'CLOCK_MET') return 'check';
  if (code === 'CASE_PAUSED') return 'pause';
  return actor.role === 'SYSTEM' ? 'clock' : 'person';
}
