import type { PoolClient } from 'pg';
import { decide } from '../pathways/decide';
import type { CaseEvent, CaseState, Command, PathwayBook } from '../pathways/model';
import { answerOf } from './answer';
import { ENGINE } from './engine-sender';
import { lockCase, type Sources } from './load-case';
import { foldEvents } from './membership';
import type { Sender } from './types';
import { writeCase } from './write-case';

interface Told {
  readonly caseId: string;
  readonly seq: number;
}

interface Happened {
  readonly before: CaseState | null;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly sender: Sender;
  readonly announce: boolean;
}

/**
 * What a command means for the case that started this one and for those that this one started, in the command's own
 * transaction, so that it happens exactly once. Rows are always locked from the older case to the younger: a case's lock
 * takes its parent's first (see `lockCase`).
 */
export async function tellKin(client: PoolClient, sources: Sources, happened: Happened): Promise<Told[]> {
  const { before, state } = happened;
  const told = before ? await tellChildren(client, sources, happened) : [];
  const moved = before?.status !== state.status || before?.endedAt !== state.endedAt;
  if (state.parent === undefined || !moved) return told;
  const report: Command = {
    type: 'CHILD_REPORT',
    child: state.id,
    pathway: state.pathway.id,
    status: state.status,
    ended: state.endedAt !== undefined,
  };
  return [...told, ...(await applyWithin(client, sources, state.parent, report, { ...happened, sender: ENGINE }))];
}

const CHILDREN = 'SELECT id FROM case_file WHERE parent_case_id = $1 AND ended_at IS NULL ORDER BY id';

async function tellChildren(client: PoolClient, sources: Sources, happened: Happened): Promise<Told[]> {
  const { before, state, events } = happened;
  const news = events.flatMap((event) => newsFor(event, events));
  if (news.length === 0 || before?.children.length === 0) return [];
  const { rows } = await client.query<{ id: string }>(CHILDREN, [state.id]);
  const told: Told[] = [];
  for (const { id } of rows) {
    for (const command of news) told.push(...(await applyWithin(client, sources, id, command, happened)));
  }
  return told;
}

/** The commands that an event of a case is for the cases that it started. */
function newsFor({ change }: CaseEvent, events: readonly CaseEvent[]): Command[] {
  const stops = change.stopsChildren ? [{ type: 'STOP', ...change.stopsChildren } as const] : [];
  if (!change.member) return stops;
  const { key, ...member } = change.member;
  const leaves = events.some((event) => event.code === 'MEMBER_LEFT' && event.params['member'] === key);
  return [{ type: 'FOLLOW_MEMBER', key, member, ...(leaves ? { replaced: 'LEAVES' as const } : {}) }, ...stops];
}

function concerns(command: Command, book: PathwayBook): boolean {
  if (command.type !== 'FOLLOW_MEMBER') return true;
  return book.definition.intake.inherits?.members.includes(command.key) === true;
}

/** Applies a command to another case within the transaction that is open. What changes nothing there leaves no trace. */
async function applyWithin(
  client: PoolClient,
  sources: Sources,
  caseId: string,
  command: Command,
  { sender, announce }: Pick<Happened, 'sender' | 'announce'>,
): Promise<Told[]> {
  const before = await lockCase(client, { caseId, command, sender }, sources);
  if (!before?.state || !concerns(command, before.book)) return [];
  const { state, book, env } = before;
  const decision = decide(state, command, sender.actor, env, book, caseId);
  if (!decision.ok) throw new Error(`a case refused what its kin told it: ${decision.refusal.code}`);
  if (decision.events.length === 0) return [];
  const events = decision.events.map((event, index) => ({ ...event, seq: state.seq + 1 + index }));
  const folded = foldEvents(state, events);
  const answer = answerOf(state, folded.state, command);
  const written = { before, command, sender, events, notices: decision.notices, folded, answer, announce };
  await writeCase(client, { ...written, toldByWorkflow: false });
  return [{ caseId, seq: folded.state.seq }];
}
