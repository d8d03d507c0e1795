import type { Call, Caller, SignedIn } from '../route';
import { noteUse } from '../usage';

type Calling = Pick<Call, 'requestId' | 'uses' | 'http' | 'caller'>;

/** Notes that somebody signed in; `sessionHash` ties what they do afterwards to it. */
export function logSignIn(call: Calling, { id, roles }: Pick<Caller, 'id' | 'roles'>, sessionHash: string): void {
  noteUse(call, { ...SESSION, action: 'LOGIN', userId: id, role: roles[0] ?? '', sessionHash });
}

/** Notes that somebody signed out: `objectId` says from which devices. */
export function logSignOut(call: Calling, person: SignedIn, objectId: 'THIS_DEVICE' | 'ALL_DEVICES'): void {
  const { id, roles, sessionId } = person;
  noteUse(call, { ...SESSION, action: 'LOGOUT', objectId, userId: id, role: roles[0] ?? '', sessionHash: sessionId });
}

/** Notes that somebody came from the issuer and was not let in, and why, as a code; `userId` where they are known here. */
export function logSignInRefused(call: Calling, code: string, userId = 'UNKNOWN'): void {
  noteUse(call, { ...SESSION, action: 'DENIED', objectId: code, userId, role: '', sessionHash: '' });
}

const SESSION = { objectType: 'SESSION', basis: 'SIGN_IN' } as const;
