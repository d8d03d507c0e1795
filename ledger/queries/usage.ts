import type { Pool } from 'pg';

type Db = Pick<Pool, 'query'>;

/** A row of the usage log, with what it is called. */
export interface UsageRow {
  readonly id: string;
  readonly at: Date;
  readonly userId: string;
  readonly userName: string | null;
  readonly role: string;
  readonly action: string;
  readonly caseId: string | null;
  readonly caseReference: string | null;
  readonly caseIds: readonly string[] | null;
  readonly objectType: string;
  readonly objectId: string | null;
  readonly sections: readonly string[] | null;
  readonly basis: string;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly sessionHash: string | null;
  readonly ip: string | null;
  readonly route: string | null;
  readonly grantId: string | null;
}

export interface UsageFilter {
  readonly caseId?: string | undefined;
  readonly userId?: string | undefined;
  /** From this instant, and before that one. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export const USAGE_COLUMNS = `u.id, u.at, u.user_id AS "userId", s.display_name AS "userName", u.role, u.action, u.case_id AS "caseId",
  c.reference AS "caseReference", u.case_ids AS "caseIds", u.object_type AS "objectType", u.object_id AS "objectId", u.sections,
  u.basis, u.reason, u.request_id AS "requestId", u.session_hash AS "sessionHash", u.ip, u.route, u.grant_id AS "grantId"`;
export const USAGE_NAMED = 'LEFT JOIN staff s ON s.id::text = u.user_id LEFT JOIN case_file c ON c.id = u.case_id';

/** Rows newest first; those of a case include the lists that showed it. */
export async function listUsage(
  db: Db,
  { caseId, userId, from, until }: UsageFilter,
  page: { readonly limit: number; readonly after: readonly [string, string] | null },
): Promise<readonly UsageRow[]> {
  const { rows } = await db.query<UsageRow>(
    `SELECT ${USAGE_COLUMNS} FROM usage_log u ${USAGE_NAMED}
     WHERE ($1::uuid IS NULL OR u.case_id = $1 OR u.case_ids @> ARRAY[$1::uuid]) AND ($2::text IS NULL OR u.user_id = $2)
       AND u.at >= coalesce($3::timestamptz, '-infinity') AND u.at < coalesce($4::timestamptz, 'infinity')
       AND ($5::timestamptz IS NULL OR (date_trunc('milliseconds', u.at), u.id) < ($5, $6::bigint))
     ORDER BY date_trunc('milliseconds', u.at) DESC, u.id DESC LIMIT $7`,
    [
      caseId ?? null,
      userId ?? null,
      from ?? null,
      until ?? null,
      page.after?.[0] ?? null,
      page.after?.[1] ?? null,
      page.limit,
    ],
  );
  return rows;
}

/** The case with this number, or null. */
export async function caseOfReference(db: Db, reference: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>('SELECT id FROM case_file WHERE reference = $1', [reference]);
  return rows[0]?.id ?? null;
}

/** One person's uses of one client's data on one day and basis, as the client is told of them. */
export interface ClientUse {
  readonly day: string;
  readonly first: Date;
  readonly last: Date;
  readonly userId: string;
  readonly userName: string | null;
  readonly role: string;
  readonly action: string;
  readonly objectType: string;
  readonly basis: string;
  readonly times: number;
}

/**
 * Who used the client's data since `from`: those of the case, of the child's other cases and of their conferences, and the
 * lists that showed them. What was refused is no use. Oldest first.
 */
export async function clientUses(
  db: Db,
  caseId: string,
  from: string,
  without: readonly string[],
): Promise<readonly ClientUse[]> {
  const { rows } = await db.query<ClientUse>(
    `WITH own AS (SELECT c.id FROM case_file o, case_file c WHERE o.id = $1 AND (c.id = o.id OR c.parent_case_id = o.id
         OR c.subject = o.subject AND c.training = o.training)),
       used AS (SELECT u.* FROM usage_log u WHERE u.case_id IN (SELECT id FROM own)
         UNION SELECT u.* FROM usage_log u WHERE u.case_ids && (SELECT array_agg(id) FROM own))
     SELECT (u.at AT TIME ZONE 'Europe/Helsinki')::date::text AS day, min(u.at) AS first, max(u.at) AS last, u.user_id AS "userId",
       s.display_name AS "userName", u.role, u.action, u.object_type AS "objectType", u.basis, count(*)::integer AS times
     FROM used u LEFT JOIN staff s ON s.id::text = u.user_id
     WHERE u.at >= $2 AND u.action <> 'DENIED' AND NOT u.user_id = ANY($3)
     GROUP BY 1, 4, 5, 6, 7, 8, 9 ORDER BY 1, 2, 4`,
    [caseId, from, without],
  );
  return rows;
}

/** Something in the log that somebody should look at. `cases`: how many it is about. */
export interface Finding {
  readonly rule: 'NO_RELATION' | 'AFTER_END' | 'OWN_FAMILY' | 'MANY_CASES';
  readonly userId: string;
  readonly userName: string | null;
  readonly caseId: string | null;
  readonly caseReference: string | null;
  readonly cases: number;
  readonly times: number;
  readonly first: Date;
  readonly last: Date;
}

const CONTENT = `u.action = 'VIEW' AND u.object_type IN ('CASE', 'REFERRAL', 'TASK')`;
const FOUND = 'u.user_id, u.case_id, 1 AS cases, count(*)::integer AS times, min(u.at) AS first, max(u.at) AS last';

/** Rows of a period by the four rules for snooping; the ledger knows no addresses and no kin of its staff, so each rests on the case relation. */
const FINDINGS = `WITH u AS (SELECT * FROM usage_log WHERE at >= $1 AND at < $2), found AS (
  SELECT 'NO_RELATION' AS rule, ${FOUND} FROM u WHERE ${CONTENT} AND u.basis = 'ROLE' AND NOT EXISTS (SELECT FROM usage_log w
    WHERE w.user_id = u.user_id AND w.case_id = u.case_id AND w.action IN ('CREATE', 'UPDATE')
      AND w.at BETWEEN u.at - interval '7 days' AND u.at + interval '7 days') GROUP BY 2, 3
  UNION ALL
  SELECT 'AFTER_END', ${FOUND} FROM u WHERE ${CONTENT}
    AND EXISTS (SELECT FROM case_member m WHERE m.case_id = u.case_id AND m.user_id::text = u.user_id AND m.to_at < u.at)
    AND NOT EXISTS (SELECT FROM case_member m WHERE m.case_id = u.case_id AND m.user_id::text = u.user_id
      AND m.from_at <= u.at AND (m.to_at IS NULL OR m.to_at >= u.at)) GROUP BY 2, 3
  UNION ALL
  SELECT 'OWN_FAMILY', ${FOUND} FROM u JOIN case_file c ON c.id = u.case_id
    WHERE u.action IN ('VIEW', 'DENIED') AND u.object_type <> 'SECTION' AND c.state->'aside' ? u.user_id GROUP BY 2, 3
  UNION ALL
  SELECT 'MANY_CASES', u.user_id, NULL, count(DISTINCT u.case_id)::integer, count(*)::integer, min(u.at), max(u.at) FROM u
    WHERE ${CONTENT} GROUP BY u.user_id, date_trunc('hour', u.at) HAVING count(DISTINCT u.case_id) > $3)
  SELECT f.rule, f.user_id AS "userId", s.display_name AS "userName", f.case_id AS "caseId", c.reference AS "caseReference",
    f.cases, f.times, f.first, f.last
  FROM found f LEFT JOIN staff s ON s.id::text = f.user_id LEFT JOIN case_file c ON c.id = f.case_id
  ORDER BY f.last DESC LIMIT 200`;

/** What the four rules find in a period; `manyCases`: more cases within an hour than anybody's work asks for. */
export async function findSnooping(
  db: Db,
  from: string,
  until: string,
  manyCases: number,
): Promise<readonly Finding[]> {
  const { rows } = await db.query<Finding>(FINDINGS, [from, until, manyCases]);
  return rows;
}

/** How far the log was shipped. */
export interface ShippingState {
  readonly shippedSeq: number;
  readonly shippedAt: Date | null;
  readonly behind: number;
  readonly tries: number;
  readonly lastCode: string | null;
}

/** The place of shipping against the chain's head. */
export async function shippingState(db: Db): Promise<ShippingState> {
  const { rows } = await db.query<ShippingState>(
    `SELECT p.shipped_seq::integer AS "shippedSeq", p.shipped_at AS "shippedAt", p.tries, p.last_code AS "lastCode",
       (coalesce((SELECT max(seq) FROM usage_link), 0) - p.shipped_seq)::integer AS behind FROM usage_shipping p`,
  );
  return rows[0] ?? { shippedSeq: 0, shippedAt: null, behind: 0, tries: 0, lastCode: null };
}
