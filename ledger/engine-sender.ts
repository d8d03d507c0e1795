import type { Sender } from './types';

/** Who acts when nobody does: time, and the calendar. */
export const ENGINE: Sender = { actor: { id: 'ENGINE', role: 'ENGINE' }, roles: [] };
