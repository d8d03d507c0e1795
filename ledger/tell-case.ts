import type { PoolClient } from 'pg';
import { decide } from '../pathways/decide';
import type { CaseState, Command, PathwayBook, Refusal } from '../pathways/model';
import { answerOf } from './answer';
import { lockCase, type Sources } from './load-case';
import { foldEvents } from './membership';
import type { Sender } from './types';
import { writeCase } from './write-case';

/** Answers that mean: the other case has nothing to do about it. */
const NOTHING_TO_DO: ReadonlySet<string> = new Set(['case_closed', 'not_in_this_status', 'unknown_event']);

export type Told =
  | { readonly refusal: Refusal }
  | { readonly changed: readonly { readonly caseId: string; readonly seq: number }[] };

/**
 * Brings an event to another case in the transaction that is open, under that case's own row lock and by its own pathway.
 * A case for which the event has no meaning as it stands stays as it is; any other refusal (its training clock is on
 * the move) is handed back, for the command at hand to be refused with it.
 */
export async function tellCase(
  client: PoolClient,
  sources: Sources,
  what: { readonly caseId: string; readonly event: string; readonly sender: Sender; readonly announce: boolean },
): Promise<Told> {
  const { caseId, event, sender, announce } = what;
  const blank: Command = { type: 'EVENT', event, version: 0, data: {} };
  const before = await lockCase(client, { caseId, command: blank, sender }, sources);
  if (!before?.state) return { changed: [] };
  const { state, book, env } = before;
  const command: Command = { ...blank, version: state.version };
  const decision = decide(state, command, sender.actor, env, book, caseId);
  if (!decision.ok) return NOTHING_TO_DO.has(decision.refusal.code) ? { changed: [] } : { refusal: decision.refusal };
  const events = decision.events.map((each, index) => ({ ...each, seq: state.seq + 1 + index }));
  const folded = foldEvents(state, events);
  const answer = answerOf(state, folded.state, command);
  const written = { before, command, sender, events, notices: decision.notices, folded, answer, announce };
  await writeCase(client, { ...written, toldByWorkflow: false });
  return { changed: [{ caseId, seq: folded.state.seq }] };
}

/** What a first submission tells the child's newest earlier case, where its pathway says so (`intake.tellsPrevious`). */
export async function tellPrevious(
  client: PoolClient,
  sources: Sources,
  submission: {
    readonly command: Command;
    readonly state: CaseState | null;
    readonly book: PathwayBook;
    readonly sender: Sender;
    readonly announce: boolean;
  },
): Promise<Told> {
  const { command, state, book, sender, announce } = submission;
  const event = book.definition.intake.tellsPrevious;
  const caseId = command.type === 'SUBMIT' ? command.facts?.['previousCaseId'] : undefined;
  if (event === undefined || typeof caseId !== 'string' || state?.submittedOn !== undefined) return { changed: [] };
  return tellCase(client, sources, { caseId, event, sender, announce });
}
