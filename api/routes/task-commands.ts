import { z } from 'zod';
import { staffByIds } from '../../ledger/queries/staff';
import { keepDraft, lastHand } from '../../ledger/queries/tasks';
import type { CaseState, Command, Data, PathwayBook, Step } from '../../pathways/model';
import { assigneeFaults } from '../assignees';
import { refusedProblem, sendCommand } from '../commands';
import { IdParams } from '../contract/params';
import { anyObject, code, localDate, text, uuid, version } from '../contract/primitives';
import { ChangeShape, TaskShape } from '../contract/shapes';
import { parseStepForm } from '../contract/step-form';
import type { Action } from '../policies/table';
import { presentTaskOf, type Reader } from '../presenters/task';
import { invalid, type Problem, problem } from '../problems';
import { readerFor } from '../reader';
import { referenceFaults } from '../reference-faults';
import { userFaults } from '../referral-data';
import { isLostRace, prefixed } from '../refusals';
import { type Answer, type Call, ok, type Route, route } from '../route';
import { placeOf } from '../task-places';

const CompleteBody = z.strictObject({
  outcome: code,
  version,
  data: anyObject.default({}),
  reason: text(500).optional(),
});
const ClaimBody = z.strictObject({ version: version.optional() });
const AssignBody = z.strictObject({ assignee: uuid, deputy: uuid.optional(), reason: text(500).optional() });
const ExtendBody = z.strictObject({ dueOn: localDate, reason: text(500, 1), version: version.optional() });
const HelpBody = z.strictObject({ to: z.union([uuid, code]), text: text(500).optional() });
const TaskAnswer = z.strictObject({ task: TaskShape, version: z.number(), seq: z.number() });

