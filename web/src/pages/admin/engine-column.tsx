import { clockTime, fullDay, helsinkiDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, EmptyState, Facts } from '../../ui';
import { byDay, type EngineLine, linesOf, nameOf } from './engine-lines';
import type { EngineEvent, EngineHistory } from './queries';

/** What the engine recorded: its own names, with what only keeps it running folded away. */
export function EngineColumn({ history, words }: { readonly history: EngineHistory; readonly words: string }) {
  const { t, language, has } = useTexts();
  const { state, historyLength, historyBytes, pending, events, workflowId, runId } = history;
  const lines = linesOf(events, words).map((line) => ({
    line,
    at: line.kind === 'event' ? line.event.at : (line.events[0]?.at ?? ''),
  }));
  return (
    <>
      <Facts
        items={[
          {
            name: t('admin.engine.state'),
            value: has(`admin.engine.states.${state}`) ? t(`admin.engine.states.${state}`) : state,
          },
          {
            name: t('admin.engine.length'),
            value: t('admin.engine.lengthValue', { count: historyLength, kilobytes: Math.ceil(historyBytes / 1024) }),
          },
          {
            name: t('admin.engine.pending'),
            value:
              pending.length === 0
                ? t('admin.engine.nothing')
                : pending
                    .map(({ type, attempt }) => t('admin.engine.attempt', { what: type, count: attempt }))
                    .join(', '),
          },
          {
            name: t('admin.engine.id'),
            value: (
              <code className="h-code">
                {workflowId}
                <br />
                {runId}
              </code>
            ),
          },
        ]}
      />
      {lines.length === 0 ? (
        <EmptyState title={t('admin.history.noneFound')} />
      ) : (
        <p className="h-small" role="status">
          {t('admin.history.events', { count: lines.length })}
        </p>
      )}
      {byDay(lines, helsinkiDay).map(({ day, items }) => (
        <div key={day} className="h-day">
          <h3>{fullDay(language, day)}</h3>
          <ol className="h-log">
            {items.map(({ line, at }) => (
              <Line
                key={line.kind === 'event' ? line.event.eventId : `f${line.events[0]?.eventId}`}
                line={line}
                at={at}
              />
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}

function Line({ line, at }: { readonly line: EngineLine; readonly at: string }) {
  const { t, language } = useTexts();
  if (line.kind === 'event') {
    return (
      <li className="h-log__line">
        <span className="h-log__at">{clockTime(language, at)}</span>
        <Event event={line.event} bad={line.bad} />
      </li>
    );
  }
  return (
    <li className="h-log__line h-log__line--quiet">
      <span className="h-log__at">{clockTime(language, at)}</span>
      <details>
        <summary>{t('admin.engine.folded', { count: line.events.length })}</summary>
        <ul className="h-plain-list">
          {line.events.map((event) => (
            <li key={event.eventId}>
              <Event event={event} bad={false} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Event({ event, bad }: { readonly event: EngineEvent; readonly bad: boolean }) {
  const { t } = useTexts();
  const { eventId, type, summary, attempt } = event;
  return (
    <span>
      {bad ? (
        <Badge tone="error" icon="alert">
          {t('admin.engine.bad')}
        </Badge>
      ) : null}{' '}
      <span lang="en">{nameOf(type)}</span>
      {summary === '' ? null : (
        <>
          {' · '}
          <code className="h-code">{summary}</code>
        </>
      )}{' '}
      <span className="h-row__sub">
        #{eventId}
        {attempt !== undefined && attempt > 1 ? ` · ${t('admin.engine.try', { count: attempt })}` : ''}
      </span>
    </span>
  );
}
