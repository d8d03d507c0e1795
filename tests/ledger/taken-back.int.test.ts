import { createChannels } from '../../activities/channels';
import { deliver } from '../../activities/deliver';
import { type Outgoing, outgoingNotices } from '../../ledger/outgoing';
import { listInbox } from '../../ledger/queries/notices';
import { verifyLedger } from '../../ledger/verify';
import { pathwayBooks } from '../../pathways';
import * as forms from '../../scripts/stories/forms';
import { LedgerCase } from '../support/ledger-case';
import { openWorld, type World } from '../support/ledger-world';

describe('messages after a death (X10)', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(pathwayBooks);
  });
  afterAll(() => world.close());

  const refer = (date: string, recordRef: string) =>
    LedgerCase.refer(world, 'helmi', date, forms.referral(date, world.people.rsw, { child: { recordRef } }));
  const states = async (caseId: string): Promise<string[]> => {
    const { rows } = await world.db.pool.query<{ state: string }>(
      'SELECT DISTINCT email_state AS state FROM notice WHERE case_id = $1 ORDER BY 1',
      [caseId],
    );
    return rows.map((row) => row.state);
  };

  test('what had not left is taken back, of this case alone; nothing is left for its process to send', async () => {
    const other = await refer('2026-11-23', 'TRAIN-0101');
    const c = await refer('2026-11-23', 'TRAIN-0102');
    expect(await states(c.now.id)).toEqual(['PENDING']);
    await c.do('mgr', { type: 'EVENT', event: 'DECEASED', version: c.now.version, data: {} });
    expect(c.now).toMatchObject({ status: 'CLOSED', closeReason: 'DECEASED' });
    expect(await states(c.now.id)).toEqual(['TAKEN_BACK']);
    expect(await states(other.now.id)).toEqual(['PENDING']);
    const view = await world.ledger.viewOf(c.now.id);
    expect(view).toMatchObject({ deliveries: [], next: null, ended: true });
    const inbox = await listInbox(world.db.pool, world.people.coord, { limit: 50, unread: false, before: null });
    expect(inbox.map((row) => row.caseId)).toEqual([other.now.id]);
    expect((await verifyLedger(world.db.pool, pathwayBooks)).findings).toEqual([]);
  });

  test('a mail that was on its way in that very moment is known as sent, and one that failed is not tried again', async () => {
    const c = await refer('2026-11-24', 'TRAIN-0103');
    const { rows } = await world.db.pool.query<{ id: string }>('SELECT id FROM notice WHERE case_id = $1', [c.now.id]);
    const [gone = '', failed = ''] = rows.map(({ id }) => id);
    const desk = outgoingNotices(world.db.pool);
    await desk.sending([gone, failed]);
    await c.do('mgr', { type: 'EVENT', event: 'ENTERED_IN_ERROR', version: c.now.version, data: {} });
    await desk.sent([gone]);
    await desk.failed([failed], 'smtp_451');
    expect(await states(c.now.id)).toEqual(['SENT', 'TAKEN_BACK']);
    expect(await desk.load([gone, failed])).toEqual([]);
  });

  test.each([
    ['mail', 'TRAIN-0104'],
    ['text message', 'TRAIN-0105'],
  ])('a sender that had read one in that moment sends no %s', async (way, recordRef) => {
    const c = await refer('2026-11-25', recordRef);
    const { pool } = world.db;
    await pool.query(`UPDATE staff SET phone = '+358000000001'`);
    await pool.query(`UPDATE notice SET sms_state = $2, urgent = true WHERE case_id = $1`, [
      c.now.id,
      way === 'mail' ? 'NONE' : 'PENDING',
    ]);
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM notice WHERE case_id = $1', [c.now.id]);
    const sent: string[] = [];
    const desk = outgoingNotices(pool);
    let died = false;
    const thenDie = async <T>(read: T): Promise<T> => {
      if (died) return read;
      died = true;
      await c.do('mgr', { type: 'EVENT', event: 'DECEASED', version: c.now.version, data: {} });
      return read;
    };
    // The case ends after the sender has read the notice for the last time and before it lays hold of it.
    const outgoing: Outgoing = {
      ...desk,
      alone: (key, work) =>
        desk.alone(key, (at) =>
          work({
            ...at,
            sms: { ...at.sms, load: async (ids) => thenDie(await at.sms.load(ids)) },
            load: async (ids) => thenDie(await at.load(ids)),
          }),
        ),
    };
    const channels = createChannels({
      mailer: { send: async () => void sent.push('mail'), close: () => undefined },
      publicUrl: 'https://helmi.test',
      trainingMail: true,
      gateway: { send: async () => void sent.push('text message') },
    });
    await deliver({ outgoing, channels })({ caseId: c.now.id, noticeIds: rows.map(({ id }) => id) });
    expect(died).toBe(true);
    expect(sent).toEqual([]);
    expect(await states(c.now.id)).toEqual(['TAKEN_BACK']);
  });

  test('a text message that had left in that moment is known as sent', async () => {
    const c = await refer('2026-11-26', 'TRAIN-0106');
    const { pool } = world.db;
    const { rows } = await pool.query<{ id: string }>(
      `UPDATE notice SET sms_state = 'PENDING' WHERE case_id = $1 RETURNING id`,
      [c.now.id],
    );
    const ids = rows.map(({ id }) => id);
    const { sms } = outgoingNotices(pool);
    expect((await sms.mark(ids, 'SENDING')).toSorted()).toEqual(ids.toSorted());
    await c.do('mgr', { type: 'EVENT', event: 'DECEASED', version: c.now.version, data: {} });
    await sms.mark(ids, 'SENT');
    const fates = await pool.query('SELECT DISTINCT sms_state AS state FROM notice WHERE case_id = $1', [c.now.id]);
    expect(fates.rows).toEqual([{ state: 'SENT' }]);
  });
});
