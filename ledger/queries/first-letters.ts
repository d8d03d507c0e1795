import type { Pool } from 'pg';

const LETTERS = `SELECT c.id, left(btrim(f.data #>> '{child,givenName}'), 1) AS given,
    left(btrim(f.data #>> '{child,familyName}'), 1) AS family
  FROM case_file c CROSS JOIN LATERAL (
    SELECT data FROM case_content
    WHERE case_id IN (c.id, c.parent_case_id) AND source_kind = 'INTAKE' AND data ? 'child'
    ORDER BY case_id <> c.id, seq DESC LIMIT 1
  ) f WHERE c.id = ANY($1::uuid[])`;

/** How the names of these cases' children begin, given name first: all that a list shows of a name. A conference has those of its case. */
export async function firstLetters(
  db: Pick<Pool, 'query'>,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await db.query<{ id: string; given: string | null; family: string | null }>({
    name: 'api_first_letters',
    text: LETTERS,
    values: [[...new Set(caseIds)]],
  });
  return new Map(rows.map(({ id, given, family }) => [id, [given ?? '', family ?? '']]));
}
