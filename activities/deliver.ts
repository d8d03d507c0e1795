import { ApplicationFailure } from '@temporalio/common';
import type { Desk, Outgoing, OutgoingNotice } from '../ledger/outgoing';
import type { Channels } from './channels';
import type { Sent } from './channels/channel';
import type { Activities } from './contract';
import { sendTextMessages } from './text-messages';

export interface DeliveryDeps {
  readonly outgoing: Outgoing;
  readonly channels: Channels;
}

/** Whose task an undelivered notice is: an address or a mail server is to be put right. */
export const OWNER_OF_UNDELIVERED = 'ADMIN';
/** Referrals reach a pool in one mail at fixed times, however many there are. */
const DIGESTS: ReadonlySet<string> = new Set(['N1']);

type Batch = readonly [OutgoingNotice, ...OutgoingNotice[]];
type Result = Sent | 'BUSY';

/**
 * Delivers notices, one try each: at least once, and more than once only where a sender was killed in between. Notices
 * that have left already are passed over. Throws `DELIVERY_INCOMPLETE` when another try may help.
 */
export function deliver({ outgoing, channels }: DeliveryDeps): Activities<unknown>['deliver'] {
  const send = (batch: Batch): Promise<Sent> => throughAll(channels, batch);
  return async ({ noticeIds }) => {
    // First, because it is urgent: a mail server that hangs must not hold it up.
    let again = await sendTextMessages(outgoing, channels.sms, noticeIds, OWNER_OF_UNDELIVERED);
    for (const notice of await outgoing.load(noticeIds)) {
      const digest = DIGESTS.has(notice.kind) && !notice.urgent;
      const key = digest ? `${notice.kind}:${notice.recipientId}:${notice.training}` : notice.id;
      const result: Result = await outgoing.alone(key, async (desk) => {
        // Read again now that nobody else sends: another case's digest may have taken this notice along.
        const [still] = await desk.load([notice.id]);
        if (still === undefined) return { kind: 'DONE' };
        const rest = digest ? await desk.waitingFor(notice.recipientId, notice.kind, notice.training) : [];
        const batch: Batch = [still, ...rest.filter(({ id }) => id !== still.id)];
        return sendOnce(desk, send, batch);
      });
      if (result === 'BUSY') again ??= 'BUSY';
      else if (result.kind === 'LATER') again ??= result.code;
    }
    if (again !== null) {
      throw ApplicationFailure.create({
        type: 'DELIVERY_INCOMPLETE',
        message: 'DELIVERY_INCOMPLETE',
        details: [again],
      });
    }
  };
}

async function sendOnce(desk: Desk, send: (batch: Batch) => Promise<Sent>, batch: Batch): Promise<Sent> {
  const ids = await desk.sending(batch.map(({ id }) => id));
  const [first, ...rest] = batch.filter(({ id }) => ids.includes(id));
  if (first === undefined) return { kind: 'DONE' };
  const outcome = await send([first, ...rest]);
  switch (outcome.kind) {
    case 'DONE':
      await desk.sent(ids);
      break;
    case 'NOT_NEEDED':
      await desk.notNeeded(ids);
      break;
    case 'REFUSED':
      await desk.undelivered(ids, outcome.code, OWNER_OF_UNDELIVERED);
      break;
    case 'LATER':
      await desk.failed(ids, outcome.code);
      break;
  }
  return outcome;
}

// The inbox needs no sending, so the e-mail's fate is the notice's.
async function throughAll(channels: Channels, batch: Batch): Promise<Sent> {
  await channels.inbox.send(batch);
  return channels.email.send(batch);
}
