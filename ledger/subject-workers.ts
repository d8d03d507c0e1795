import type { PoolClient } from 'pg';
import type { CaseState, Command, Pathway } from '../pathways/model';

/** Commands by which somebody may come to a task or into the team. */
const BRINGS_PEOPLE: ReadonlySet<Command['type']> = new Set(['COMPLETE', 'ASSIGN', 'CLAIM', 'COVER', 'EVENT']);

const WORKERS = `SELECT DISTINCT m.user_id FROM case_member m JOIN case_file c ON c.id = m.case_id
  WHERE c.id <> $1 AND c.training = $2 AND (c.id = $3 OR c.subject = $4)
    AND (c.pathway_id <> $5 OR NOT (m.member_key = ANY($6) OR m.member_key LIKE 'TASK:%'))`;

/**
 * Everybody who works or worked in the subject's other cases, where the pathway has people from outside; undefined where
 * nothing asks. An outsider of an earlier case of the same pathway stays one.
 */
export async function subjectWorkers(
  client: Pick<PoolClient, 'query'>,
  command: Command,
  state: CaseState | null,
  { id, outsiders }: Pathway,
): Promise<readonly string[] | undefined> {
  if (!state || !outsiders || !BRINGS_PEOPLE.has(command.type)) return undefined;
  const { rows } = await client.query<{ user_id: string }>(WORKERS, [
    state.id,
    state.training,
    state.parent ?? null,
    state.subject ?? null,
    id,
    outsiders,
  ]);
  return rows.map((row) => row.user_id);
}
