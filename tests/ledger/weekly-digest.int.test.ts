import { createChannels } from '../../activities/channels';
import { rounds } from '../../activities/rounds';
import { createCalendarSource } from '../../ledger/calendar-source';
import { outgoingNotices } from '../../ledger/outgoing';
import { envAt } from '../../ledger/time';
import { writeWeeklyDigest } from '../../ledger/weekly-digest';
import type { Mail } from '../../platform/mail';
import { openWorld, type World } from '../support/ledger-world';

describe('the week’s list', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world?.close());

  test('is written once a person and week, on the first working day at 08:30, with references for the manager only', async () => {
    const mails: Mail[] = [];
    const mailer = {
      async send(mail: Mail) {
        mails.push(mail);
      },
      close: () => undefined,
    };
    const channels = createChannels({ mailer, publicUrl: 'https://helmi.test', trainingMail: true });
    const { pool } = world.db;
    const round = () =>
      rounds({ outgoing: outgoingNotices(pool), channels, pool, ledger: world.ledger, clock: () => world.now() })();
    const { id, reference } = await world.ask('late');
    world.clockAt('2026-11-23T06:29:00.000Z');
    await round();
    expect(mails).toEqual([]);

    for (let next = (await world.ledger.viewOf(id))?.next; next && next.wakeAt < '2026-12-31'; ) {
      world.clockAt(next.wakeAt);
      await world.ledger.raiseAlarm(id, next.id);
      next = (await world.ledger.viewOf(id))?.next;
    }
    // New Year's Day is a Friday; the Monday after is a working day, Epiphany's week begins on it.
    world.clockAt('2027-01-04T06:31:00.000Z');
    await Promise.all([round(), round()]);
    await round();
    const digests = mails.filter(({ messageId }) => messageId !== '').filter(({ to }) => /^(tl|mgr)@/.test(to));
    expect(digests.map(({ to }) => to).sort()).toEqual(['mgr@helmi.test', 'tl@helmi.test']);
    const text = (to: string) => digests.find((mail) => mail.to.startsWith(to))?.text ?? '';
    expect(text('mgr')).toContain(reference);
    expect(text('tl')).not.toContain(reference);
    expect(new Set(digests.map(({ messageId }) => messageId)).size).toBe(2);

    // Easter Monday is no working day: the list comes on the Tuesday.
    world.clockAt('2027-03-29T07:00:00.000Z');
    await round();
    expect(mails.length).toBe(digests.length);
    world.clockAt('2027-03-30T05:31:00.000Z');
    await round();
    expect(mails.length).toBe(digests.length + 2);
  });

  test('is one list a person however many rounds begin in the same moment', async () => {
    const { pool } = world.db;
    await world.ask('waits');
    const at = '2027-04-12T05:31:00.000Z';
    const env = envAt(at, await createCalendarSource().at(0, pool));
    const gate = await pool.connect();
    // Nobody can write until every round has counted.
    await gate.query('BEGIN; LOCK TABLE notice IN EXCLUSIVE MODE');
    const rounds = Promise.all([writeWeeklyDigest(pool, env), writeWeeklyDigest(pool, env)]);
    for (let waiting = 0; waiting < 2; ) {
      const { rows } = await gate.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_locks
         WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      waiting = rows[0]?.n ?? 0;
    }
    await gate.query('COMMIT');
    gate.release();
    expect((await rounds).filter((written) => written > 0)).toEqual([2]);
    const { rows } = await pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM notice WHERE case_id IS NULL AND occurrence = 'week:2027-04-12'`,
    );
    expect(rows).toEqual([{ n: 2 }]);
    expect(await writeWeeklyDigest(pool, env)).toBe(0);
  });
});
