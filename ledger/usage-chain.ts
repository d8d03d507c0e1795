import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Logger } from '../platform/logger';
import { guarded } from './database-errors';
import { inTransaction } from './transaction';

/** How far the usage log is proven. `brokenAt`: the first link whose rows are not what was sealed. */
export interface ChainReport {
  readonly links: number;
  readonly rows: number;
  /** Rows up to here (included) are under seal; null where there is no link yet. */
  readonly sealedUntil: string | null;
  readonly brokenAt: { readonly seq: number; readonly until: string } | null;
}

interface Link {
  readonly seq: number;
  readonly until: Date;
  readonly rows: number;
  readonly whole: boolean;
}

const FIRST = 'helmi usage log';
const CHAIN_LOCK = 4_855_120;
// No transaction lives for a minute (entities/data-source.ts), so rows that began a minute ago are all there: nothing can
// slip under a seal later.
const SETTLED = `now() - interval '60 seconds'`;
/** One statement works through no more than this, so that a long-neglected log is sealed and proven as well. */
const MOST_ROWS = 20_000;
const LINKS = 50;

/** A stretch's rows and hash; every value is written out in a form that no session setting changes. */
const stretch = (after: string, until: string, previous: string): string => `SELECT count(*)::integer AS rows,
  encode(sha256(convert_to(${previous} || coalesce(string_agg(jsonb_build_array(u.id, extract(epoch FROM u.at), u.user_id, u.role,
    u.action, u.case_id, u.case_ids, u.object_type, u.object_id, u.sections, u.basis, u.reason, u.request_id, u.session_hash,
    u.ip)::text, E'\\n' ORDER BY u.at, u.id), ''), 'UTF8')), 'hex') AS hash
  FROM usage_log u WHERE u.at > ${after} AND u.at <= ${until}`;

const SEAL = `WITH last AS (SELECT seq, until, hash FROM usage_seal UNION ALL SELECT 0, '-infinity', '${FIRST}' ORDER BY seq DESC LIMIT 1),
    upto AS (SELECT max(at) AS until FROM (SELECT at FROM usage_log WHERE at <= ${SETTLED} AND at > (SELECT until FROM last)
      ORDER BY at LIMIT ${MOST_ROWS}) next)
  INSERT INTO usage_seal (seq, until, rows, hash)
  SELECT last.seq + 1, upto.until, s.rows, s.hash FROM last, upto,
    LATERAL (${stretch('last.until', 'upto.until', 'last.hash')}) s WHERE upto.until IS NOT NULL`;

// The link before the first of a page is read with it, for its hash.
const CHECK = `SELECT l.seq, l.until, l.rows, s.rows = l.rows AND s.hash = l.hash AS whole
  FROM (SELECT seq, until, rows, hash, lag(until, 1, '-infinity') OVER w AS after, lag(hash, 1, '${FIRST}') OVER w AS previous
    FROM (SELECT * FROM usage_seal WHERE seq >= $1 ORDER BY seq LIMIT ${LINKS + 1}) page WINDOW w AS (ORDER BY seq)) l,
    LATERAL (${stretch('l.after', 'l.until', 'l.previous')}) s WHERE l.seq > $1 ORDER BY l.seq`;

/** Seals what was logged until a minute ago. Several processes may try: one at a time does. */
export async function sealUsage(pool: Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [
      CHAIN_LOCK,
    ]);
    if (rows[0]?.mine === true) await client.query(SEAL);
    return { keep: true, value: undefined };
  });
}

/** Computes the whole chain again and says where it breaks first, if it does. */
export async function verifyUsage(pool: Pick<Pool, 'query'>): Promise<ChainReport> {
  let report: ChainReport = { links: 0, rows: 0, sealedUntil: null, brokenAt: null };
  for (let after = 0; ; ) {
    const { rows: page } = await guarded(() => pool.query<Link>(CHECK, [after]));
    const last = page.at(-1);
    if (last === undefined) return report;
    const broken = page.find(({ whole }) => !whole);
    report = {
      links: report.links + page.length,
      rows: page.reduce((sum, link) => sum + link.rows, report.rows),
      sealedUntil: last.until.toISOString(),
      brokenAt: report.brokenAt ?? (broken ? { seq: broken.seq, until: broken.until.toISOString() } : null),
    };
    after = last.seq;
  }
}

/** Seals every minute until it is stopped. */
export function startSealing(pool: Pool, logger: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await sealUsage(pool).catch((error: unknown) => logger.warn('usage log could not be sealed', { err: error }));
      await pause(60_000, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
