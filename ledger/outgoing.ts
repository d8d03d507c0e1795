/** Notices on their way out by e-mail: reading them, one sender at a time, and what became of each. */
import type { Pool } from 'pg';
import type { Scalar } from '../pathways/model';
import { guarded } from './database-errors';
import { createTurnstile } from './turnstile';

/** A notice whose e-mail has not left yet, with its receiver as of now. */
export interface OutgoingNotice {
  readonly id: string;
  /** Null (with an empty reference) for what belongs to no case. */
  readonly caseId: string | null;
  readonly reference: string;
  readonly training: boolean;
  readonly taskId: string | null;
  readonly stepCode: string | null;
  readonly kind: string;
  readonly level: number | null;
  /** Civil date. */
  readonly dueOn: string | null;
  readonly params: { readonly [name: string]: Scalar };
  readonly urgent: boolean;
  /** Local part of the Message-ID. */
  readonly messageId: string;
  readonly recipientId: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: 'fi' | 'sv' | 'en';
  readonly active: boolean;
}

/** Text messages on their way: as for mails, one at a time and each with its fate. */
export interface SmsDesk {
  load(noticeIds: readonly string[]): Promise<OutgoingNotice[]>;
  /** Those that should have left ten minutes ago: whoever sends a case's notices has them no longer in hand. */
  forgotten(limit: number): Promise<{ readonly id: string; readonly attempts: number }[]>;
  /** Gives those that were on the way still (or, for `SENT`, that were taken back in the very moment in which they left). */
  mark(noticeIds: readonly string[], state: SmsState, code?: string | null, ownerRole?: string): Promise<string[]>;
}
type SmsState = 'PENDING' | 'SENDING' | 'SENT' | 'NOT_NEEDED' | 'UNDELIVERED';

/** What can be asked and written about outgoing notices. */
export interface Desk {
  /** The text messages that go with notices. */
  readonly sms: SmsDesk;
  /** Those of the notices whose e-mail still has to leave, oldest first. */
  load(noticeIds: readonly string[]): Promise<OutgoingNotice[]>;
  /** Everything of one kind that waits for one receiver and may leave now, oldest first. */
  waitingFor(recipientId: string, kind: string, training: boolean): Promise<OutgoingNotice[]>;
  /** Gives those that are on the way still: one that was taken back since it was read must not leave. */
  sending(noticeIds: readonly string[]): Promise<string[]>;
  sent(noticeIds: readonly string[]): Promise<void>;
  notNeeded(noticeIds: readonly string[]): Promise<void>;
  /** The next try may follow. */
  failed(noticeIds: readonly string[], code: string): Promise<void>;
  /** No further try: `ownerRole` sees to it. Gives those that had not left before. */
  undelivered(noticeIds: readonly string[], code: string | null, ownerRole: string): Promise<string[]>;
}

export interface Outgoing extends Desk {
  /** Notices that should have left two days ago, the oldest first: a workflow would have sent them or given them up. */
  forgotten(limit: number): Promise<string[]>;
  /**
   * Runs `work` while no other process holds `key`; gives `BUSY` where one does, or where too many wait here. PostgreSQL lets go of the key when the
   * holder dies, so that a killed sender keeps nobody waiting.
   */
  alone<T>(key: string, work: (desk: Desk) => Promise<T>): Promise<T | 'BUSY'>;
}

const COLUMNS = `n.id, n.case_id AS "caseId", coalesce(c.reference, '') AS reference, coalesce(c.training, false) AS training, n.task_id AS "taskId", n.step_code AS "stepCode",
  n.kind, n.level, to_char(n.due_on, 'YYYY-MM-DD') AS "dueOn", n.params, n.urgent, n.message_id AS "messageId",
  n.recipient_id AS "recipientId", s.email, s.phone, s.language, s.active`;
const FROM = 'FROM notice n LEFT JOIN case_file c ON c.id = n.case_id JOIN staff s ON s.id = n.recipient_id';
const ON_THE_WAY = `email_state IN ('PENDING', 'SENDING')`;
const FORGOTTEN = `SELECT id FROM notice WHERE ${ON_THE_WAY} AND send_after < now() - interval '2 days'
  ORDER BY send_after LIMIT $1`;

/**
 * Each sender holds a connection while the mail server answers. Were there no limit, a mail server that hangs would take
 * them all, and no alarm could be raised meanwhile.
 */
const SENDERS = 4;
const LONGEST_WAIT_MS = 3_000;

/** The outgoing notices of a database; only an unreachable one throws (`DatabaseError`). */
export function outgoingNotices(pool: Pool): Outgoing {
  const senders = createTurnstile(SENDERS, LONGEST_WAIT_MS);
  return {
    ...deskAt(pool),
    async forgotten(limit) {
      const { rows } = await guarded(() => pool.query<{ id: string }>(FORGOTTEN, [limit]));
      return rows.map(({ id }) => id);
    },
    async alone(key, work) {
      const leave = await senders.enter();
      if (leave === null) return 'BUSY';
      try {
        return await guarded(() => alone(pool, key, work));
      } finally {
        leave();
      }
    },
  };
}

