import type { PoolClient } from 'pg';
import type { CaseState, Command, Data, Pathway, Refusal } from '../pathways/model';
import { readPath } from '../pathways/paths';
import { localDateOf } from './time';

interface EarlierCase {
  readonly id: string;
  readonly reference: string;
  readonly in_work: boolean;
  readonly close_reason: string | null;
  readonly ended_at: Date | null;
  readonly service_ended_on: string | null;
}

const EARLIER = `SELECT id, reference, in_work, coalesce(close_reason, state->'facts'->>'closeReason') AS close_reason, ended_at,
    state->'facts'->>'serviceEndedOn' AS service_ended_on
  FROM case_file
  WHERE subject = $1 AND pathway_id = $2 AND training = $3 AND id <> $4
    AND (in_work OR ended_at IS NOT NULL OR state->'facts' ? 'serviceEndedOn')
  ORDER BY in_work DESC, coalesce((state->'facts'->>'serviceEndedOn')::timestamptz, ended_at) DESC NULLS LAST LIMIT 1
  FOR NO KEY UPDATE`;

export type SubjectFinding = { readonly refusal: Refusal } | { readonly command: Command };

/**
 * What a submission must know of the child's other cases (domain.md §2.2 and X7): one in work refuses it; the newest
 * one that ended is named among the facts, so that the pathway can treat a re-referral as one. That case is locked from
 * here on: whoever brings it back to work at the same moment is seen, or sees this submission.
 */
export async function lookUpSubject(
  client: Pick<PoolClient, 'query'>,
  command: Extract<Command, { type: 'SUBMIT' }>,
  state: CaseState,
  pathway: Pathway,
): Promise<SubjectFinding> {
  const subject = readPath(command.data, pathway.intake.subjectField);
  if (typeof subject !== 'string' || subject === '') return { command };
  const values = [subject, pathway.id, state.training, state.id];
  const { rows } = await client.query<EarlierCase>(EARLIER, values);
  const earlier = rows[0];
  if (!earlier) return { command };
  if (earlier.in_work) return { refusal: caseInWork(earlier) };
  return { command: { ...command, facts: { ...command.facts, ...previousCase(earlier) } } };
}

const IN_WORK = `SELECT o.id, o.reference FROM case_file c JOIN case_file o
    ON o.subject = c.subject AND o.pathway_id = c.pathway_id AND o.training = c.training AND o.id <> c.id
  WHERE c.id = $1 AND o.in_work`;

/** The refusal for a command that would bring a case back to work while the child has another one there. */
export async function inWorkRefusal(client: Pick<PoolClient, 'query'>, caseId: string): Promise<Refusal> {
  const { rows } = await client.query<Pick<EarlierCase, 'id' | 'reference'>>(IN_WORK, [caseId]);
  return rows[0] ? caseInWork(rows[0]) : { code: 'case_in_work' };
}

function caseInWork(other: Pick<EarlierCase, 'id' | 'reference'>): Refusal {
  return { code: 'case_in_work', params: { caseId: other.id, reference: other.reference } };
}

function previousCase(earlier: EarlierCase): Data {
  const closedOn = earlier.service_ended_on ?? (earlier.ended_at ? localDateOf(earlier.ended_at.toISOString()) : null);
  return { previousCaseId: earlier.id, previousClosedOn: closedOn, previousCloseReason: earlier.close_reason };
}
