import type { Call } from './route';

/** How long ago the person may have signed in for what asks for it anew (ms). */
export const FRESH_MS = 5 * 60_000;

/**
 * Did this person sign in a moment ago? Breaking the glass wants it (domain.md §3 rule 8), so that a page left open opens
 * nothing. Demonstration sign-in has no password to ask for: there the call's own `confirm` must do.
 */
export function isFreshSignIn({ caller, deps }: Pick<Call, 'caller' | 'deps'>): boolean {
  if (deps.config.auth.mode === 'demo') return true;
  return deps.now().getTime() - caller.signedInAt.getTime() <= FRESH_MS;
}
