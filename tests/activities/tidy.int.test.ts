import { randomUUID } from 'node:crypto';
import { createChannels } from '../../activities/channels';
import { tidy } from '../../activities/tidy';
import { outgoingNotices } from '../../ledger/outgoing';
import { tidyLedger } from '../../ledger/tidy';
import { type Mail, MailNotSent } from '../../platform/mail';
import { openWorld, type World } from '../support/ledger-world';

describe('the nightly tidying', () => {
  let world: World;
  let caseId: string;
  const mails: Mail[] = [];
  const refused = new Set<string>();
  const run = () => {
    const { pool } = world.db;
    const mailer = {
      async send(mail: Mail) {
        if (refused.has(mail.messageId)) throw new MailNotSent('ECONNREFUSED', false);
        mails.push(mail);
      },
      close: () => undefined,
    };
    const channels = createChannels({ mailer, publicUrl: 'https://helmi.test', trainingMail: true });
    return tidy({ outgoing: outgoingNotices(pool), channels, tidyLedger: () => tidyLedger(pool) })();
  };
  const notice = async (hours: number): Promise<string> => {
    const id = randomUUID();
    await world.db.pool.query(
      `INSERT INTO notice (id, case_id, step_code, kind, recipient_id, occurrence, created_at, send_after_case, send_after, message_id)
       VALUES ($1, $2, 'P4_ASSESSMENT', 'N7', $3, $4, now(), now(), now() - $5 * interval '1 hour', $4)`,
      [id, caseId, world.people.nurse, id, hours],
    );
    return id;
  };

  beforeAll(async () => {
    world = await openWorld();
    ({ id: caseId } = await world.ask('child-1'));
    await world.db.pool.query(`UPDATE notice SET email_state = 'NOT_NEEDED'`);
  });
  afterAll(() => world?.close());

  it('sends mail that nobody has had in hand for two days, and gives an owner to what does not leave', async () => {
    const [fresh, forgotten, hopeless] = [await notice(47), await notice(49), await notice(50)];
    refused.add(`${hopeless}@helmi`);
    expect(await run()).toMatchObject({ notices: 2 });
    expect(mails.map(({ messageId }) => messageId)).toEqual([`${forgotten}@helmi`]);
    const { rows } = await world.db.pool.query(
      `SELECT id, email_state AS state, owner_role AS owner FROM notice WHERE email_state <> 'NOT_NEEDED'`,
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { id: fresh, state: 'PENDING', owner: null },
        { id: forgotten, state: 'SENT', owner: null },
        { id: hopeless, state: 'UNDELIVERED', owner: 'ADMIN' },
      ]),
    );
    expect(await run()).toMatchObject({ notices: 0 });
  });

  it('lets go of keys after thirty days and of sessions after their end, and of no other', async () => {
    const { pool } = world.db;
    await pool.query(
      `INSERT INTO command_key (user_id, key, body_hash, case_id, first_seq, seq, answer, created_at)
       SELECT 'somebody', n::text, '', $1, 1, 1, '{}', now() - (n / 200) * interval '1 day' FROM generate_series(1, 12000) n`,
      [caseId],
    );
    await pool.query(
      `INSERT INTO staff_session (id_hash, user_id, created_at, last_seen_at, expires_at)
       VALUES ('old', $1, now(), now(), now() - interval '2 days'), ('new', $1, now(), now(), now() + interval '1 hour')`,
      [world.people.nurse],
    );
    const before = await pool.query(`SELECT 1 FROM command_key WHERE created_at >= now() - interval '30 days'`);
    expect(await run()).toMatchObject({ keys: 12_000 - (before.rowCount ?? 0), sessions: 1 });
    expect((await pool.query('SELECT 1 FROM command_key')).rowCount).toBe(before.rowCount);
    expect((await pool.query('SELECT id_hash FROM staff_session')).rows).toEqual([{ id_hash: 'new' }]);
    expect(await run()).toEqual({ notices: 0, keys: 0, sessions: 0 });
  });
});
