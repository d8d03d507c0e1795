/** Reports of finished periods: told as they were told first, so that no two views differ by one family (domain.md §5.1 rule 5). */
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { changesOf, mayBeCorrected } from '../pathways/reports/disclose';
import type { CountedReport } from '../pathways/reports/report';

type Queryable = Pick<Pool, 'query'>;

/** Which report of which days. */
export interface SnapshotKey {
  readonly code: string;
  /** `Period.id`. */
  readonly period: string;
  /** Empty for the whole. */
  readonly dimension: string;
  readonly practice: boolean;
}

export interface Snapshot {
  readonly id: string;
  readonly revision: number;
  readonly counted: CountedReport;
  readonly takenAt: Date;
}

const NEWEST = `SELECT id, revision, counted, taken_at AS "takenAt" FROM report_snapshot
  WHERE code = $1 AND period = $2 AND dimension = $3 AND practice = $4 ORDER BY revision DESC LIMIT 1`;
const TAKE = `INSERT INTO report_snapshot (id, code, period, dimension, practice, revision, counted)
  VALUES ($5, $1, $2, $3, $4, $6, $7) ON CONFLICT (code, period, dimension, practice, revision) DO NOTHING`;

/** The newest snapshot; null where nobody has looked yet. */
export async function findSnapshot(db: Queryable, key: SnapshotKey): Promise<Snapshot | null> {
  const { rows } = await db.query<Snapshot>(NEWEST, valuesOf(key));
  return rows[0] ?? null;
}

/**
 * What is told of a finished period. The first view keeps the counts; a later correction is told where everything that
 * changed changed by five or more.
 */
export async function settleSnapshot(
  db: Queryable,
  key: SnapshotKey,
  counted: CountedReport,
): Promise<Snapshot | null> {
  const found = await findSnapshot(db, key);
  if (found !== null && !mayBeCorrected(found.counted, counted)) return found;
  // Whoever looks at the same moment gets the row that came first.
  await db.query(TAKE, [...valuesOf(key), randomUUID(), (found?.revision ?? 0) + 1, JSON.stringify(counted)]);
  return findSnapshot(db, key);
}

/** Whether a correction waits that is too small to be told. */
export function isHeldBack(snapshot: Snapshot | null, counted: CountedReport): boolean {
  return snapshot !== null && changesOf(snapshot.counted, counted).length > 0;
}

function valuesOf({ code, period, dimension, practice }: SnapshotKey): unknown[] {
  return [code, period, dimension, practice];
}
