/** What absences do to the cases, and who hears of it. All of it may be repeated, and goes on where it was interrupted. */
import type { Pool } from 'pg';
import { addWorkingDays } from '../pathways/calendar';
import { SERVICE_LISTS } from '../pathways/lists';
import type { Env } from '../pathways/model';
import { guarded, isUnavailable } from './database-errors';
import { ENGINE } from './engine-sender';
import type { Ledger } from './ledger';
import { tellStaff } from './staff-notices';
import { inTransaction } from './transaction';

const CASE_DAY = `(($1::timestamptz + c.clock_offset_ms * interval '1 millisecond') AT TIME ZONE 'Europe/Helsinki')::date`;
const AWAY = (userId: string) => `EXISTS (SELECT 1 FROM absence a WHERE a.user_id = ${userId} AND a.cancelled_at IS NULL
  AND ${CASE_DAY} BETWEEN a.from_on AND a.to_on)`;
const PAGE = 200;
/** Open cases where somebody is away by the case's own clock, or where somebody stands in. */
const CONCERNED = `SELECT c.id FROM case_file c WHERE c.ended_at IS NULL AND c.id > $2
  AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM case_member m WHERE m.case_id = c.id AND m.user_id = $3 AND m.to_at IS NULL))
  AND (EXISTS (SELECT 1 FROM task t WHERE t.case_id = c.id AND t.closed_at IS NULL
      AND (t.cover_for IS NOT NULL OR t.assignee_id IS NOT NULL AND ${AWAY('t.assignee_id')}))
    OR EXISTS (SELECT 1 FROM case_member m WHERE m.case_id = c.id AND m.to_at IS NULL AND ${AWAY('m.user_id')})
    OR jsonb_path_exists(c.state, '$.team.*.cover'))
  ORDER BY c.id LIMIT ${PAGE}`;

/** What giving and taking back cover came to. `waiting`: cases whose training clock is on the move. `fault`: the first of `failed`. */
export interface Covered {
  readonly cases: number;
  readonly changed: number;
  readonly waiting: number;
  readonly failed: number;
  readonly fault?: unknown;
}

/**
 * Sends COVER to every case that an absence concerns (of one person where `userId` is given), one command each: a case
 * that is right already gets no event. A case that can't be covered keeps none of the others waiting; the database being
 * away ends it at once.
 */
export async function coverCases(
  pool: Pool,
  ledger: Pick<Ledger, 'applyCommand'>,
  now: Date,
  userId: string | null = null,
): Promise<Covered> {
  let [cases, changed, waiting, failed] = [0, 0, 0, 0];
  let fault: unknown;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await guarded(() => pool.query<{ id: string }>(CONCERNED, [now, after, userId]));
    for (const { id: caseId } of rows) {
      cases += 1;
      const outcome = await ledger
        .applyCommand({ caseId, command: { type: 'COVER' }, sender: ENGINE })
        .catch((error: unknown) => {
          if (isUnavailable(error)) throw error;
          failed += 1;
          fault ??= error;
          return null;
        });
      if (outcome === null) continue;
      if (outcome.kind === 'ACCEPTED' && outcome.events.length > 0) changed += 1;
      if (outcome.kind === 'REFUSED') waiting += 1;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return { cases, changed, waiting, failed, fault };
    after = last.id;
  }
}

interface Begun {
  readonly id: string;
  readonly coverId: string;
  readonly from: string;
  readonly to: string;
  readonly tasks: number;
  /** How often somebody has been told of this absence as its cover. */
  readonly told: number;
}

const BEGUN = `SELECT a.id, a.cover_id AS "coverId", a.from_on::text AS "from", a.to_on::text AS "to",
    (SELECT count(*) FROM task t WHERE t.cover_for = a.user_id AND t.assignee_id = a.cover_id AND t.closed_at IS NULL)::int AS tasks,
    (SELECT count(DISTINCT n.occurrence) FROM notice n WHERE n.case_id IS NULL AND n.task_id IS NULL AND n.kind = 'COVER'
      AND (n.occurrence = 'cover:' || a.id OR starts_with(n.occurrence, 'cover:' || a.id || ':')))::int AS told
  FROM absence a WHERE a.cancelled_at IS NULL AND a.cover_told_at IS NULL AND a.cover_id IS NOT NULL
    AND a.from_on <= $1 AND a.to_on >= $1 ORDER BY a.id FOR UPDATE OF a SKIP LOCKED`;

/**
 * Tells each cover how many tasks have come, once for each time that somebody is named: who was named, replaced and named
 * again hears of it again. What comes later is told as any new task is.
 */
export function tellCovers(pool: Pool, env: Env): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Begun>(BEGUN, [env.today]);
    for (const { id, coverId, from, to, tasks, told } of rows) {
      const params = { count: tasks, from, to };
      // The row of the absence is locked, so two rounds never count the same number.
      const occurrence = told === 0 ? `cover:${id}` : `cover:${id}:${told + 1}`;
      await tellStaff(client, { kind: 'COVER', occurrence, userIds: [coverId], params }, env);
    }
    await client.query('UPDATE absence SET cover_told_at = now() WHERE id = ANY($1::uuid[])', [
      rows.map(({ id }) => id),
    ]);
    return { keep: rows.length > 0, value: rows.length };
  });
}

interface Coming {
  readonly id: string;
  readonly from: string;
  readonly covered: boolean;
  readonly tasks: number;
}

const COMING = `SELECT a.id, a.from_on::text AS "from", a.cover_id IS NOT NULL AS covered,
    (SELECT count(*) FROM task t JOIN case_file c ON c.id = t.case_id WHERE t.closed_at IS NULL
      AND coalesce(t.cover_for, t.assignee_id) = a.user_id
      AND (t.due_at AT TIME ZONE 'Europe/Helsinki')::date <= a.to_on)::int AS tasks
  FROM absence a WHERE a.cancelled_at IS NULL AND a.leader_told_at IS NULL AND a.to_on >= $1
  ORDER BY a.from_on, a.id FOR UPDATE OF a SKIP LOCKED`;

/** One list for the leaders on the working day before: absences that begin next, and what is due in them. */
export function tellLeaders(pool: Pool, env: Env): Promise<number> {
  const { to: roles, time } = SERVICE_LISTS.absences;
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Coming>(COMING, [env.today]);
    const ripe = rows.filter(({ from }) => {
      const before = addWorkingDays(from, -1, 'FI_SERVICE', env.calendar);
      return env.instant(before, time) <= env.at;
    });
    const [first] = ripe;
    if (first === undefined) return { keep: false, value: 0 };
    const params = {
      from: first.from,
      people: ripe.length,
      uncovered: ripe.filter(({ covered }) => !covered).length,
      count: ripe.reduce((sum, { tasks }) => sum + tasks, 0),
    };
    await tellStaff(client, { kind: 'ABSENCES', occurrence: `absences:${first.id}`, roles, params }, env);
    await client.query('UPDATE absence SET leader_told_at = now() WHERE id = ANY($1::uuid[])', [
      ripe.map(({ id }) => id),
    ]);
    return { keep: true, value: ripe.length };
  });
}
