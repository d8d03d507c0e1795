/** Absences of the staff as they are written down: recorded, changed, ended. What follows for the cases is in `cover.ts`. */
import type { Pool, PoolClient } from 'pg';
import { addDays, type LocalDate } from '../pathways/calendar';
import type { Refusal } from '../pathways/model';
import { ROLES } from '../pathways/roles';
import { newId } from './new-id';
import { inTransaction } from './transaction';

/** Why, as coarsely as the service needs it: health is nobody's business here. */
export const ABSENCE_REASONS = ['LEAVE', 'AWAY', 'TRAINING', 'OTHER'] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** An absence as lists show it. Local dates, first and last day included. */
export interface StaffAbsence {
  readonly id: string;
  readonly userId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly coverId: string | null;
  readonly reason: AbsenceReason;
  readonly createdBy: string;
  readonly cancelled: boolean;
}

export interface AbsenceFields {
  readonly userId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly coverId: string | null;
  readonly reason: AbsenceReason;
}

export type AbsenceOutcome =
  | { readonly kind: 'OK'; readonly absence: StaffAbsence }
  | { readonly kind: 'REFUSED'; readonly refusal: Refusal }
  | { readonly kind: 'KEY_REUSED' }
  | { readonly kind: 'NOT_FOUND' };

const COLUMNS = `id, user_id AS "userId", from_on::text AS "from", to_on::text AS "to", cover_id AS "coverId", reason,
  created_by AS "createdBy", cancelled_at IS NOT NULL AS cancelled`;
