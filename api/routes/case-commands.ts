import { z } from 'zod';
import { newId } from '../../ledger/new-id';
import type { AnytimeEvent, Data, EntryKind, Field } from '../../pathways/model';
import { runCommand } from '../commands';
import { parseForm } from '../contract/form';
import { IdParams } from '../contract/params';
import { anyObject, code, toFieldErrors, version } from '../contract/primitives';
import { TaskShape } from '../contract/shapes';
import { openCase } from '../open-case';
import { isAction } from '../policies/table';
import { presentAdvice } from '../presenters/advice';
import { overlaysOf } from '../presenters/case';
import { presentTaskOf } from '../presenters/task';
import { invalid, type Problem } from '../problems';
import { readerFor } from '../reader';
import { referenceFaults } from '../reference-faults';
import { userFaults } from '../referral-data';
import { type Call, created, ok, type Route, route } from '../route';

const EventHead = z.object({ type: code, version });
const EntryHead = z.object({ kind: code });

/** What can come at any time, and what was done outside forms. Which there are, and their fields, is the pathway's data. */
export const caseCommandRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/cases/:id/events',
    summary: 'Pause, resume, urgent concern: what can come at any time',
    policy: 'event.write',
    audit: 'COMMAND',
    params: IdParams,
    body: anyObject,
    output: {
      status: 200,
      schema: z.strictObject({
        version: z.number(),
        seq: z.number(),
        status: z.string(),
        overlays: z.array(z.string()),
        opened: z.array(TaskShape),
        cancelled: z.array(z.string()),
        advice: z.array(z.strictObject({ code: z.string(), text: z.string() })),
      }),
    },
    async handler(call) {
      const opened = await openCase(call, call.params.id, 'case.read');
      if (opened.kind === 'problem') return opened;
      const { type: _type, version: _version, ...fields } = call.body;
      const head = EventHead.safeParse(call.body);
      if (!head.success) return invalid(toFieldErrors(head.error.issues, call.body));
      const { type, version: known } = head.data;
      const action = `event.${type}`;
      const event = opened.book.definition.events.find((each) => each.code === type);
      if (event === undefined || !isAction(action)) return unknown('type');
      const form = await looseForm(call, opened.state.id, event, fields);
      if (form.kind === 'problem') return form;
      const sent = await runCommand(call, {
        caseId: opened.state.id,
        action,
        command: { type: 'EVENT', event: type, version: known, data: form.data },
      });
      if (sent.kind === 'problem') return sent;
      const { state, book, answer, events } = sent.outcome;
      const reader = await readerFor(call, state);
      return ok({
        version: answer.version,
        seq: answer.seq,
        status: answer.status,
        overlays: overlaysOf(state),
        opened: answer.opened.flatMap((id) => presentTaskOf(state, book, id, reader) ?? []),
        cancelled: answer.cancelled,
        advice: presentAdvice(events, reader.language),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/cases/:id/entries',
    summary: 'What was done: an attempt, contact, meeting, booking, statutory act or note',
    policy: 'entry.write',
    audit: 'COMMAND',
    params: IdParams,
    body: anyObject,
    output: {
      status: 201,
      schema: z.strictObject({ id: z.string(), seq: z.number(), closed: z.array(z.string()) }),
    },
    async handler(call) {
      const opened = await openCase(call, call.params.id, 'case.read');
      if (opened.kind === 'problem') return opened;
      const { kind: _kind, ...fields } = call.body;
      const head = EntryHead.safeParse(call.body);
      if (!head.success) return invalid(toFieldErrors(head.error.issues, call.body));
      const { kind } = head.data;
      const entry = opened.book.definition.entries.find((each) => each.kind === kind);
      if (entry === undefined) return unknown('kind');
      const form = await looseForm(call, opened.state.id, entry, fields);
      if (form.kind === 'problem') return form;
      const sent = await runCommand(call, {
        caseId: opened.state.id,
        action: 'entry.write',
        command: { type: 'ENTRY', entryId: newId(), kind, data: form.data },
      });
      if (sent.kind === 'problem') return sent;
      const { answer } = sent.outcome;
      return created({ id: answer.entryId ?? '', seq: answer.seq, closed: answer.closed });
    },
  }),
];

function unknown(path: string): Problem {
  return invalid([{ path, code: 'not_an_option' }]);
}

type FormResult = { readonly kind: 'form'; readonly data: Data } | Problem;

async function looseForm(
  call: Call,
  caseId: string,
  { fields }: Pick<AnytimeEvent | EntryKind, 'fields'> & { readonly fields: readonly Field[] },
  sent: unknown,
): Promise<FormResult> {
  const form = parseForm({ fields, completeness: 'FULL' }, sent);
  if (!form.ok) return invalid(form.errors);
  const faults = [
    ...(await userFaults(call.deps, fields, form.data)),
    ...(await referenceFaults(call, caseId, fields, form.data)),
  ];
  return faults.length > 0 ? invalid(faults) : { kind: 'form', data: form.data };
}
