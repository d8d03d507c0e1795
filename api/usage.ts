import { recordUse, type Usage } from '../ledger/usage-log';
import type { Call, Caller } from './route';

type Use = Pick<Usage, 'action' | 'objectType'> &
  Partial<Pick<Usage, 'caseId' | 'caseIds' | 'objectId' | 'sections' | 'basis' | 'reason' | 'role'>>;

type Calling = Pick<Call, 'deps' | 'requestId' | 'http'> & {
  readonly caller: Pick<Caller, 'id' | 'roles' | 'sessionId'>;
};

/** A line of the usage log for what this caller does. */
export function usageOfCall({ caller, requestId, http }: Omit<Calling, 'deps'>, use: Use): Usage {
  return {
    userId: caller.id,
    role: caller.roles[0] ?? '',
    basis: 'ROLE',
    requestId,
    sessionHash: caller.sessionId,
    ip: http.request.ip,
    ...use,
  };
}

/** Writes down that client data were used, before the answer leaves: without the line there is no answer. */
export async function logUse(call: Calling, use: Use): Promise<void> {
  await recordUse(call.deps.pool, [usageOfCall(call, use)]);
}
