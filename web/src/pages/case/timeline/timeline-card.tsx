import { useSearchParams } from 'react-router';
import { isProblem, type TimelineView, useTimeline } from '../../../api';
import { helsinkiDay, longDay } from '../../../dates';
import { useTexts } from '../../../i18n';
import { Button, Card, EmptyState, ErrorState, Skeleton, Table } from '../../../ui';
import { useNames } from '../names';
import { Legend } from './legend';
import { Picture } from './picture';
import { countsOf, hasNear, type Span } from './rows';

/** The timeline: a sentence, the picture, what its signs mean, and the same as a table. */
export function TimelineCard({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const timeline = useTimeline(id);
  return (
    <Card title={t('case.timeline.title')}>
      {timeline.data === undefined ? (
        timeline.isError ? (
          <ErrorState
            title={(isProblem(timeline.error) && timeline.error.title) || t('common.notReached')}
            requestId={isProblem(timeline.error) ? timeline.error.requestId : undefined}
            onRetry={() => void timeline.refetch()}
          />
        ) : (
          <Skeleton rows={4} />
        )
      ) : timeline.data.spans.length === 0 ? (
        <EmptyState title={t('case.timeline.empty')}>
          <p>{t('case.timeline.emptyWhy')}</p>
        </EmptyState>
      ) : (
        <Drawn timeline={timeline.data} />
      )}
    </Card>
  );
}

function Drawn({ timeline }: { readonly timeline: TimelineView }) {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('zoom');
  // Where nothing lies near today, such as in a closed case, the whole way is what there is to see.
  const whole = asked === 'all' || (asked === null && !hasNear(timeline));
  const { open, late, done } = countsOf(timeline.spans);
  const says = [
    ...(done === 0 ? [] : [t('case.timeline.done', { count: done })]),
    ...(open === 0 ? [] : [t('case.timeline.open', { count: open })]),
    ...(late === 0 ? [] : [t('case.timeline.ofThemLate', { count: late })]),
  ].join(' ');
  const zoom = (all: boolean) => {
    const { zoom: _, ...rest } = Object.fromEntries(search);
    setSearch({ ...rest, zoom: all ? 'all' : 'near' }, { replace: true, preventScrollReset: true });
  };
  return (
    <>
      <div className="c-timeline__head">
        <p>{says}</p>
        <fieldset className="c-zoom">
          <legend className="visually-hidden">{t('case.timeline.zoom')}</legend>
          {[false, true].map((all) => (
            <button
              key={String(all)}
              type="button"
              className="c-zoom__one"
              aria-pressed={whole === all}
              onClick={() => zoom(all)}
            >
              {t(all ? 'case.timeline.whole' : 'case.timeline.near')}
            </button>
          ))}
        </fieldset>
        <Button variant="supplementary" small icon="print" onClick={() => window.print()}>
          {t('case.print')}
        </Button>
      </div>
      <Picture key={String(whole)} timeline={timeline} whole={whole} says={says} />
      <Legend />
      <details className="c-behind">
        <summary>{t('case.timeline.table')}</summary>
        <Behind spans={timeline.spans} />
      </details>
    </>
  );
}

function Behind({ spans }: { readonly spans: readonly Span[] }) {
  const { t, has, language } = useTexts();
  const nameOf = useNames();
  const day = (instant: string | null) => (instant === null ? '' : longDay(language, helsinkiDay(instant)));
  const stateOf = ({ kind, state }: Span) => {
    const key =
      { part: `partStatuses.${state}`, conference: `statuses.${state}` }[String(kind)] ?? `case.state.${state}`;
    return t(has(key) ? key : `case.state.${state}`, { defaultValue: state });
  };
  return (
    <Table
      caption={t('case.timeline.caption')}
      rows={spans}
      rowKey={({ id }) => id}
      columns={[
        { name: t('case.timeline.what'), cell: ({ title }) => title },
        { name: t('case.timeline.state'), cell: stateOf },
        {
          name: t('case.timeline.who'),
          cell: ({ owner }) => (owner === null ? '' : (nameOf(owner) ?? t(`roles.${owner}`, { defaultValue: '' }))),
        },
        { name: t('case.timeline.from'), cell: ({ start }) => day(start) },
        { name: t('case.timeline.to'), cell: ({ end }) => day(end) },
        { name: t('case.timeline.due'), cell: ({ dueOn }) => (dueOn === null ? '' : longDay(language, dueOn)) },
        {
          name: t('case.timeline.lateness'),
          cell: ({ lateDays }) => (lateDays === 0 ? '' : t('case.timeline.late', { count: lateDays })),
        },
        {
          name: t('case.timeline.told'),
          cell: ({ marks }) =>
            marks.length === 0 ? (
              ''
            ) : (
              <ul className="c-told">
                {marks.map(({ at, text }) => (
                  <li key={`${at} ${text}`}>
                    {day(at)}: {text}
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}
