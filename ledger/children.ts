import type { PoolClient } from 'pg';
import { decide } from '../pathways/decide';
import type { CaseEvent, CaseState, Command, Data, Field, Json, Pathway } from '../pathways/model';
import { answerOf } from './answer';
import type { CurrentBook } from './books';
import { type LoadedCase, type Sources, wallDay } from './load-case';
import { foldEvents } from './membership';
import { nextReference } from './reference';
import type { Sender } from './types';
import { writeCase } from './write-case';

/** A case that was opened, and its newest event. */
interface Opened {
  readonly caseId: string;
  readonly seq: number;
}

/** The case whose command started others, as that command left it. */
interface Parent {
  readonly state: CaseState;
  readonly loaded: LoadedCase;
  readonly sender: Sender;
  readonly announce: boolean;
  readonly command: Command;
}

/**
 * Opens the cases of other pathways that a command started (domain.md §2.7), in the command's own transaction: the
 * child gets the parent's people, clock and training flag, and the codes of the event that started it.
 */
export async function openChildren(
  client: PoolClient,
  parent: Parent,
  events: readonly CaseEvent[],
  sources: Pick<Sources, 'library' | 'clock'>,
): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const event of events) {
    const caseId = event.change.child;
    if (event.code !== 'CHILD_STARTED' || caseId === undefined) continue;
    const { library } = sources;
    const current = await library.inForce(String(event.params['pathway']), wallDay(sources), client);
    if (!current) throw new Error('a case started a pathway that this release does not know');
    await library.storeWithin(current, client);
    const data = { ...(await handedForm(client, parent, event, current.book.definition)), ...dataOf(event) };
    const seq = await openChild(client, parent, { caseId, data, current });
    opened.push({ caseId, seq });
  }
  return opened;
}

interface Child {
  readonly caseId: string;
  readonly data: Data;
  readonly current: CurrentBook;
}

async function openChild(client: PoolClient, parent: Parent, child: Child): Promise<number> {
  const { state, loaded, sender, announce } = parent;
  const { book, hash } = child.current;
  const members = handedMembers(state, book.definition);
  const year = Number(loaded.env.today.slice(0, 4));
  const command: Command = {
    type: 'OPEN_DRAFT',
    data: child.data,
    members,
    reference: await nextReference(client, book.definition.referencePrefix, year),
    training: state.training,
    clockOffsetMs: state.clockOffsetMs,
    parent: { caseId: state.id, facts: state.facts, ...(state.subject ? { subject: state.subject } : {}) },
  };
  const decision = decide(null, command, sender.actor, loaded.env, book, child.caseId);
  if (!decision.ok) throw new Error('a child case was refused by its own pathway');
  const numbered = decision.events.map((event, index) => ({ ...event, seq: index + 1 }));
  const folded = foldEvents(null, numbered);
  await writeCase(client, {
    before: { state: null, book, snapshotHash: hash, env: loaded.env, key: null },
    command,
    sender,
    events: numbered,
    notices: decision.notices,
    folded,
    answer: answerOf(null, folded.state, command),
    parentCaseId: state.id,
    toldByWorkflow: false,
    announce,
  });
  return folded.state.seq;
}

/** The parent's people whom the child's pathway takes over; a pathway that names none takes everybody but the author. */
function handedMembers(state: CaseState, { intake }: Pathway): CaseState['team'] {
  const keys = intake.inherits?.members ?? Object.keys(state.team).filter((key) => key !== 'CREATOR');
  return Object.fromEntries(Object.entries(state.team).filter(([key]) => keys.includes(key)));
}

const OPENING_FORM = `SELECT data FROM case_content
  WHERE case_id = $1 AND source_kind = 'INTAKE' AND data IS NOT NULL ORDER BY seq DESC LIMIT 1`;

/** What the child's opening form takes over: named fields of the parent's, and the form at hand where the effect says so. */
async function handedForm(client: PoolClient, parent: Parent, event: CaseEvent, { intake }: Pathway): Promise<Data> {
  const inherited = intake.inherits?.fields ?? [];
  const { rows } =
    inherited.length === 0 ? { rows: [] } : await client.query<{ data: Data }>(OPENING_FORM, [parent.state.id]);
  const form = event.params['withForm'] === true && 'data' in parent.command ? parent.command.data : {};
  const known = intake.fields.filter(({ name }) => !inherited.includes(name));
  return {
    ...fitting(
      intake.fields.filter(({ name }) => inherited.includes(name)),
      rows[0]?.data ?? {},
    ),
    ...fitting(known, form),
  };
}

/** The values that these fields have a place for, with nothing beside them. */
function fitting(fields: readonly Field[], data: Data): Data {
  const kept: { [name: string]: Json } = {};
  for (const field of fields) {
    const value = data[field.name];
    if (value !== undefined) kept[field.name] = pruned(field, value);
  }
  return kept;
}

function pruned(field: Pick<Field, 'fields'>, value: Json): Json {
  const { fields } = field;
  if (!fields || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => pruned(field, one));
  return fitting(fields, value as Data);
}

function dataOf(event: CaseEvent): Data {
  const { pathway: _pathway, withForm: _withForm, ...data } = event.params;
  return data;
}
