/** The week's list for those who lead the service (domain.md §2.8 N16, §2.4 L4): counts and references, never content. */
import type { Pool } from 'pg';
import { addDays, type LocalDate, weekday } from '../pathways/calendar';
import { SERVICE_LISTS } from '../pathways/lists';
import type { Env, Scalar } from '../pathways/model';
import { guarded } from './database-errors';
import { tellStaff } from './staff-notices';
import { inTransaction } from './transaction';

/** Training cases count only where there are no others. */
const COUNTED = `(NOT c.training OR i.stamp IS DISTINCT FROM 'production') AND c.ended_at IS NULL`;
const FROM = `FROM task t JOIN case_file c ON c.id = t.case_id CROSS JOIN installation i WHERE t.closed_at IS NULL AND ${COUNTED}`;
const OVERDUE = `SELECT t.step, count(*)::int AS count ${FROM} AND NOT t.frozen
    AND t.late_at < $1::timestamptz + c.clock_offset_ms * interval '1 millisecond'
  GROUP BY t.step ORDER BY count(*) DESC, t.step`;
const WAITING = `SELECT count(*)::int AS count FROM case_file c CROSS JOIN installation i WHERE ${COUNTED} AND c.status = ANY($1)`;
const BROKEN = `SELECT count(*)::int AS count FROM statutory_clock k JOIN case_file c ON c.id = k.case_id CROSS JOIN installation i
  WHERE ${COUNTED} AND k.state = 'BREACHED'`;
const LONGEST = `SELECT DISTINCT c.reference ${FROM} AND t.escalation_level >= $1 ORDER BY c.reference`;
const TOLD = 'SELECT 1 FROM notice WHERE case_id IS NULL AND kind = $1 AND occurrence = $2 LIMIT 1';
/** References that one mail names; the rest is counted. */
const MOST_NAMED = 30;

/** A list that could not be written on its day is written up to so many days later; then next week's says it better. */
const CATCH_UP_DAYS = 2;

/** The Monday of a date's week. */
function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekday(date));
}

/** The week's first working day. */
function firstWorkingDay(monday: LocalDate, env: Env): LocalDate {
  let day = monday;
  while (env.calendar.dayType(day) !== 'WORKING') day = addDays(day, 1);
  return day;
}

/**
 * Writes this week's list once its moment has come, one notice per person and week; gives the number written. Asked again,
 * or late because nothing ran, it writes what is missing of this week's and nothing else; a week with nothing to say has no list.
 */
export async function writeWeeklyDigest(pool: Pool, env: Env): Promise<number> {
  const { notice: kind, to, longest, level, time } = SERVICE_LISTS.weekly;
  const monday = mondayOf(env.today);
  const first = firstWorkingDay(monday, env);
  if (env.at < env.instant(first, time) || env.today > addDays(first, CATCH_UP_DAYS)) return 0;
  const occurrence = `week:${monday}`;
  const read = async <T extends object>(text: string, values: readonly unknown[]): Promise<T[]> =>
    (await guarded(() => pool.query<T>(text, [...values]))).rows;
  if ((await read(TOLD, [kind, occurrence])).length > 0) return 0;
  const overdue = await read<{ step: string; count: number }>(OVERDUE, [env.at]);
  const [waiting] = await read<{ count: number }>(WAITING, [SERVICE_LISTS.waiting]);
  const [broken] = await read<{ count: number }>(BROKEN, []);
  const references = (await read<{ reference: string }>(LONGEST, [level])).map(({ reference }) => reference);
  const counts: { readonly [name: string]: Scalar } = {
    overdue: overdue.reduce((sum, { count }) => sum + count, 0),
    waiting: waiting?.count ?? 0,
    broken: broken?.count ?? 0,
    longest: references.length,
    ...Object.fromEntries(overdue.map(({ step, count }) => [`step.${step}`, count])),
  };
  // A mail that says nothing but zeros teaches people not to read it.
  if (Object.values(counts).every((count) => count === 0)) return 0;
  const named = { ...counts, references: references.slice(0, MOST_NAMED).join(', ') };
  const others = to.filter((role) => !longest.includes(role));
  // In one transaction, so that a week is never told to one half of its readers only; and one round at a time, because two
  // that counted at different moments must not each tell a part of the readers.
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${kind}:${occurrence}`]);
    if ((await client.query(TOLD, [kind, occurrence])).rows.length > 0) return { keep: false, value: 0 };
    const led = await tellStaff(client, { kind, occurrence, roles: longest, params: named }, env);
    const rest = await tellStaff(client, { kind, occurrence, roles: others, params: counts }, env);
    return { keep: true, value: led + rest };
  });
}
