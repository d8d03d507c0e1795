import type { Call, Caller, SignedIn } from '../route';
import { logUse } from '../usage';

type Calling = Pick<Call, 'deps' | 'requestId' | 'http' | 'caller'>;

/** Writes down that somebody signed in; `sessionHash` ties what they do afterwards to it. */
export async function logSignIn(
  call: Calling,
  person: Pick<Caller, 'id' | 'roles'>,
  sessionHash: string,
): Promise<void> {
  await logUse({ ...call, caller: { ...person, sessionId: sessionHash } }, { ...SESSION, action: 'LOGIN' });
}

/** Writes down that somebody signed out: `objectId` says from which devices. */
export async function logSignOut(
  call: Calling,
  person: SignedIn,
  objectId: 'THIS_DEVICE' | 'ALL_DEVICES',
): Promise<void> {
  await logUse({ ...call, caller: person }, { ...SESSION, action: 'LOGOUT', objectId });
}

/** Writes down that somebody came from the issuer and was not let in, and why, as a code; `userId` where they are known here. */
export async function logSignInRefused(call: Calling, code: string, userId = 'UNKNOWN'): Promise<void> {
  const caller = { id: userId, roles: [], sessionId: '' };
  await logUse({ ...call, caller }, { ...SESSION, action: 'DENY', objectId: code });
}

const SESSION = { objectType: 'SESSION', basis: 'SIGN_IN' } as const;
