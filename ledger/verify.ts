import type { Pool, PoolClient } from 'pg';
import type { BooksById } from './books';
import { createLibrary } from './books';
import { canonicalJson, hashOf } from './canonical';
import { guarded } from './database-errors';
import { readEvents } from './read-events';
import { type Projection, projectionOf, storedProjection } from './stored-rows';

/** Something that should be so and isn't. `caseId` is null for what concerns the whole ledger. */
export interface Finding {
  readonly caseId: string | null;
  readonly what: string;
}
export interface Verified {
  readonly cases: number;
  readonly events: number;
  readonly findings: readonly Finding[];
}

const PAGE = 100;
const CASES = `SELECT c.id, c.pathway_id, c.snapshot_hash, c.seq, r.head_seq FROM case_file c LEFT JOIN relay r ON r.case_id = c.id
  WHERE c.id > $1 ORDER BY c.id LIMIT ${PAGE}`;

/** Rules over the whole ledger: each query gives the cases that break it. */
const RULES: Readonly<Record<string, string>> = {
  'two cases of one child in work': `SELECT min(id::text) AS id FROM case_file WHERE in_work AND subject IS NOT NULL
    GROUP BY pathway_id, subject, training HAVING count(*) > 1`,
  'a notice written twice': `SELECT min(case_id::text) AS id FROM notice
    GROUP BY case_id, task_id, kind, recipient_id, occurrence HAVING count(*) > 1`,
  'an undelivered notice without an owner': `SELECT case_id AS id FROM notice WHERE email_state = 'UNDELIVERED' AND owner_role IS NULL`,
  'a key that answers for events that are not there': `SELECT k.case_id AS id FROM command_key k JOIN case_file c ON c.id = k.case_id
    WHERE k.seq > c.seq`,
};

interface CaseColumns {
  readonly id: string;
  readonly pathway_id: string;
  readonly snapshot_hash: string;
  readonly seq: number;
  readonly head_seq: number | null;
}

/** Proves that everything stored follows from the events. Reads only, from one snapshot a page, so that work may go on meanwhile. */
export async function verifyLedger(pool: Pool, books: BooksById): Promise<Verified> {
  const library = createLibrary(books);
  const findings: Finding[] = [];
  let cases = 0;
  let events = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await readOnly(pool, async (client) => {
      const { rows } = await client.query<CaseColumns>(CASES, [after]);
      for (const row of rows) {
        const ledger = await readEvents(client, row.id);
        events += ledger.length;
        const book = library.current(row.pathway_id) ? await library.of(row.snapshot_hash, client) : null;
        const found = book
          ? await verifyCase(client, row, () => projectionOf(ledger, book.definition))
          : ['is on a pathway that this release does not know'];
        findings.push(...found.map((what) => ({ caseId: row.id, what })));
      }
      return rows;
    });
    cases += page.length;
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last.id;
  }
  findings.push(...(await verifyRules(pool)), ...(await verifySnapshots(pool)));
  return { cases, events, findings };
}

async function verifyCase(client: PoolClient, row: CaseColumns, project: () => Projection): Promise<string[]> {
  let expected: Projection;
  try {
    expected = project();
  } catch {
    return ['its events do not make a case'];
  }
  const found: string[] = [];
  const stored = await storedProjection(client, row.id);
  if (!same(expected.state, stored.state)) found.push('its state is not what its events give');
  if (!same(expected.row, stored.row)) found.push('its columns are not what its state gives');
  if (!sameRows(expected.tasks, stored.tasks)) found.push('its task rows differ');
  if (!sameRows(expected.clocks, stored.clocks)) found.push('its clock rows differ');
  if (!sameRows(expected.members, stored.members)) found.push('its member rows differ');
  if (row.head_seq === null) found.push('the relay does not know it');
  else if (row.head_seq !== row.seq) found.push('the relay waits for another event than its last');
  return found;
}

async function verifyRules(pool: Pool): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [what, text] of Object.entries(RULES)) {
    const { rows } = await guarded(() => pool.query<{ id: string }>(text));
    findings.push(...rows.map(({ id }) => ({ caseId: id, what })));
  }
  return findings;
}

async function verifySnapshots(pool: Pool): Promise<Finding[]> {
  const { rows } = await guarded(() =>
    pool.query<{ hash: string; definition: object }>('SELECT hash, definition FROM pathway_snapshot'),
  );
  return rows
    .filter(({ hash, definition }) => hashOf(definition) !== hash)
    .map(({ hash }) => ({ caseId: null, what: `pathway snapshot ${hash.slice(0, 12)} is not what its hash says` }));
}

async function readOnly<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await guarded(() => pool.connect());
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await guarded(() => work(client));
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release();
  }
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function sameRows(a: readonly object[], b: readonly object[]): boolean {
  return same(a.map(canonicalJson).sort(), b.map(canonicalJson).sort());
}
