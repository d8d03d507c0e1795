import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChannels } from '../../activities/channels';
import { deliver } from '../../activities/deliver';
import { giveUp } from '../../activities/give-up';
import { outgoingNotices } from '../../ledger/outgoing';
import { retryNotice, undeliveredNotices } from '../../ledger/queries/attention';
import { type MailCatcher, startMailCatcher } from '../../platform/mail-catcher';
import { createSmsGateway, type SmsGateway, SmsNotSent, type TextMessage } from '../../platform/sms';
import { openWorld, type Person, type World } from '../support/ledger-world';

describe('urgent alerts by text message', () => {
  let world: World;
  let caseId: string;
  let taken: TextMessage[];
  let refusals: SmsNotSent[];
  const gateway: SmsGateway = {
    async send(message) {
      const refusal = refusals.shift();
      if (refusal !== undefined) throw refusal;
      taken.push(message);
    },
  };
  const channels = (over: { gateway?: SmsGateway | undefined }) =>
    createChannels({
      mailer: { send: () => Promise.resolve(), close: () => undefined },
      publicUrl: 'https://helmi.test',
      trainingMail: true,
      ...over,
    });
  const send = (id: string, by: SmsGateway | undefined = gateway) =>
    deliver({ outgoing: outgoingNotices(world.db.pool), channels: channels({ gateway: by }) })({
      caseId,
      noticeIds: [id],
    });
  const alert = async (to: Person): Promise<string> => {
    const id = randomUUID();
    await world.db.pool.query(
      `INSERT INTO notice (id, case_id, kind, recipient_id, occurrence, urgent, created_at, send_after_case, send_after, sms_state, message_id)
       VALUES ($1::uuid, $2, 'N11', $3, $4, true, now(), now(), now(), 'PENDING', $4)`,
      [id, caseId, world.people[to], id],
    );
    return id;
  };
  const fateOf = async (id: string) => {
    const { rows } = await world.db.pool.query(
      'SELECT sms_state AS state, sms_attempts AS attempts, sms_code AS code, email_state AS mail FROM notice WHERE id = $1',
      [id],
    );
    return rows[0];
  };

  beforeAll(async () => {
    world = await openWorld();
    ({ id: caseId } = await world.ask('child-1'));
    await world.db.pool.query(
      `UPDATE staff SET phone = CASE WHEN username = 'famw' THEN NULL ELSE '+358000000001' END, language = 'sv'`,
    );
  });
  beforeEach(() => {
    taken = [];
    refusals = [];
  });
  afterAll(() => world?.close());

  test('says one sentence in the receiver’s language and nothing of the case, once', async () => {
    const id = await alert('nurse');
    await send(id);
    await send(id);
    expect(taken).toEqual([{ id, to: '+358000000001', text: 'Brådskande larm i Helmi, logga in' }]);
    expect(await fateOf(id)).toEqual({ state: 'SENT', attempts: 1, code: null, mail: 'SENT' });
  });

  test('is tried again while the gateway is away, although the mail has left, and is then the same message', async () => {
    const id = await alert('nurse');
    refusals = [new SmsNotSent('sms_503', false)];
    await expect(send(id)).rejects.toThrow('DELIVERY_INCOMPLETE');
    expect(await fateOf(id)).toMatchObject({ state: 'PENDING', code: 'sms_503', mail: 'SENT' });
    await send(id);
    expect(taken.map((message) => message.id)).toEqual([id]);
  });

  test('is undelivered with an owner where it can’t be sent, and can be sent again', async () => {
    const noNumber = await alert('famw');
    await send(noNumber);
    expect(await fateOf(noNumber)).toMatchObject({ state: 'UNDELIVERED', code: 'NO_NUMBER', mail: 'SENT' });
    const givenUp = await alert('nurse');
    refusals = [new SmsNotSent('sms_unreachable', false)];
    await expect(send(givenUp)).rejects.toThrow('DELIVERY_INCOMPLETE');
    await giveUp(outgoingNotices(world.db.pool))({ caseId, noticeIds: [givenUp] });
    const found = await undeliveredNotices(world.db.pool, 10);
    expect(Object.fromEntries(found.map(({ id, code, ownerRole }) => [id, `${code} ${ownerRole}`]))).toEqual({
      [noNumber]: 'NO_NUMBER ADMIN',
      [givenUp]: 'sms_unreachable ADMIN',
    });
    await retryNotice(world.db.pool, noNumber, world.people.nurse);
    await send(noNumber);
    expect(await fateOf(noNumber)).toMatchObject({ state: 'SENT', mail: 'SENT' });
  });

  test('is not needed where no gateway is configured', async () => {
    const id = await alert('nurse');
    const outgoing = outgoingNotices(world.db.pool);
    await deliver({ outgoing, channels: channels({}) })({ caseId, noticeIds: [id] });
    expect(await fateOf(id)).toMatchObject({ state: 'NOT_NEEDED', mail: 'SENT' });
  });

  describe('with the embedded catcher', () => {
    let folder: string;
    let catcher: MailCatcher;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'helmi-sms-'));
      catcher = await startMailCatcher({ dataDir: folder, smtpPort: 0, httpPort: 0 });
    });
    afterAll(async () => {
      await catcher.close();
      rmSync(folder, { recursive: true });
    });

    test('stands on the same page as the mails', async () => {
      const real = createSmsGateway({ sms: { url: catcher.smsUrl, token: 'a token' } });
      await real?.send({ id: 'n-1', to: '+358000000001', text: 'Kiireellinen Helmi-hälytys' });
      const mails = (await (await fetch(`${catcher.httpUrl}mails.json`)).json()) as { readonly text: string }[];
      expect(mails).toEqual([expect.objectContaining({ subject: 'SMS', messageId: '<n-1@sms.helmi>' })]);
      expect(mails[0]?.text.trim()).toBe('Kiireellinen Helmi-hälytys');
    });

    test('refuses what is no message for good, and says nothing of the number when nobody answers', async () => {
      const real = createSmsGateway({ sms: { url: catcher.smsUrl, token: undefined } });
      await expect(real?.send({ id: 'n-2', to: 'not a number', text: '' })).rejects.toMatchObject({
        code: 'sms_400',
        permanent: true,
      });
      const nobody = createSmsGateway({ sms: { url: 'http://127.0.0.1:1/', token: undefined } });
      const failure = nobody?.send({ id: 'n-3', to: '+358000000001', text: '' });
      await expect(failure).rejects.toMatchObject({
        message: 'text message not sent: sms_unreachable',
        permanent: false,
      });
    });
  });
});
