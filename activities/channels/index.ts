import type { SmsGateway } from '../../platform/sms';
import type { Channel } from './channel';
import { createEmail, type EmailDeps } from './email';
import { createInbox } from './inbox';
import { createSms } from './sms';

/** The ways by which a notice goes out: inbox and e-mail take every notice, text messages those that are marked for them. */
export type ChannelId = 'inbox' | 'email' | 'sms';
export type Channels = Readonly<Record<ChannelId, Channel>>;

export function createChannels(deps: EmailDeps & { readonly gateway?: SmsGateway | undefined }): Channels {
  const { gateway, trainingMail } = deps;
  return { inbox: createInbox(), email: createEmail(deps), sms: createSms({ gateway, trainingMail }) };
}
