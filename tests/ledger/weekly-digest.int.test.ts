import { createChannels } from '../../activities/channels';
import { rounds } from '../../activities/rounds';
import { outgoingNotices } from '../../ledger/outgoing';
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
});