/** What people do with a task. */
export const taskCommandRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/tasks/:id/complete',
    summary: 'Complete a step with one of its outcomes',
    policy: 'task.complete',
    audit: 'COMMAND',
    params: IdParams,
    body: CompleteBody,
    output: { status: 200, schema: ChangeShape },
    async handler(call) {
      const { deps, params, body } = call;
      const place = await placeOf(deps, params.id);
      if (place === null) return problem('not_found');
      const book = await deps.library.of(place.snapshotHash, deps.pool);
      const step = book.definition.steps.find((each) => each.code === place.step);
      if (step === undefined) return problem('not_found');
      const form = await stepForm(call, { caseId: place.caseId, step, outcome: body.outcome }, withReason(step, body));
      if (form.kind === 'problem') return form;
      const sent = await sendCommand(call, {
        caseId: place.caseId,
        action: 'task.complete',
        role: step.role,
        command: {
          type: 'COMPLETE',
          taskId: params.id,
          outcome: body.outcome,
          version: body.version,
          data: form.data,
          ...(body.reason === undefined || body.reason === '' ? {} : { reason: body.reason }),
        },
        // Who steps in for somebody else says why (domain.md §2.4).
        also: (_state, { task }) =>
          task?.mine === true || task?.pool === true || (body.reason ?? '') !== ''
            ? null
            : { kind: 'FORBIDDEN', code: 'reason_required' },
      });
      if (sent.kind === 'problem') return sent;
      if (sent.kind === 'refused') {
        if (!isLostRace(sent.outcome.refusal.code)) return refusedProblem(call, sent.outcome, 'data');
        await keepDraft(deps.pool, params.id, call.caller.id, {
          data: form.data,
          outcome: body.outcome,
          reason: body.reason ?? null,
        });
        return lostRace(call, place.caseId, params.id, sent.outcome);
      }
      const { state, answer } = sent.outcome;
      const reader = await readerFor(call, state);
      return ok({
        version: answer.version,
        seq: answer.seq,
        status: answer.status,
        opened: presentMany(state, sent.outcome.book, answer.opened, reader),
        closed: answer.closed,
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tasks/:id/claim',
    summary: 'Take a task from the pool',
    policy: 'task.claim',
    audit: 'COMMAND',
    params: IdParams,
    body: ClaimBody,
    output: { status: 200, schema: TaskAnswer },
    async handler(call) {
      const current = call.body.version ?? (await versionOf(call, call.params.id));
      return onTask(call, 'task.claim', { type: 'CLAIM', taskId: call.params.id, version: current });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tasks/:id/assign',
    summary: 'Give a task to somebody',
    policy: 'task.assign',
    audit: 'COMMAND',
    params: IdParams,
    body: AssignBody,
    output: { status: 200, schema: TaskAnswer },
    async handler(call) {
      const { assignee, deputy, reason } = call.body;
      const place = await placeOf(call.deps, call.params.id);
      if (place === null) return problem('not_found');
      const faults = await assigneeFaults(call.deps, place.step, place.snapshotHash, { assignee, deputy });
      if (faults !== null) return faults;
      return onTask(call, 'task.assign', {
        type: 'ASSIGN',
        taskId: call.params.id,
        assignee,
        ...(deputy === undefined ? {} : { deputy }),
        ...(reason === undefined || reason === '' ? {} : { reason }),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tasks/:id/extend',
    summary: 'Give a task more time: once, by at most its own length',
    policy: 'task.extend',
    audit: 'COMMAND',
    params: IdParams,
    body: ExtendBody,
    output: { status: 200, schema: TaskAnswer },
    async handler(call) {
      const { dueOn, reason } = call.body;
      const current = call.body.version ?? (await versionOf(call, call.params.id));
      return onTask(call, 'task.extend', { type: 'EXTEND', taskId: call.params.id, version: current, dueOn, reason });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tasks/:id/help',
    summary: 'Ask somebody for help with a task',
    policy: 'task.help',
    audit: 'COMMAND',
    params: IdParams,
    body: HelpBody,
    output: { status: 200, schema: TaskAnswer },
    async handler(call) {
      const { to, text: words } = call.body;
      const place = await placeOf(call.deps, call.params.id);
      if (place === null) return problem('not_found');
      const unknown = await helperFault(call, place.snapshotHash, to);
      if (unknown !== null) return unknown;
      return onTask(call, 'task.help', {
        type: 'HELP',
        taskId: call.params.id,
        to,
        ...(words === undefined || words === '' ? {} : { reason: words }),
      });
    },
  }),
];

type FormResult = { readonly kind: 'form'; readonly data: Data } | Problem;

/** Where the outcome's form asks for a reason, the one beside the form is meant. */
function withReason(
  { fields }: Step,
  { outcome, data, reason }: z.infer<typeof CompleteBody>,
): { readonly [name: string]: unknown } {
  if (reason === undefined || reason === '' || data['reason'] !== undefined) return data;
  const field = fields.find((each) => each.name === 'reason');
  const { outcomes, requiredWhen: when } = field ?? {};
  const asked = outcomes?.includes(outcome) === true || (when?.any ?? [when]).some((each) => each?.outcome === outcome);
  return asked ? { ...data, reason } : data;
}

/** The step's form for this outcome, with people who are known and things that the case holds. */
async function stepForm(
  call: Call,
  { caseId, step, outcome }: { readonly caseId: string; readonly step: Step; readonly outcome: string },
  sent: { readonly [name: string]: unknown },
): Promise<FormResult> {
  const form = parseStepForm({ step, completeness: 'FULL', outcome }, sent);
  if (!form.ok) return invalid(form.errors);
  const faults = [
    ...(await userFaults(call.deps, step.fields, form.data)),
    ...(await referenceFaults(call, caseId, step.fields, form.data)),
  ];
  return faults.length > 0 ? invalid(prefixed(faults, 'data')) : { kind: 'form', data: form.data };
}

async function onTask(
  call: Call<{ readonly id: string }, unknown, unknown>,
  action: Action,
  command: Command,
): Promise<Answer> {
  const { id } = call.params;
  const place = await placeOf(call.deps, id);
  if (place === null) return problem('not_found');
  const sent = await sendCommand(call, { caseId: place.caseId, action, command });
  if (sent.kind === 'problem') return sent;
  if (sent.kind === 'refused') {
    return isLostRace(sent.outcome.refusal.code)
      ? lostRace(call, place.caseId, id, sent.outcome)
      : refusedProblem(call, sent.outcome);
  }
  const { state, book, answer } = sent.outcome;
  const task = presentTaskOf(state, book, id, await readerFor(call, state));
  return task === null ? problem('not_found') : ok({ task, version: task.version, seq: answer.seq });
}

/** 409 for whoever came second: the task as it is now, who was first and when. What they typed is kept as their draft. */
async function lostRace(
  call: Call,
  caseId: string,
  taskId: string,
  refused: { readonly refusal: { readonly code: string }; readonly state?: CaseState; readonly book?: PathwayBook },
): Promise<Problem> {
  const { state, book, refusal } = refused;
  const current =
    state === undefined || book === undefined ? null : presentTaskOf(state, book, taskId, await readerFor(call, state));
  const hand = await lastHand(call.deps.pool, caseId, taskId);
  return problem('conflict', {
    code: refusal.code,
    extra: {
      current,
      by: hand === null ? null : { id: hand.id, role: hand.role, displayName: hand.displayName },
      at: hand?.at.toISOString() ?? null,
    },
  });
}

function presentMany(state: CaseState, book: PathwayBook, ids: readonly string[], reader: Reader) {
  return ids.flatMap((id) => presentTaskOf(state, book, id, reader) ?? []);
}

/** Help is asked of somebody who works here, of a role, or of a member of the case such as the lead worker. */
async function helperFault(call: Call, snapshotHash: string, to: string): Promise<Problem | null> {
  const { definition } = await call.deps.library.of(snapshotHash, call.deps.pool);
  if ([...definition.roles, 'LEAD', 'CREATOR', 'TEAM'].includes(to)) return null;
  const found = uuid.safeParse(to).success ? await staffByIds(call.deps.pool, [to]) : [];
  return found.length > 0 ? null : invalid([{ path: 'to', code: 'unknown_user' }]);
}

async function versionOf(call: Call, taskId: string): Promise<number> {
  const { rows } = await call.deps.pool.query<{ version: number }>('SELECT version FROM task WHERE id = $1', [taskId]);
  return rows[0]?.version ?? 0;
}
