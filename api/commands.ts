import type { CommandOutcome, Denial } from '../ledger/types';
import { isOpen } from '../pathways/conditions';
import type { CaseState, Command, Refusal, TaskState } from '../pathways/model';
import { problemTitle } from '../texts/problems';
import { may, type Relation, relationTo, scopesOf } from './policies/may';
import { type Action, isRoleCode } from './policies/table';
import { type Problem, problem } from './problems';
import { refusalProblem } from './refusals';
import type { Call } from './route';
import { basisOf, noteUse, routeOf } from './usage';

type Accepted = Extract<CommandOutcome, { readonly kind: 'ACCEPTED' }>;
type Refused = Extract<CommandOutcome, { readonly kind: 'REFUSED' }>;

interface Order {
  readonly caseId: string;
  readonly action: Action;
  readonly command: Command;
  /** For OPEN_DRAFT. */
  readonly pathwayId?: string;
  /** The role the task waits for: who holds it acts in it. */
  readonly role?: string;
  /** Said after the table has allowed it: a further condition of this call. */
  readonly also?: (state: CaseState, relation: Relation) => Denial | null;
}

type Sent =
  | { readonly kind: 'accepted'; readonly outcome: Accepted }
  | { readonly kind: 'refused'; readonly outcome: Refused }
  | Problem;

/** Sends one command through the ledger's door; rights are asked under the case's lock, by the state of that moment. */
export async function sendCommand(call: Call, order: Order): Promise<Sent> {
  const { caller, deps, command: key } = call;
  let basis = 'ROLE';
  const outcome = await deps.applyCommand({
    caseId: order.caseId,
    command: order.command,
    sender: {
      actor: { id: caller.id, role: roleFor(call, order) },
      roles: caller.roles,
      sessionId: caller.sessionId,
      requestId: call.requestId,
      ip: call.http.request.ip,
      route: routeOf(call),
      // Known once the case is locked and rights are asked.
      get basis() {
        return basis;
      },
    },
    idempotency: { userId: caller.id, key: key.key, bodyHash: key.bodyHash },
    authorize: (state) => {
      basis = basisOf(caller, state);
      return denialFor(call, order, state);
    },
    ...(order.pathwayId === undefined ? {} : { pathwayId: order.pathwayId }),
  });
  switch (outcome.kind) {
    case 'ACCEPTED':
      // The same key again changes nothing and writes no row of its own, but it is answered.
      if (outcome.repeated || outcome.events.length === 0)
        noteUse(call, { action: 'VIEW', objectType: 'CASE', of: outcome.state, objectId: order.action });
      return { kind: 'accepted', outcome };
    case 'REFUSED':
      return { kind: 'refused', outcome };
    case 'DENIED':
      if (outcome.denial.code !== 'reason_required')
        noteUse(call, { action: 'DENIED', objectType: 'CASE', caseId: order.caseId, objectId: order.action, basis });
      return denied(outcome.denial);
    case 'NOT_FOUND':
      return problem('not_found');
    case 'KEY_REUSED':
      return problem('key_reused');
    case 'NOT_YET':
      return problem('conflict', { code: 'not_yet' });
    default:
      return exhausted(outcome);
  }
}

/** As `sendCommand`, where every refusal is told as it is. */
export async function runCommand(
  call: Call,
  order: Order,
): Promise<{ readonly kind: 'accepted'; readonly outcome: Accepted } | Problem> {
  const sent = await sendCommand(call, order);
  return sent.kind === 'refused' ? refusedProblem(call, sent.outcome) : sent;
}

/** A refusal; what it says about another case is told only to those who may see that case. */
export function refusedProblem(call: Call, { refusal, state }: Refused, under = ''): Problem {
  if (state !== undefined && isTooEarly(refusal, state)) return tooEarly(call, refusal.code, state);
  if (refusal.code !== 'case_in_work') return refusalProblem(refusal, under);
  const seesAll = call.caller.roles.filter(isRoleCode).some((role) => scopesOf('case.read', role).includes('ALL'));
  return refusalProblem(seesAll ? refusal : { code: refusal.code });
}

/** Nothing wrong with it but the moment: language comes before contact, and contacts belong to a service that has begun. */
function isTooEarly({ code }: Refusal, { endedAt, facts, status }: CaseState): boolean {
  if (code === 'language_first') return true;
  const begun = status === 'CLOSING' || typeof facts['serviceEndedOn'] === 'string';
  return code === 'not_in_this_status' && endedAt === undefined && !begun;
}

/** 409 with the steps that come first, and whose they are. */
function tooEarly(call: Call, reason: string, state: CaseState): Problem {
  const open = Object.values(state.tasks)
    .filter((task) => isOpen(task) && task.kind === 'FORM')
    .map(({ step, role, assignee }) => ({ stepCode: step, role, assignee: assignee ?? null }));
  return problem('conflict', {
    code: 'not_yet',
    extra: { reason, detail: problemTitle(call.language, reason), open },
  });
}

function denialFor(call: Call, order: Order, state: CaseState): Denial | null {
  const { caller } = call;
  const task = 'taskId' in order.command ? state.tasks[order.command.taskId] : undefined;
  const relation = relationTo(state, caller, task);
  if (may(caller, order.action, relation)) return order.also?.(state, relation) ?? null;
  // Who waited in the same pool is told who was first, not that the task is none of theirs.
  if (task !== undefined && isOutrun(task, order.command) && caller.roles.includes(task.role)) return null;
  if (!may(caller, 'case.read', relation)) return { kind: 'NOT_FOUND', code: 'not_found' };
  return { kind: 'FORBIDDEN', code: task === undefined ? 'forbidden' : 'not_yours' };
}

function isOutrun(task: TaskState, command: Command): boolean {
  const open = task.status === 'OPEN' || task.status === 'IN_PROGRESS';
  return !open || ('version' in command && command.version !== task.version);
}

function denied(denial: Denial): Problem {
  if (denial.kind === 'NOT_FOUND') return problem('not_found');
  if (denial.code === 'reason_required') {
    return problem('invalid', { code: 'reason_required', errors: [{ path: 'reason', code: 'required' }] });
  }
  return problem('forbidden', { code: denial.code });
}

/** The role a person acts in: the one the task waits for where it is held, else the first that allows the action. */
function roleFor(call: Call, order: Order): string {
  const { roles } = call.caller;
  if (order.role !== undefined && roles.includes(order.role)) return order.role;
  return roles.find((role) => isRoleCode(role) && scopesOf(order.action, role).length > 0) ?? roles[0] ?? '';
}

function exhausted(outcome: never): never {
  throw new RangeError(`unknown outcome: ${String(outcome)}`);
}
