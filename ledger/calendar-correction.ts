/** The calendar corrected by an administrator: a new version of its days, and the open cases' due dates counted anew. */
import type { Pool, PoolClient } from 'pg';
import { guarded } from './database-errors';
import { ENGINE } from './engine-sender';
import type { Ledger } from './ledger';
import { inTransaction } from './transaction';

/** What one day is against the rules; `RULE` takes an earlier correction back. */
export interface Correction {
  /** Civil date. */
  readonly day: string;
  readonly type: 'WORKING' | 'WEEKEND' | 'HOLIDAY' | 'EVE' | 'RULE';
  /** A stable code such as `ELECTION_DAY`: it stands in the reasons of moved due dates. */
  readonly name: string;
}

const IN_FORCE = `SELECT DISTINCT ON (day) day::text AS day, type, name FROM calendar_day ORDER BY day, version DESC`;
const WRITE = `INSERT INTO calendar_day (day, version, type, name, changed_by)
  SELECT day, $2, type, name, $3 FROM jsonb_to_recordset($1) AS c(day date, type text, name text)`;
const PAGE = 200;
const OPEN = `SELECT id FROM case_file WHERE ended_at IS NULL AND id > $1 ORDER BY id LIMIT ${PAGE}`;

/** The corrections in force, by day. */
export async function correctionsInForce(db: Pick<PoolClient, 'query'>): Promise<Correction[]> {
  const { rows } = await guarded(() => db.query<Correction>(IN_FORCE));
  return rows.filter(({ type }) => type !== 'RULE');
}

/**
 * Writes what differs from the calendar in force as its next version, which counts for every command from then on; gives
 * the version in force and the number of days that changed. Saying the same again changes nothing.
 */
export function correctCalendar(
  pool: Pool,
  corrections: readonly Correction[],
  changedBy: string,
): Promise<{ readonly version: number; readonly changed: number }> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ version: number }>(
      'SELECT calendar_version AS version FROM installation FOR UPDATE',
    );
    const version = rows[0]?.version ?? 0;
    const now = new Map((await correctionsInForce(client)).map((known) => [known.day, known]));
    const fresh = [...new Map(corrections.map((c) => [c.day, c])).values()].filter(({ day, type, name }) => {
      const known = now.get(day);
      return type === 'RULE' ? known !== undefined : known?.type !== type || known.name !== name;
    });
    if (fresh.length === 0) return { keep: false, value: { version, changed: 0 } };
    await client.query(WRITE, [JSON.stringify(fresh), version + 1, changedBy]);
    await client.query('UPDATE installation SET calendar_version = $1', [version + 1]);
    return { keep: true, value: { version: version + 1, changed: fresh.length } };
  });
}

/** What counting the open cases anew came to. `waiting`: their training clock is on the move, so they must be counted later. */
export interface Recounted {
  readonly cases: number;
  readonly moved: number;
  readonly waiting: readonly string[];
}

/**
 * Sends RECALCULATE to every open case, one command each, so that a case in somebody's hands holds up no other. Safe to
 * repeat, and to repeat after it was interrupted: a case whose dates are right gets no event.
 */
export async function recountOpenCases(pool: Pool, ledger: Pick<Ledger, 'applyCommand'>): Promise<Recounted> {
  let cases = 0;
  let moved = 0;
  const waiting: string[] = [];
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await guarded(() => pool.query<{ id: string }>(OPEN, [after]));
    for (const { id: caseId } of rows) {
      const outcome = await ledger.applyCommand({ caseId, command: { type: 'RECALCULATE' }, sender: ENGINE });
      cases += 1;
      if (outcome.kind === 'ACCEPTED' && outcome.events.length > 0) moved += 1;
      if (outcome.kind === 'REFUSED' && outcome.refusal.code === 'clock_moving') waiting.push(caseId);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return { cases, moved, waiting };
    after = last.id;
  }
}
