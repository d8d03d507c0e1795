import { z } from 'zod';
import { newId } from '../../ledger/new-id';
import { readCase } from '../../ledger/queries/cases';
import { toldOfReferral } from '../../ledger/queries/referrals';
import { envAt } from '../../ledger/time';
import type { LocalDate } from '../../pathways/calendar';
import type { CaseState, Data, PathwayBook } from '../../pathways/model';
import { dayOf } from '../../texts/dates';
import { runCommand } from '../commands';
import { parseForm } from '../contract/form';
import { IdParams } from '../contract/params';
import { anyObject } from '../contract/primitives';
import { ReferralNoticeShape } from '../contract/referral-list';
import { ClockShape, TaskShape } from '../contract/shapes';
import { understood } from '../contract/understood';
import type { ApiDeps } from '../deps';
import { missingPaths } from '../missing-fields';
import { may, relationTo } from '../policies/may';
import { readablePart } from '../policies/words';
import { presentRibbon } from '../presenters/case';
import { caseTime, onDayOf } from '../presenters/case-time';
import { presentTasks } from '../presenters/task';
import { invalid, type Problem, problem } from '../problems';
import { readerFor } from '../reader';
import { dateFaults, membersOf, mergePatch, savedReferral, userFaults } from '../referral-data';
import { referralNotices } from '../referral-notices';
import { type Answer, type Call, created, noContent, ok, type Route, route } from '../route';
import { trainingOf } from '../training-options';
import { noteUse } from '../usage';

const DraftShape = z.strictObject({
  id: z.string(),
  reference: z.string(),
  status: z.string(),
  version: z.number(),
  confirmed: z.boolean(),
  missing: z.array(z.string()),
  notices: z.array(ReferralNoticeShape),
});
const ToldShape = z.strictObject({
  displayName: z.string(),
  kind: z.string(),
  urgent: z.boolean(),
  at: z.string(),
  email: z.string(),
});
type FormResult = { readonly kind: 'form'; readonly data: Data } | Problem;

