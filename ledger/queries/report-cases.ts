import type { Pool } from 'pg';
import type { LocalDate } from '../../pathways/calendar';
import type { ReportCase } from '../../pathways/reports/report';

type Queryable = Pick<Pool, 'query'>;

export interface ReportScope {
  readonly pathway: string;
  /** Whether training cases are read too. */
  readonly practice: boolean;
  readonly now: Date;
}

interface ReportQuery extends ReportScope {
  /** First and last day that the report may count. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Codes of steps, entries and `INTAKE` whose content is read. */
  readonly forms: readonly string[];
  /** Codes that a late completion may give as its reason. */
  readonly lateReasons: readonly string[];
}

const ZONE = `AT TIME ZONE 'Europe/Helsinki'`;
const COUNTED = `c.pathway_id = $1 AND (NOT c.training OR $2) AND c.state ? 'submittedOn'`;

/** A step may be done long before its due date, so a case is read for a year after its last change. */
const CASES = `
  SELECT c.pathway_id AS pathway, c.status, coalesce(c.close_reason, c.state->'facts'->>'closeReason') AS "closeReason",
    c.state->>'submittedOn' AS "submittedOn", (c.ended_at ${ZONE})::date::text AS "endedOn",
    (($3::timestamptz + c.clock_offset_ms * interval '1 millisecond') ${ZONE})::date::text AS today,
    c.state->'facts' AS facts, c.state->'entries' AS entries,
    coalesce((SELECT jsonb_agg(p.value) FROM jsonb_each(c.state->'parts') p), '[]') AS parts,
    coalesce((SELECT jsonb_agg(jsonb_build_object('code', s.code, 'dueOn', s.due_on, 'state', s.state,
        'late', EXISTS (SELECT 1 FROM case_event e WHERE e.case_id = c.id AND e.code = 'CLOCK_MET'
          AND e.params->>'clock' = s.code AND e.params ? 'late' AND e.params->>'dueOn' = s.due_on::text)))
      FROM statutory_clock s WHERE s.case_id = c.id), '[]') AS clocks,
    coalesce((SELECT jsonb_agg(jsonb_build_object('step', t.step, 'status', t.status,
        'openedOn', (t.opened_at ${ZONE})::date, 'originalDueOn', (t.original_due_at ${ZONE})::date,
        'closedOn', CASE WHEN t.status = 'DONE' THEN (t.closed_at ${ZONE})::date END,
        'onTime', CASE WHEN t.status = 'DONE' THEN t.closed_at <= t.original_due_at END,
        'lateReason', r.reason) ORDER BY t.opened_at, t.id)
      FROM task t LEFT JOIN (SELECT e.task_id, max(e.reason_code) AS reason FROM case_event e
          WHERE e.case_id = c.id AND e.task_id IS NOT NULL AND e.reason_code = ANY($7) GROUP BY 1) r ON r.task_id = t.id
      WHERE t.case_id = c.id), '[]') AS tasks,
    coalesce((SELECT jsonb_agg(jsonb_build_object('code', f.code, 'on', (f.at ${ZONE})::date, 'data', f.data) ORDER BY f.seq)
      FROM case_content f WHERE f.case_id = c.id AND f.code = ANY($6) AND NOT f.draft AND f.data IS NOT NULL), '[]') AS forms
  FROM case_file c
  WHERE ${COUNTED} AND c.started_at < $5::date + 2 AND c.changed_at >= $4::date - 366
  ORDER BY c.id`;

/** Everything that a report may count, case by case. No drafts; training cases only for practice. */
export async function reportCases(db: Queryable, query: ReportQuery): Promise<readonly ReportCase[]> {
  const { pathway, practice, now, from, to, forms, lateReasons } = query;
  const { rows } = await db.query<ReportCase>(CASES, [pathway, practice, now, from, to, forms, lateReasons]);
  return rows;
}

/** From when to when there is anything to report: the first case's day, and today by the clock that is furthest ahead. */
export interface ReportSpan {
  readonly first: LocalDate | null;
  readonly today: LocalDate;
}

const SPAN = `
  SELECT min(c.state->>'submittedOn') AS first,
    (greatest($3::timestamptz, max($3::timestamptz + c.clock_offset_ms * interval '1 millisecond')) ${ZONE})::date::text AS today
  FROM case_file c WHERE ${COUNTED}`;

/** The days that reports of a pathway can be about. */
export async function reportSpan(db: Queryable, { pathway, practice, now }: ReportScope): Promise<ReportSpan> {
  const { rows } = await db.query<ReportSpan>(SPAN, [pathway, practice, now]);
  return rows[0] ?? { first: null, today: now.toISOString().slice(0, 10) };
}
