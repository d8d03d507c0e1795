import type { PoolClient } from 'pg';

const NEXT = `INSERT INTO reference_counter (prefix, year, last) VALUES ($1, $2, 1)
  ON CONFLICT (prefix, year) DO UPDATE SET last = reference_counter.last + 1 RETURNING last`;

/** The next reference of a prefix and year, e.g. `HELMI-2026-0042`. */
export async function nextReference(client: Pick<PoolClient, 'query'>, prefix: string, year: number): Promise<string> {
  const { rows } = await client.query<{ last: number }>(NEXT, [prefix, year]);
  return `${prefix}-${year}-${String(rows[0]?.last ?? 1).padStart(4, '0')}`;
}
