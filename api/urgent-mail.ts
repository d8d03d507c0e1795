import type { Pool } from 'pg';
import { createChannels } from '../activities/channels';
import { deliver } from '../activities/deliver';
import { giveUp } from '../activities/give-up';
import { outgoingNotices } from '../ledger/outgoing';
import type { Config } from '../platform/config';
import type { Logger } from '../platform/logger';
import type { Mailer } from '../platform/mail';
import { createSmsGateway } from '../platform/sms';

/** Mail that leaves from this process: urgent notices that no worker takes, and another try on request. */
export interface OwnMail {
  /** Urgent notices that have waited too long for a worker; throws when one more try may help. */
  readonly urgent: (noticeIds: readonly string[]) => Promise<void>;
  /** One try; what doesn't leave is undelivered again and stays visible. */
  readonly again: (noticeIds: readonly string[]) => void;
}

/** The same delivery as the worker's, so that both honour the same locks, states and Message-IDs. */
export function createOwnMail(
  pool: Pool,
  mailer: Mailer,
  config: Pick<Config, 'http' | 'mail' | 'sms'>,
  logger: Logger,
): OwnMail {
  const outgoing = outgoingNotices(pool);
  const channels = createChannels({
    mailer,
    publicUrl: config.http.publicUrl,
    trainingMail: config.mail.pageUrl !== undefined,
    gateway: createSmsGateway(config),
  });
  const send = deliver({ outgoing, channels });
  const resign = giveUp(outgoing);
  const tryOnce = async (noticeIds: readonly string[]): Promise<void> => {
    await send({ caseId: '', noticeIds }).catch((err: unknown) => logger.warn('notice not delivered', { err }));
    await resign({ caseId: '', noticeIds });
  };
  return {
    async urgent(noticeIds) {
      await send({ caseId: '', noticeIds });
    },
    again(noticeIds) {
      void tryOnce(noticeIds).catch((err: unknown) => logger.warn('notice not tried again', { err }));
    },
  };
}
