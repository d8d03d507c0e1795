import { z } from 'zod';
import { recordUse, type Usage } from '../ledger/usage-log';
import type { CaseState } from '../pathways/model';
import { uuid } from './contract/primitives';
import { relationTo } from './policies/may';
import type { Action } from './policies/table';
import { reachOf } from './reach';
import { infoOf } from './request-info';
import type { Answer, Caller, RawCall, Route } from './route';

/** A call as far as the usage log asks. */
type Noting = Pick<RawCall, 'caller' | 'requestId' | 'uses' | 'http'>;

type Use = Pick<Usage, 'action' | 'objectType'> &
  Partial<
    Pick<
      Usage,
      | 'userId'
      | 'role'
      | 'sessionHash'
      | 'caseId'
      | 'caseIds'
      | 'objectId'
      | 'sections'
      | 'basis'
      | 'reason'
      | 'grantId'
    >
  > & {
    /** The case whose data were used; the basis follows from how the caller stands to it. */
    readonly of?: CaseState;
  };

/** A row of the usage log for what this caller does. */
export function usageOfCall(call: Pick<Noting, 'caller' | 'requestId' | 'http'>, { of, ...use }: Use): Usage {
  const { caller, requestId, http } = call;
  return {
    userId: caller.id,
    role: caller.roles[0] ?? '',
    requestId,
    sessionHash: caller.sessionId,
    ip: http.request.ip,
    route: routeOf(call),
    ...(of === undefined
      ? { basis: 'ROLE' }
      : { caseId: of.id, basis: basisOf(caller, of), grantId: grantOf(caller, of) }),
    ...use,
  };
}

/** Notes that client data are used by this call; the row is written before the answer leaves (`keepUses`). */
export function noteUse(call: Noting, use: Use): void {
  call.uses.push(usageOfCall(call, use));
}

/** The exceptional access through which the caller sees the case. */
function grantOf(person: Caller, state: CaseState): string | undefined {
  const { member, pool, glass } = relationTo(state, person);
  return member || pool ? undefined : glass;
}

/** The call as the log names it: method and pattern, nothing that was sent. */
export function routeOf({ http }: Pick<Noting, 'http'>): string {
  return `${http.request.method} ${infoOf(http.request).route ?? ''}`;
}

/** Why somebody may use a case's data (domain.md §3 rule 7): their work on it, a task that waits for them, or their role alone. */
export function basisOf(person: Caller, state: CaseState): string {
  const { member, pool } = relationTo(state, person);
  if (member) return 'ASSIGNMENT';
  if (pool) return 'POOL';
  if (grantOf(person, state) !== undefined) return 'BREAK_GLASS';
  return person.roles.includes('AUD') ? 'AUDIT' : 'ROLE';
}

/** The basis of a list: one's own work, or a role that sees every case. */
export function listBasis({ caller }: Pick<RawCall, 'caller'>, action: Action): string {
  return reachOf(caller, action).all ? 'ROLE' : 'ASSIGNMENT';
}

/** Writes down what the call used, and what it was refused. Await it before the answer leaves: without the rows there is none. */
export async function keepUses(
  route: Pick<Route, 'method' | 'path' | 'audit'>,
  call: Noting & Pick<RawCall, 'deps' | 'params'>,
  answer: Answer,
): Promise<Answer> {
  const { audit, method, path } = route;
  const name = `${method} ${path}`;
  if (typeof audit === 'string' && call.caller.id !== '' && isRefusal(answer) && !call.uses.some(isDenial)) {
    noteUse(call, { action: 'DENIED', objectType: 'CALL', objectId: name, ...caseOf(path, call.params) });
  }
  if (audit === 'CLIENT_DATA' && answer.kind !== 'problem' && call.uses.length === 0) {
    throw new Error(`${name} shows client data and does not say whose`);
  }
  await recordUse(call.deps.pool, call.uses);
  return answer;
}

/** Not there, or not theirs: from outside the two look alike, and whoever tries ids is seen either way. */
function isRefusal(answer: Answer): boolean {
  return answer.kind === 'problem' && (answer.status === 403 || answer.status === 404);
}

function isDenial({ action }: Usage): boolean {
  return action === 'DENIED';
}

const OF_A_CASE = /^\/api\/v1\/(?:cases|referrals)\/:id(?:\/|$)/;
const CaseParams = z.object({ id: uuid });

function caseOf(path: string, params: unknown): { readonly caseId?: string } {
  const given = OF_A_CASE.test(path) ? CaseParams.safeParse(params) : null;
  return given?.success === true ? { caseId: given.data.id } : {};
}
