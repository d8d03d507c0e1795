import type { Channel } from './channel';

/** The inbox: the notice's row is what it shows, so a notice is there from the moment it was written. */
export function createInbox(): Channel {
  return { send: () => Promise.resolve({ kind: 'DONE' }) };
}
