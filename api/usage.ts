import { recordUse, type Usage } from '../ledger/usage-log';
import type { Call } from './route';

type Use = Pick<Usage, 'action' | 'objectType'> &
  Partial<Pick<Usage, 'caseId' | 'caseIds' | 'objectId' | 'sections' | 'basis'>>;

/** Writes down that client data were used, before the answer leaves: without the line there is no answer. */
export async function logUse(call: Call, use: Use): Promise<void> {
  const { caller, deps, requestId } = call;
  await recordUse(deps.pool, [
    {
      userId: caller.id,
      role: caller.roles[0] ?? '',
      basis: 'ROLE',
      requestId,
      sessionHash: caller.sessionId,
      ip: call.http.request.ip,
      ...use,
    },
  ]);
}
