import type { Outgoing } from '../ledger/outgoing';
import type { Channel, Sent } from './channels/channel';

/**
 * Sends the text messages that go with these notices, one try each and one sender at a time; gives the code of the first
 * that another try may help, or null. What can't be sent for good is undelivered and `ownerRole` sees to it.
 */
export async function sendTextMessages(
  outgoing: Outgoing,
  channel: Channel,
  noticeIds: readonly string[],
  ownerRole: string,
): Promise<string | null> {
  let again: string | null = null;
  for (const { id } of await outgoing.sms.load(noticeIds)) {
    const result = await outgoing.alone<Sent>(`sms:${id}`, async ({ sms }) => {
      const [still] = await sms.load([id]);
      if (still === undefined) return { kind: 'DONE' };
      if ((await sms.mark([id], 'SENDING')).length === 0) return { kind: 'DONE' };
      const sent = await channel.send([still]);
      if (sent.kind === 'DONE') await sms.mark([id], 'SENT');
      else if (sent.kind === 'NOT_NEEDED') await sms.mark([id], 'NOT_NEEDED');
      else if (sent.kind === 'REFUSED') await sms.mark([id], 'UNDELIVERED', sent.code, ownerRole);
      else await sms.mark([id], 'PENDING', sent.code);
      return sent;
    });
    if (result === 'BUSY') again ??= 'BUSY';
    else if (result.kind === 'LATER') again ??= result.code;
  }
  return again;
}
