import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A sign-in under way must be finished within this time (s). */
export const ATTEMPT_SECONDS = 600;

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** What ties the issuer's answer to the browser and to the question: the state goes out, nonce and verifier follow from both secrets. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
  readonly stateHash: string;
  readonly browserHash: string;
}

/** A secret of 256 bits, base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The attempt of a browser's cookie and a state, or null where one of them has not the form of a secret. */
export function attemptOf(browser: string | undefined, state: string | undefined): Attempt | null {
  if (browser === undefined || state === undefined || !SECRET.test(browser) || !SECRET.test(state)) return null;
  return {
    state,
    nonce: derived(browser, `nonce.${state}`),
    verifier: derived(browser, `verifier.${state}`),
    stateHash: hash(state),
    browserHash: hash(browser),
  };
}

function derived(browser: string, what: string): string {
  return createHmac('sha256', browser).update(what).digest('base64url');
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
