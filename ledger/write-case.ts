import type { PoolClient } from 'pg';
import type { Actor, CaseEvent, Command, NoticeDraft } from '../pathways/model';
import { packChange } from './change-codec';
import { contentOf } from './content';
import type { LoadedCase } from './load-case';
import type { Folded } from './membership';
import { noticeRows } from './notice-rows';
import { caseRow, changedRows } from './projections';
import type { CommandAnswer, Idempotency, Sender } from './types';
import { usageOf } from './usage-log';
import { CHANGE_CASE, CREATE_CASE } from './write-sql';

/** Everything one decided command leaves in the database. */
export interface Written {
  readonly before: LoadedCase;
  readonly command: Command;
  readonly sender: Sender;
  readonly events: readonly CaseEvent[];
  readonly notices: readonly NoticeDraft[];
  readonly folded: Folded;
  readonly answer: CommandAnswer;
  readonly idempotency?: Idempotency | undefined;
  readonly parentCaseId?: string | undefined;
  readonly toldByWorkflow: boolean;
  readonly announce: boolean;
}

const DROPS_DRAFTS: ReadonlySet<Command['type']> = new Set(['SAVE_DRAFT', 'SUBMIT', 'DISCARD']);
/** A child case's workflow is started by its parent's: the relay waits that long before it starts it itself. */
const PARENT_FIRST_MS = 5_000;

/** Writes a command's effects in one statement. */
export async function writeCase(client: Pick<PoolClient, 'query'>, written: Written): Promise<void> {
  const created = written.before.state === null;
  await client.query({
    name: created ? 'helmi_create_case' : 'helmi_change_case',
    text: created ? CREATE_CASE : CHANGE_CASE,
    values: [written.folded.state.id, JSON.stringify(payloadOf(written))],
  });
}

function payloadOf(written: Written): object {
  const { before, command, sender, events, folded, answer, idempotency } = written;
  const { book, env } = before;
  const { state } = folded;
  const firstSeq = events[0]?.seq ?? state.seq;
  const content = contentOf(command, book.definition, state.tasks);
  const { actor } = sender;
  return {
    at: env.at,
    actorId: actor.id,
    actorRole: actor.role,
    state,
    firstSeq,
    case: caseRow(state, book.definition),
    created: {
      pathway_id: book.definition.id,
      snapshot_hash: before.snapshotHash,
      parent_case_id: written.parentCaseId ?? null,
      reference: state.reference,
      training: state.training,
      started_at: state.startedAt,
    },
    events: events.map((event) => ({ ...event, change: packChange(event.change).toString('base64') })),
    ...changedRows(before.state, state),
    joined: folded.began,
    left: folded.ended,
    dropDrafts: DROPS_DRAFTS.has(command.type),
    content: content ? [content] : [],
    clockMoved: before.state !== null && before.state.clockOffsetMs !== state.clockOffsetMs,
    takeBack: events.some((event) => event.code === 'NOTICES_TAKEN_BACK'),
    notices: noticeRows(written.notices, state, env, firstSeq),
    finished: answer.closed,
    key: idempotency ? [idempotency] : [],
    answer,
    usage: isPerson(actor) ? [usageOf(command, sender)] : [],
    relayDelayMs: written.parentCaseId === undefined ? 0 : PARENT_FIRST_MS,
    toldByWorkflow: written.toldByWorkflow,
    announce: written.announce,
  };
}

function isPerson(actor: Actor): boolean {
  return actor.id !== 'ENGINE';
}