function deskAt(db: Pick<Pool, 'query'>): Desk {
  // Named, so that the database plans each of them once per connection: a case sends some thirty mails.
  const read = (name: string, where: string, values: unknown[]) =>
    guarded(async () => {
      const text = `SELECT ${COLUMNS} ${FROM} WHERE ${where} AND n.${ON_THE_WAY} ORDER BY n.created_at, n.id`;
      return (await db.query<OutgoingNotice>({ name: `helmi_desk_${name}`, text, values })).rows;
    });
  const change = (
    name: string,
    assignments: string,
    from: string,
    ids: readonly string[],
    ...more: readonly (string | null)[]
  ): Promise<string[]> =>
    guarded(async () => {
      const values = [ids, ...more];
      const text = `UPDATE notice SET ${assignments} WHERE id = ANY($1::uuid[]) AND ${from} RETURNING id`;
      return (await db.query<{ id: string }>({ name: `helmi_desk_${name}`, text, values })).rows.map(({ id }) => id);
    });
  return {
    sms: smsDeskAt(db),
    load: (ids) => read('load', 'n.id = ANY($1::uuid[])', [ids]),
    waitingFor: (recipientId, kind, training) =>
      read(
        'waiting',
        'n.recipient_id = $1 AND n.kind = $2 AND coalesce(c.training, false) = $3 AND NOT n.urgent AND n.send_after <= now()',
        [recipientId, kind, training],
      ),
    sending: (ids) =>
      change('sending', `email_state = 'SENDING', attempts = least(attempts + 1, 32000)`, ON_THE_WAY, ids),
    async sent(ids) {
      // One that was taken back in the very moment in which it left has left all the same.
      const from = `(${ON_THE_WAY} OR email_state = 'TAKEN_BACK')`;
      await change('sent', `email_state = 'SENT', sent_at = now(), last_code = NULL`, from, ids);
    },
    async notNeeded(ids) {
      await change('not_needed', `email_state = 'NOT_NEEDED'`, ON_THE_WAY, ids);
    },
    async failed(ids, code) {
      await change('failed', `email_state = 'PENDING', last_code = $2`, ON_THE_WAY, ids, code);
    },
    undelivered: (ids, code, ownerRole) =>
      change(
        'undelivered',
        `email_state = 'UNDELIVERED', last_code = coalesce($2, last_code), owner_role = $3`,
        ON_THE_WAY,
        ids,
        code,
        ownerRole,
      ),
  };
}

const SMS_ON_THE_WAY = `sms_state IN ('PENDING', 'SENDING')`;
const SMS_LOAD = `SELECT ${COLUMNS} ${FROM} WHERE n.id = ANY($1::uuid[]) AND n.${SMS_ON_THE_WAY} ORDER BY n.created_at, n.id`;
const SMS_FORGOTTEN = `SELECT id, sms_attempts AS attempts FROM notice
  WHERE ${SMS_ON_THE_WAY} AND send_after < now() - interval '10 minutes' ORDER BY send_after LIMIT $1`;
const SMS_MARK = `UPDATE notice SET sms_state = $2, sms_code = CASE WHEN $2 = 'SENT' THEN NULL ELSE coalesce($3, sms_code) END,
    sms_attempts = least(sms_attempts + ($2 = 'SENDING')::int, 32000), owner_role = coalesce($4, owner_role)
  WHERE id = ANY($1::uuid[]) AND (${SMS_ON_THE_WAY} OR $2 = 'SENT' AND sms_state = 'NOT_NEEDED') RETURNING id`;

function smsDeskAt(db: Pick<Pool, 'query'>): SmsDesk {
  return {
    load: async (ids) => (await guarded(() => db.query<OutgoingNotice>(SMS_LOAD, [ids]))).rows,
    forgotten: async (limit) =>
      (await guarded(() => db.query<{ id: string; attempts: number }>(SMS_FORGOTTEN, [limit]))).rows,
    async mark(ids, state, code = null, ownerRole) {
      const values = [ids, state, code, ownerRole ?? null];
      return (await guarded(() => db.query<{ id: string }>(SMS_MARK, values))).rows.map(({ id }) => id);
    },
  };
}

async function alone<T>(pool: Pool, key: string, work: (desk: Desk) => Promise<T>): Promise<T | 'BUSY'> {
  const session = await pool.connect();
  const id = `helmi.notice:${key}`;
  // A session that may still hold the key is closed instead of going back to the pool.
  let holds = true;
  try {
    const { rows } = await session.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine',
      [id],
    );
    holds = rows[0]?.mine === true;
    if (!holds) return 'BUSY';
    try {
      // The work uses this very session: a second one per sender could exhaust the pool.
      return await work(deskAt(session));
    } finally {
      await session.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [id]);
      holds = false;
    }
  } finally {
    session.release(holds);
  }
}
