import { useEffect, useId, useRef } from 'react';
import type { TimelineView } from '../../../api';
import { longDay, shortDay, utcOf } from '../../../dates';
import { useTexts } from '../../../i18n';
import { NEAR_DAYS, noonOf, piecesOf, pointsOf, type Row, rowsOf, type Span } from './rows';
import { dueAt, nearScale, type Scale, ticks, wholeScale } from './scale';

const ROW = 32;
const HEAD = 44;
const BAR = { step: 14, part: 8, conference: 10, pause: 6 } as const;

interface Props {
  readonly timeline: TimelineView;
  readonly whole: boolean;
  /** What the picture says, in a sentence. */
  readonly says: string;
}

/** The drawing: a line per step, part, conference and pause. The table behind it says the same in words. */
export function Picture({ timeline, whole, says }: Props) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const now = noonOf(timeline.today);
  const scale = whole ? wholeScale(pointsOf(timeline.spans, now)) : nearScale(timeline.today, NEAR_DAYS);
  const rows = rowsOf(timeline.spans, scale, now);
  const today = scale.at(now);
  const hatch = useId();
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    // On a narrow screen one begins at today, not a month ago.
    element.scrollLeft = (element.scrollWidth * today) / 100 - element.clientWidth * 0.6;
  }, [today]);
  if (rows.length === 0) return <p>{t('case.timeline.nothingNear')}</p>;
  const height = HEAD + rows.length * ROW;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard
    <div className="c-timeline" ref={box} tabIndex={0} role="region" aria-label={t('case.timeline.title')}>
      <div className="c-timeline__names" aria-hidden="true">
        {rows.map(({ key, title, kind }) => (
          <span key={key} className={`c-timeline__name c-timeline__name--${kind}`} title={title}>
            <span>{title}</span>
          </span>
        ))}
      </div>
      <svg className="c-timeline__picture" height={height} role="img" aria-label={says}>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className="c-svg-late-ground" />
            <rect width="3" height="6" className="c-svg-late" />
          </pattern>
        </defs>
        <Grid scale={scale} whole={whole} height={height} rows={rows.length} />
        {rows.map((row, index) => (
          <Line key={row.key} row={row} middle={HEAD + index * ROW + ROW / 2} scale={scale} now={now} hatch={hatch} />
        ))}
        <line x1={`${today}%`} x2={`${today}%`} y1={20} y2={height} className="c-svg-today" />
        <text
          x={`${today}%`}
          y={14}
          textAnchor={today > 90 ? 'end' : today < 10 ? 'start' : 'middle'}
          className="c-svg-today-word"
        >
          {t('case.timeline.today')}
        </text>
      </svg>
    </div>
  );
}

interface GridProps {
  readonly scale: Scale;
  readonly whole: boolean;
  readonly height: number;
  readonly rows: number;
}

function Grid({ scale, whole, height, rows }: GridProps) {
  const { t, language } = useTexts();
  return (
    <g>
      {Array.from({ length: rows + 1 }, (_, index) => (
        <line key={index} x1="0" x2="100%" y1={HEAD + index * ROW} y2={HEAD + index * ROW} className="c-svg-grid" />
      ))}
      {ticks(scale, whole ? 'month' : 'week', whole ? 13 : 11).map((day) => {
        const x = `${scale.at(utcOf(day))}%`;
        return (
          <g key={day}>
            <line x1={x} x2={x} y1={HEAD - 6} y2={height} className="c-svg-grid" />
            <text x={x} y={HEAD - 10} dx="2" className="c-svg-tick">
              {whole ? longDay(language, day) : shortDay(language, day, day)}
            </text>
          </g>
        );
      })}
      {scale.cuts.map((cut) => {
        const from = scale.at(cut.from);
        const to = scale.at(cut.to);
        return (
          <g key={cut.from}>
            <rect x={`${from}%`} width={`${to - from}%`} y={HEAD} height={height - HEAD} className="c-svg-cut" />
            <text x={`${(from + to) / 2}%`} y={HEAD + 12} textAnchor="middle" className="c-svg-tick">
              {cut.days > 60
                ? t('case.timeline.months', { count: Math.round(cut.days / 30) })
                : t('case.timeline.days', { count: cut.days })}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface LineProps {
  readonly row: Row;
  readonly middle: number;
  readonly scale: Scale;
  readonly now: number;
  readonly hatch: string;
}

function Line({ row, middle, scale, now, hatch }: LineProps) {
  const tall = BAR[row.kind];
  return (
    <g>
      {row.spans.flatMap((span) =>
        piecesOf(span, now).map(({ look, from, to }, index) => {
          if (to < scale.from || from > scale.to) return null;
          const x = scale.at(from);
          return (
            <rect
              key={`${span.id} ${index}`}
              x={`${x}%`}
              width={`${Math.max(0.6, scale.at(to) - x)}%`}
              y={middle - tall / 2}
              height={tall}
              rx={2}
              className={`c-svg-bar c-svg-bar--${look}`}
              {...(look === 'late' ? { fill: `url(#${hatch})` } : {})}
            />
          );
        }),
      )}
      {row.spans.map((span) => (
        <Marks key={span.id} span={span} middle={middle} scale={scale} now={now} />
      ))}
    </g>
  );
}

function Marks({
  span,
  middle,
  scale,
  now,
}: {
  readonly span: Span;
  readonly middle: number;
  readonly scale: Scale;
  readonly now: number;
}) {
  const { t } = useTexts();
  const inside = (ms: number) => ms >= scale.from && ms <= scale.to;
  const due = span.dueOn === null || span.kind === 'pause' ? null : dueAt(span.dueOn);
  const end = span.end === null ? now : Date.parse(span.end);
  const wordAt = scale.at(end);
  return (
    <g>
      {due === null || !inside(due) ? null : (
        <line
          x1={`${scale.at(due)}%`}
          x2={`${scale.at(due)}%`}
          y1={middle - 11}
          y2={middle + 11}
          className="c-svg-due"
        />
      )}
      {span.marks.map(({ kind, at }, index) => {
        const ms = Date.parse(at);
        if (!inside(ms) || kind === 'extension') return null;
        const x = `${scale.at(ms)}%`;
        return kind === 'reminder' ? (
          <circle key={index} cx={x} cy={middle} r={4} className="c-svg-reminder" />
        ) : (
          <svg key={index} x={x} y={middle} overflow="visible">
            <path d="M0-13 6-3H-6Z" className="c-svg-escalation" />
          </svg>
        );
      })}
      {span.lateDays === 0 || !inside(end) ? null : (
        <text
          x={`${wordAt}%`}
          dx={wordAt > 80 ? -8 : 8}
          y={middle + 4}
          textAnchor={wordAt > 80 ? 'end' : 'start'}
          className="c-svg-late-word"
        >
          {t('case.timeline.late', { count: span.lateDays })}
        </text>
      )}
    </g>
  );
}
