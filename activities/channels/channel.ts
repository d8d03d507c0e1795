import type { OutgoingNotice } from '../../ledger/outgoing';

/** What became of one message. REFUSED: another try changes nothing. LATER: it does. */
export type Sent =
  | { readonly kind: 'DONE' }
  | { readonly kind: 'NOT_NEEDED' }
  | { readonly kind: 'REFUSED'; readonly code: string }
  | { readonly kind: 'LATER'; readonly code: string };

/** A way by which notices reach a person. One message holds one notice, or several of one kind for one receiver. */
export interface Channel {
  send(notices: readonly [OutgoingNotice, ...OutgoingNotice[]]): Promise<Sent>;
}
