import { z } from 'zod';
import { newId } from '../../ledger/new-id';
import { readCase } from '../../ledger/queries/cases';
import type { Data, Field } from '../../pathways/model';
import { runCommand } from '../commands';
import { parseForm } from '../contract/form';
import { IdParams } from '../contract/params';
import { anyObject } from '../contract/primitives';
import { TaskShape } from '../contract/shapes';
import { openCase } from '../open-case';
import { presentTasks } from '../presenters/task';
import { invalid, type Problem, problem } from '../problems';
import { readerFor } from '../reader';
import { userFaults } from '../referral-data';
import { type Call, created, type Route, route } from '../route';
import { trainingOf } from '../training-options';

/** The event with which a case starts a conference, and the pathway of one that has no case. */
const EVENT = 'CONFERENCE';
const PATHWAY = 'familyGroupConference';

const Started = z.strictObject({ id: z.string(), status: z.string(), tasks: z.array(TaskShape) });

type FormResult = { readonly kind: 'form'; readonly data: Data } | Problem;

/** A family group conference: beside a case, or on its own. From then on it is a case like any other. */
export const conferenceRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/cases/:id/conferences',
    summary: 'Start a family group conference beside a case',
    policy: 'event.CONFERENCE',
    audit: 'COMMAND',
    params: IdParams,
    body: anyObject,
    output: { status: 201, schema: Started },
    async handler(call) {
      const opened = await openCase(call, call.params.id, 'case.read');
      if (opened.kind === 'problem') return opened;
      const { state, book } = opened;
      const event = book.definition.events.find(({ code }) => code === EVENT);
      if (event === undefined) return problem('not_found');
      const form = await formOf(call, event.fields, call.body);
      if (form.kind === 'problem') return form;
      const sent = await runCommand(call, {
        caseId: state.id,
        action: 'event.CONFERENCE',
        command: { type: 'EVENT', event: EVENT, version: state.version, data: form.data },
      });
      if (sent.kind === 'problem') return sent;
      const child = sent.outcome.events.flatMap((one) => one.change.child ?? [])[0];
      return child === undefined ? problem('internal') : present(call, child);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/conferences',
    summary: 'Start a family group conference for a family that is in no case',
    policy: 'conference.create',
    audit: 'COMMAND',
    body: anyObject,
    output: { status: 201, schema: Started },
    async handler(call) {
      const { caller, deps } = call;
      const current = deps.library.current(PATHWAY);
      if (current === undefined) return problem('internal');
      const options = trainingOf(deps, call.body);
      if (options.kind === 'problem') return options;
      const form = await formOf(call, current.book.definition.intake.fields, options.rest);
      if (form.kind === 'problem') return form;
      const sent = await runCommand(call, {
        caseId: newId(),
        pathwayId: PATHWAY,
        action: 'conference.create',
        command: {
          type: 'OPEN_DRAFT',
          data: form.data,
          members: { RSW: { userId: caller.id } },
          reference: '',
          training: options.training,
          clockOffsetMs: options.clockOffsetMs,
        },
      });
      return sent.kind === 'problem' ? sent : present(call, sent.outcome.state.id);
    },
  }),
];

async function formOf(call: Call, fields: readonly Field[], sent: unknown): Promise<FormResult> {
  const form = parseForm({ fields, completeness: 'FULL' }, sent);
  if (!form.ok) return invalid(form.errors);
  const faults = await userFaults(call.deps, fields, form.data);
  return faults.length > 0 ? invalid(faults) : { kind: 'form', data: form.data };
}

async function present(call: Call, id: string) {
  const row = await readCase(call.deps.pool, id);
  if (row === null) return problem('not_found');
  const book = await call.deps.library.of(row.snapshotHash, call.deps.pool);
  const reader = await readerFor(call, row.state);
  return created({ id, status: row.state.status, tasks: presentTasks(row.state, book, reader) });
}
