import { randomUUID } from 'node:crypto';
import { createChannels } from '../../activities/channels';
import { deliver } from '../../activities/deliver';
import { giveUp } from '../../activities/give-up';
import { type Outgoing, outgoingNotices } from '../../ledger/outgoing';
import { type Mail, type Mailer, MailNotSent } from '../../platform/mail';
import { openWorld, type Person, type World } from '../support/ledger-world';

jest.setTimeout(60_000);

describe('notices on their way to a person', () => {
  let world: World;
  let outgoing: Outgoing;
  let mails: Mail[];
  let caseId: string;
  let reference: string;
  /** What the mail server says to the next mails, before it takes them again. */
  let refusals: MailNotSent[];
  const mailer: Mailer = {
    async send(mail) {
      const refusal = refusals.shift();
      if (refusal !== undefined) throw refusal;
      mails.push(mail);
    },
    close: () => undefined,
  };
  const delivery = (trainingMail = true) =>
    deliver({ outgoing, channels: createChannels({ mailer, publicUrl: 'https://helmi.test', trainingMail }) });
  const stateOf = async (id: string) => {
    const { rows } = await world.db.pool.query(
      'SELECT email_state AS state, attempts, last_code AS code, owner_role AS owner FROM notice WHERE id = $1',
      [id],
    );
    return rows[0];
  };
  const notice = async (to: Person, kind = 'N7', inCase = caseId): Promise<string> => {
    const id = randomUUID();
    await world.db.pool.query(
      `INSERT INTO notice (id, case_id, step_code, kind, recipient_id, occurrence, due_on, created_at, send_after_case, send_after, message_id)
       VALUES ($1, $2, 'P4_ASSESSMENT', $3, $4, $5, '2026-12-28', now(), now(), now() - interval '1 second', $5)`,
      [id, inCase, kind, world.people[to], id],
    );
    return id;
  };

  beforeAll(async () => {
    world = await openWorld();
    outgoing = outgoingNotices(world.db.pool);
    ({ id: caseId, reference } = await world.ask('child-1'));
  });
  beforeEach(async () => {
    mails = [];
    refusals = [];
    await world.db.pool.query(`UPDATE staff SET active = true, language = 'en', email = username || '@helmi.test'`);
    await world.db.pool.query(
      `UPDATE notice SET email_state = 'NOT_NEEDED' WHERE email_state IN ('PENDING', 'SENDING')`,
    );
  });
  afterAll(() => world?.close());

  it('tell the nurse once what is due and where, however often they are delivered', async () => {
    const id = await notice('nurse');
    await delivery()({ caseId, noticeIds: [id] });
    await delivery()({ caseId, noticeIds: [id] });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: 'nurse@helmi.test', messageId: `${id}@helmi`, language: 'en' });
    expect(`${mails[0]?.subject} ${mails[0]?.text}`).toContain(reference);
    expect(mails[0]?.text).toContain(`https://helmi.test/cases/${caseId}`);
    expect(`${mails[0]?.subject} ${mails[0]?.text}`).not.toContain('child-1');
    expect(await stateOf(id)).toMatchObject({ state: 'SENT', attempts: 1 });
  });

  it('wait for the next try when the mail server is away, and are then the same mail', async () => {
    const id = await notice('nurse');
    refusals = [new MailNotSent('ECONNREFUSED', false)];
    await expect(delivery()({ caseId, noticeIds: [id] })).rejects.toMatchObject({ type: 'DELIVERY_INCOMPLETE' });
    expect(await stateOf(id)).toMatchObject({ state: 'PENDING', code: 'ECONNREFUSED' });
    await delivery()({ caseId, noticeIds: [id] });
    expect(mails.map(({ messageId }) => messageId)).toEqual([`${id}@helmi`]);
  });

  it('one that cannot leave keeps no other back', async () => {
    const [first, second] = [await notice('nurse'), await notice('tl')];
    refusals = [new MailNotSent('ECONNREFUSED', false)];
    await expect(delivery()({ caseId, noticeIds: [first, second] })).rejects.toMatchObject({
      type: 'DELIVERY_INCOMPLETE',
    });
    expect(mails).toHaveLength(1);
  });

  it.each([
    ['has no address', `UPDATE staff SET email = NULL WHERE username = 'nurse'`, 'NO_ADDRESS'],
    ['has left', `UPDATE staff SET active = false WHERE username = 'nurse'`, 'RECEIVER_INACTIVE'],
  ])('are undelivered and owned when the receiver %s', async (_why, change, code) => {
    await world.db.pool.query(change);
    const id = await notice('nurse');
    await delivery()({ caseId, noticeIds: [id] });
    expect(await stateOf(id)).toMatchObject({ state: 'UNDELIVERED', owner: 'ADMIN', code });
    expect(mails).toEqual([]);
  });

  it('are undelivered at once when the mail server refuses them for good, and after the last try otherwise', async () => {
    const [refused, late] = [await notice('nurse'), await notice('tl')];
    refusals = [new MailNotSent('smtp_550', true)];
    await delivery()({ caseId, noticeIds: [refused] });
    expect(await stateOf(refused)).toMatchObject({ state: 'UNDELIVERED', code: 'smtp_550' });
    const resign = giveUp(outgoing);
    await resign({ caseId, noticeIds: [refused, late] });
    await resign({ caseId, noticeIds: [refused, late] });
    expect(await stateOf(late)).toMatchObject({ state: 'UNDELIVERED', owner: 'ADMIN' });
    expect(await stateOf(refused)).toMatchObject({ code: 'smtp_550' });
  });

  it('make one mail when two workers have them in hand at the same time', async () => {
    const id = await notice('nurse');
    const results = await Promise.allSettled([1, 2, 3].map(() => delivery()({ caseId, noticeIds: [id] })));
    expect(mails).toHaveLength(1);
    const reasons = results.flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []));
    for (const reason of reasons) expect(reason).toMatchObject({ type: 'DELIVERY_INCOMPLETE', details: ['BUSY'] });
    expect(reasons.length).toBeLessThan(results.length);
  });

  it('about new referrals come together: one mail for all that wait', async () => {
    const other = await world.ask('child-2');
    await world.db.pool.query(
      `UPDATE notice SET email_state = 'NOT_NEEDED' WHERE email_state IN ('PENDING', 'SENDING')`,
    );
    const [first, second] = [await notice('coord', 'N1'), await notice('coord', 'N1', other.id)];
    await delivery()({ caseId, noticeIds: [first] });
    await delivery()({ caseId: other.id, noticeIds: [second] });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(reference);
    expect(mails[0]?.text).toContain(other.reference);
  });

  it('of training cases leave only where the catcher takes them', async () => {
    const training = await world.ask('child-3', { training: true });
    const id = await notice('nurse', 'N7', training.id);
    await delivery(false)({ caseId: training.id, noticeIds: [id] });
    expect(mails).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ state: 'NOT_NEEDED' });
  });

  it('leave the database to alarms and people while a mail server hangs', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => notice('nurse')));
    let letGo: () => void = () => undefined;
    const hangs = new Promise<void>((done) => {
      letGo = done;
    });
    const hanging: Mailer = { ...mailer, send: (mail) => hangs.then(() => mailer.send(mail)) };
    const channels = createChannels({ mailer: hanging, publicUrl: 'https://helmi.test', trainingMail: true });
    const under = ids.map((id) => deliver({ outgoing, channels })({ caseId, noticeIds: [id] }));
    const ended = Promise.allSettled(under);
    await Promise.race(under).catch(() => undefined);
    expect(await world.ledger.viewOf(caseId)).not.toBeNull();
    letGo();
    const left = (await ended).filter(({ status }) => status === 'fulfilled').length;
    expect(left).toBe(4);
    await delivery()({ caseId, noticeIds: ids });
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(12);
    expect(mails).toHaveLength(12);
  });
});
