import type { Pool } from 'pg';
import type { CaseState, Data } from '../../pathways/model';

type Queryable = Pick<Pool, 'query'>;

/** Another case of the same child, as far as somebody who writes a referral has to know of it. */
export interface OtherCase {
  readonly state: CaseState;
  readonly inWork: boolean;
  /** Local day on which its service ended, or null. */
  readonly closedOn: string | null;
}

const OTHER = `SELECT state, in_work AS "inWork",
    coalesce(state->'facts'->>'serviceEndedOn', to_char(ended_at AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM-DD')) AS "closedOn"
  FROM case_file
  WHERE subject = $1 AND pathway_id = $2 AND training = $3 AND id <> $4
    AND (in_work OR ended_at IS NOT NULL OR state->'facts' ? 'serviceEndedOn')
  ORDER BY in_work DESC, coalesce((state->'facts'->>'serviceEndedOn')::timestamptz, ended_at) DESC NULLS LAST LIMIT 1`;

/** The case in work of this subject beside the given one, else the one that ended last, else null. */
export async function otherCase(
  db: Queryable,
  subject: string,
  of: { readonly id: string; readonly pathwayId: string; readonly training: boolean },
): Promise<OtherCase | null> {
  const { rows } = await db.query<OtherCase>(OTHER, [subject, of.pathwayId, of.training, of.id]);
  return rows[0] ?? null;
}

/** A case on its way into the service, with its form as it was saved last. */
export interface ReferralRow {
  readonly state: CaseState;
  readonly snapshotHash: string;
  readonly data: Data | null;
}

/** The cases of these ids with their referrals, in no order. */
export async function referralsByIds(db: Queryable, ids: readonly string[]): Promise<readonly ReferralRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.query<ReferralRow>(
    `SELECT c.state, c.snapshot_hash AS "snapshotHash", f.data
     FROM case_file c LEFT JOIN LATERAL (
       SELECT data FROM case_content WHERE case_id = c.id AND source_kind = 'INTAKE' ORDER BY seq DESC LIMIT 1
     ) f ON true
     WHERE c.id = ANY($1::uuid[])`,
    [ids],
  );
  return rows;
}

/** A colleague whom the service told of a case, and how far the mail has come. */
export interface ToldRow {
  readonly displayName: string;
  readonly kind: string;
  readonly urgent: boolean;
  readonly at: Date;
  readonly email: string;
}

const TOLD = `SELECT DISTINCT ON (s.id) s.display_name AS "displayName", n.kind, n.urgent, n.created_at AS at, n.email_state AS email
  FROM notice n JOIN staff s ON s.id = n.recipient_id
  WHERE n.case_id = $1 AND (n.kind = 'N1' OR n.urgent) AND n.email_state <> 'TAKEN_BACK'
  ORDER BY s.id, n.created_at DESC`;

/** Who was told that the referral came in, each once, by the newest notice. */
export async function toldOfReferral(db: Queryable, caseId: string): Promise<readonly ToldRow[]> {
  const { rows } = await db.query<ToldRow>(TOLD, [caseId]);
  return [...rows].sort((a, b) => a.displayName.localeCompare(b.displayName, 'fi'));
}