/** The referral from its first word to its submission (domain.md P1). */
export const referralRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/referrals',
    summary: 'Begin a referral with as much of the form as there is',
    policy: 'referral.create',
    audit: 'COMMAND',
    body: anyObject,
    output: { status: 201, schema: DraftShape },
    async handler(call) {
      const { caller, deps } = call;
      const current = deps.library.current(deps.referralPathway);
      if (current === undefined) return problem('internal');
      const options = trainingOf(deps, call.body);
      if (options.kind === 'problem') return options;
      const form = await draftForm(
        deps,
        current.book,
        options.rest,
        dayOf(new Date(deps.now().getTime() + options.clockOffsetMs).toISOString()),
      );
      if (form.kind === 'problem') return form;
      const sentCommand = await runCommand(call, {
        caseId: newId(),
        pathwayId: deps.referralPathway,
        action: 'referral.create',
        command: {
          type: 'OPEN_DRAFT',
          data: form.data,
          members: membersOf(form.data, caller),
          reference: '',
          training: options.training,
          clockOffsetMs: options.clockOffsetMs,
        },
      });
      if (sentCommand.kind === 'problem') return sentCommand;
      const { state, book } = sentCommand.outcome;
      return created(await presentDraft(call, state, book, form.data));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/referrals/:id',
    summary: 'A referral that is being written',
    policy: 'referral.read',
    audit: 'CLIENT_DATA',
    params: IdParams,
    output: { status: 200, schema: DraftShape.extend({ data: anyObject, told: z.array(ToldShape) }) },
    async handler(call) {
      const found = await findReferral(call, call.params.id);
      if (found.kind === 'problem') return found;
      const data = await savedReferral(call.deps, found.state.id, found.book.definition.intake.section);
      const told = (await toldOfReferral(call.deps.pool, found.state.id)).map((row) => ({
        ...row,
        at: row.at.toISOString(),
      }));
      const draft = await presentDraft(call, found.state, found.book, data);
      noteUse(call, { action: 'VIEW', objectType: 'REFERRAL', of: found.state });
      return ok({ ...draft, data: readableReferral(call, found, data), told });
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/referrals/:id',
    summary: 'Change a draft or a returned referral (merge patch); If-Match may carry the version it was made from',
    policy: 'referral.write',
    audit: 'COMMAND',
    params: IdParams,
    body: anyObject,
    ifMatch: 'OPTIONAL',
    output: { status: 200, schema: DraftShape },
    async handler(call) {
      for (let tries = 1; ; tries += 1) {
        const answer = await patchDraft(call, call.params.id, call.body);
        if (answer !== 'OVERTAKEN') return answer;
        if (call.ifMatch !== undefined || tries === OVERTAKEN_AT_MOST) return problem('precondition_failed');
      }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/referrals/:id',
    summary: 'Throw a draft away',
    policy: 'referral.discard',
    audit: 'COMMAND',
    params: IdParams,
    output: { status: 204 },
    async handler(call) {
      const sent = await runCommand(call, {
        caseId: call.params.id,
        action: 'referral.discard',
        command: { type: 'DISCARD' },
      });
      return sent.kind === 'problem' ? sent : noContent();
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/referrals/:id/confirm',
    summary: 'The responsible social worker confirms what a colleague wrote',
    policy: 'referral.confirm',
    audit: 'COMMAND',
    params: IdParams,
    output: { status: 200, schema: DraftShape },
    async handler(call) {
      const sent = await runCommand(call, {
        caseId: call.params.id,
        action: 'referral.confirm',
        command: { type: 'CONFIRM' },
      });
      if (sent.kind === 'problem') return sent;
      const { state, book } = sent.outcome;
      return ok(
        await presentDraft(call, state, book, await savedReferral(call.deps, state.id, book.definition.intake.section)),
      );
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/referrals/:id/submit',
    summary: 'Send the referral: the matter begins',
    policy: 'referral.submit',
    audit: 'COMMAND',
    params: IdParams,
    output: {
      status: 201,
      schema: z.strictObject({
        caseId: z.string(),
        reference: z.string(),
        status: z.string(),
        version: z.number(),
        tasks: z.array(TaskShape),
        ribbon: z.array(ClockShape),
      }),
    },
    async handler(call) {
      const found = await findReferral(call, call.params.id);
      if (found.kind === 'problem') return found;
      const data = await savedReferral(call.deps, found.state.id, found.book.definition.intake.section);
      const sent = await runCommand(call, {
        caseId: found.state.id,
        action: 'referral.submit',
        command: { type: 'SUBMIT', data },
      });
      if (sent.kind === 'problem') return sent;
      const { state, book, answer } = sent.outcome;
      const reader = await readerFor(call, state);
      return created({
        caseId: state.id,
        reference: state.reference,
        status: answer.status,
        version: answer.version,
        tasks: presentTasks(state, book, reader),
        ribbon: presentRibbon(state, reader.language),
      });
    },
  }),
];

async function draftForm(deps: ApiDeps, book: PathwayBook, sent: unknown, today: LocalDate): Promise<FormResult> {
  const { fields } = book.definition.intake;
  const form = parseForm({ fields, completeness: 'DRAFT' }, sent);
  if (!form.ok) return invalid(form.errors);
  const faults = [...dateFaults(fields, form.data, today), ...(await userFaults(deps, fields, form.data))];
  return faults.length > 0 ? invalid(faults) : { kind: 'form', data: form.data };
}

type Found = { readonly kind: 'found'; readonly state: CaseState; readonly book: PathwayBook } | Problem;

/** A case that the caller may see as a referral: its own writers, the coordinators, the team leader. */
async function findReferral(call: Call, id: string): Promise<Found> {
  const row = await readCase(call.deps.pool, id);
  if (row === null) return problem('not_found');
  const book = await call.deps.library.of(row.snapshotHash, call.deps.pool);
  if (!may(call.caller, 'referral.read', relationTo(row.state, call.caller))) {
    noteUse(call, { action: 'DENIED', objectType: 'REFERRAL', of: row.state });
    return problem('not_found');
  }
  return { kind: 'found', state: row.state, book };
}

/** Who writes a referral sees all of it; once it is in, each reads what is theirs (a coordinator, after the team met, whom it is about). */
function readableReferral(
  { caller, deps }: Call,
  { state, book }: Extract<Found, { kind: 'found' }>,
  data: Data,
): Data {
  const { section, fields, status, returnedStatus } = book.definition.intake;
  if (state.status === status || state.status === returnedStatus) return data;
  const on = onDayOf(book.definition, caseTime(deps.now(), state.clockOffsetMs));
  return readablePart(section, fields, data, { person: caller, relation: relationTo(state, caller), state, on }) ?? {};
}

async function presentDraft(call: Call, state: CaseState, book: PathwayBook, data: Data): Promise<object> {
  const calendar = await call.deps.calendar();
  const at = new Date(call.deps.now().getTime() + state.clockOffsetMs).toISOString();
  return {
    id: state.id,
    reference: state.reference,
    status: state.status,
    version: state.version,
    confirmed: state.confirmedBy !== undefined,
    missing: missingPaths(book, state, data, envAt(at, calendar)),
    notices: await referralNotices(call, state, book, data),
  };
}

// Two people save one referral in the same moment now and then; more often than this in a row is no coincidence.
const OVERTAKEN_AT_MOST = 5;

/** Saves the referral with the patch in it, unless it was saved by somebody else since it was read, or since `If-Match`. */
async function patchDraft(call: Call, id: string, patch: unknown): Promise<Answer | 'OVERTAKEN'> {
  const found = await findReferral(call, id);
  if (found.kind === 'problem') return found;
  const { intake } = found.book.definition;
  const saved = await savedReferral(call.deps, found.state.id, intake.section);
  const { today } = caseTime(call.deps.now(), found.state.clockOffsetMs);
  const form = await draftForm(call.deps, found.book, mergePatch(saved, understood(intake.fields, patch)), today);
  if (form.kind === 'problem') return form;
  const expected = call.ifMatch === undefined ? found.state.version : Number(call.ifMatch);
  let overtaken = false;
  const sent = await runCommand(call, {
    caseId: found.state.id,
    action: 'referral.write',
    command: { type: 'SAVE_DRAFT', data: form.data, members: membersOf(form.data, { id: '', roles: [] }) },
    // Asked under the case's lock: between reading and writing, nobody else has written.
    also(state) {
      overtaken = state.version !== expected || state.version !== found.state.version;
      return overtaken ? { kind: 'FORBIDDEN', code: 'forbidden' } : null;
    },
  });
  if (overtaken) return 'OVERTAKEN';
  if (sent.kind === 'problem') return sent;
  return ok(await presentDraft(call, sent.outcome.state, sent.outcome.book, form.data));
}
