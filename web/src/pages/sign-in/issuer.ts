/** Why the last try ended here, by the code the service sends along; the words are `signIn.<reason>` and `signIn.<reason>Do`. */
const REASONS = {
  unavailable: 'unavailable',
  refused: 'refused',
  expired: 'expired',
  not_in_helmi: 'notInHelmi',
  too_weak: 'tooWeak',
} as const;

/** The reason behind a code, or null for none and for anything the service doesn't say. */
export function reasonOf(code: string | null): (typeof REASONS)[keyof typeof REASONS] | null {
  return code !== null && code in REASONS && Object.hasOwn(REASONS, code)
    ? REASONS[code as keyof typeof REASONS]
    : null;
}

// After these the issuer would let the same person in the same way again without asking.
const ASK_AGAIN = new Set<string | null>(['idle', 'not_in_helmi', 'too_weak']);

/** Where signing in begins, with the page to come back to. */
export function issuerLink(next: string, why: string | null): string {
  const query = new URLSearchParams({
    ...(next === '/' ? {} : { next }),
    ...(ASK_AGAIN.has(why) ? { fresh: 'true' } : {}),
  }).toString();
  return query === '' ? '/auth/login' : `/auth/login?${query}`;
}