const LOCK_PEOPLE = `SELECT id, roles FROM staff WHERE active AND id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
const OVERLAP = `SELECT user_id AS "userId" FROM absence WHERE cancelled_at IS NULL AND id <> $1
  AND user_id = ANY($2::uuid[]) AND from_on <= $4 AND to_on >= $3`;
const KNOWN = `SELECT ${COLUMNS}, body_hash AS "bodyHash" FROM absence WHERE created_by = $1 AND command_key = $2`;
const INSERT = `INSERT INTO absence (id, user_id, from_on, to_on, cover_id, reason, created_by, command_key, body_hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${COLUMNS}`;
// Somebody newly named is told anew.
const UPDATE = `UPDATE absence SET from_on = $2, to_on = $3, reason = $5,
    cover_told_at = CASE WHEN cover_id IS DISTINCT FROM $4 THEN NULL ELSE cover_told_at END, cover_id = $4
  WHERE id = $1 RETURNING ${COLUMNS}`;
const CANCEL = `UPDATE absence SET cancelled_at = now() WHERE id = $1 RETURNING ${COLUMNS}`;
const END = `UPDATE absence SET to_on = $2 WHERE id = $1 RETURNING ${COLUMNS}`;
const ONE = `SELECT ${COLUMNS} FROM absence WHERE id = $1`;
/** Longest absence that is written down in one go (days). */
const LONGEST = 366;

const refused = (code: string, path?: string): AbsenceOutcome => ({
  kind: 'REFUSED',
  refusal: { code, ...(path === undefined ? {} : { errors: [{ path, code }] }) },
});

const WORKING_ROLES: ReadonlySet<string> = new Set(
  ROLES.filter(({ kind }) => kind !== 'OVERSIGHT').map(({ code }) => code),
);

/** Why these days or this cover can't be, or null; asked while the people's rows are locked, so that two at once can't both be right. */
async function faultOf(client: PoolClient, id: string, wanted: AbsenceFields): Promise<AbsenceOutcome | null> {
  const { userId, coverId, from, to } = wanted;
  if (to < from) return refused('out_of_range', 'to');
  if (to > addDays(from, LONGEST)) return refused('out_of_range', 'to');
  if (coverId === userId) return refused('cover_is_self', 'cover');
  const ids = [userId, ...(coverId === null ? [] : [coverId])];
  const people = (await client.query<{ id: string; roles: string[] }>(LOCK_PEOPLE, [ids])).rows;
  const person = people.find((each) => each.id === userId);
  if (!person) return refused('unknown_user', 'userId');
  const { rows: others } = await client.query<{ userId: string }>(OVERLAP, [id, ids, from, to]);
  if (others.some((other) => other.userId === userId)) return refused('absence_overlaps', 'from');
  if (coverId === null) return null;
  const cover = people.find((each) => each.id === coverId);
  if (!cover) return refused('unknown_user', 'cover');
  const fits = person.roles.some((role) => WORKING_ROLES.has(role) && cover.roles.includes(role));
  if (!fits) return refused('cover_role', 'cover');
  return others.length > 0 ? refused('cover_absent', 'cover') : null;
}

/** Writes a new absence; the same key and body again gives the first one. */
export function recordAbsence(
  pool: Pool,
  wanted: AbsenceFields,
  by: { readonly userId: string; readonly key: string; readonly bodyHash: string },
  today: LocalDate,
): Promise<AbsenceOutcome> {
  return inTransaction<AbsenceOutcome>(pool, async (client) => {
    // Both people at once and in order: two who cover for each other and say so at the same moment must not wait in a ring.
    await client.query(LOCK_PEOPLE, [[wanted.userId, ...(wanted.coverId === null ? [] : [wanted.coverId])]]);
    const { rows } = await client.query<StaffAbsence & { readonly bodyHash: string }>(KNOWN, [by.userId, by.key]);
    const known = rows[0];
    if (known) {
      const { bodyHash, ...absence } = known;
      return { keep: false, value: bodyHash === by.bodyHash ? { kind: 'OK', absence } : { kind: 'KEY_REUSED' } };
    }
    const id = newId();
    const fault = wanted.to < today ? refused('in_past', 'to') : await faultOf(client, id, wanted);
    if (fault) return { keep: false, value: fault };
    const { userId, from, to, coverId, reason } = wanted;
    const values = [id, userId, from, to, coverId, reason, by.userId, by.key, by.bodyHash];
    return { keep: true, value: done((await client.query<StaffAbsence>(INSERT, values)).rows) };
  });
}

/** Other days, another cover, another reason; what is over stays as it was. */
export function changeAbsence(
  pool: Pool,
  id: string,
  patch: Partial<Omit<AbsenceFields, 'userId'>>,
  today: LocalDate,
): Promise<AbsenceOutcome> {
  return onOne(pool, id, today, async (client, before) => {
    const wanted = { ...before, ...patch };
    // A day that has gone by was spent away.
    if (before.from <= today && wanted.from !== before.from) return refused('absence_begun', 'from');
    if (wanted.to < today) return refused('in_past', 'to');
    const fault = await faultOf(client, id, wanted);
    if (fault) return fault;
    const values = [id, wanted.from, wanted.to, wanted.coverId, wanted.reason];
    return done((await client.query<StaffAbsence>(UPDATE, values)).rows);
  });
}

/** The person is back today: an absence that has begun ends with yesterday, one that has not (or began today) is taken back. */
export function endAbsence(pool: Pool, id: string, today: LocalDate): Promise<AbsenceOutcome> {
  return onOne(pool, id, today, async (client, before) => {
    const begun = before.from < today;
    const { rows } = begun
      ? await client.query<StaffAbsence>(END, [id, addDays(today, -1)])
      : await client.query<StaffAbsence>(CANCEL, [id]);
    return done(rows);
  });
}

function onOne(
  pool: Pool,
  id: string,
  today: LocalDate,
  work: (client: PoolClient, before: StaffAbsence) => Promise<AbsenceOutcome>,
): Promise<AbsenceOutcome> {
  return inTransaction<AbsenceOutcome>(pool, async (client) => {
    const before = (await client.query<StaffAbsence>(`${ONE} FOR UPDATE`, [id])).rows[0];
    if (!before) return { keep: false, value: { kind: 'NOT_FOUND' } };
    if (before.cancelled || before.to < today) return { keep: false, value: refused('absence_over') };
    const value = await work(client, before);
    return { keep: value.kind === 'OK', value };
  });
}

function done(rows: readonly StaffAbsence[]): AbsenceOutcome {
  const absence = rows[0];
  return absence ? { kind: 'OK', absence } : { kind: 'NOT_FOUND' };
}

/** One absence, or null. */
export async function absenceById(db: Pick<Pool, 'query'>, id: string): Promise<StaffAbsence | null> {
  return (await db.query<StaffAbsence>(ONE, [id])).rows[0] ?? null;
}

/** Absences that touch the days given, by their first day; `userId` narrows to those of a person and those the person covers. */
export async function listAbsences(
  db: Pick<Pool, 'query'>,
  filter: {
    readonly from: LocalDate;
    readonly to: LocalDate | null;
    readonly userId: string | null;
    readonly limit: number;
  },
): Promise<readonly StaffAbsence[]> {
  const { rows } = await db.query<StaffAbsence>(
    `SELECT ${COLUMNS} FROM absence WHERE cancelled_at IS NULL AND to_on >= $1 AND ($2::date IS NULL OR from_on <= $2)
       AND ($3::uuid IS NULL OR user_id = $3 OR cover_id = $3) ORDER BY from_on, id LIMIT $4`,
    [filter.from, filter.to, filter.userId, filter.limit],
  );
  return rows;
}
