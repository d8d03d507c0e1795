import { usageKeys } from '../../ledger/usage-checkpoint';

/** Keys with which the tests' usage log is signed. */
export const signingKeys = usageKeys(Buffer.alloc(32, 7).toString('base64'));
