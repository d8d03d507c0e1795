import { outgoingNotices } from '../../ledger/outgoing';
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
});
