import type { Channel } from './channel';
import { createEmail, type EmailDeps } from './email';
import { createInbox } from './inbox';

/** The ways by which a notice goes out; all of them take every notice. */
export type ChannelId = 'inbox' | 'email';
export type Channels = Readonly<Record<ChannelId, Channel>>;

export function createChannels(deps: EmailDeps): Channels {
  return { inbox: createInbox(), email: createEmail(deps) };
}
