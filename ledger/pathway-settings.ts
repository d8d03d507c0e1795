/** The numbers that the City sets for its pathways: published as versions that never change (domain.md §0). */
import type { Pool, PoolClient } from 'pg';
import type { LocalDate } from '../pathways/calendar';
import type { PathwaySettings } from '../pathways/settings';
import { guarded, isDuplicate } from './database-errors';
import { inTransaction } from './transaction';
import { recordUse, type Usage } from './usage-log';

/** A publication: what differs from the release from then on, by whom, when and why. */
export interface PublishedSettings {
  readonly version: number;
  /** Civil date: cases that begin then or later get it, unless a newer version counts by then. */
  readonly effectiveFrom: LocalDate;
  readonly settings: PathwaySettings;
  readonly reason: string;
  readonly publishedBy: string;
  readonly publishedByName: string;
  readonly publishedAt: Date;
}

type InForce = Pick<PublishedSettings, 'version' | 'settings'>;

const IN_FORCE = `SELECT version, settings FROM pathway_setting
  WHERE pathway_id = $1 AND effective_from <= $2 ORDER BY version DESC LIMIT 1`;
const VERSIONS = `SELECT p.version, p.effective_from::text AS "effectiveFrom", p.settings, p.reason,
    p.published_by AS "publishedBy", s.display_name AS "publishedByName", p.published_at AS "publishedAt"
  FROM pathway_setting p JOIN staff s ON s.id = p.published_by
  WHERE p.pathway_id = $1 ORDER BY p.version DESC`;
const PUBLISH = `INSERT INTO pathway_setting (pathway_id, version, effective_from, settings, reason, published_by)
  SELECT $1, $2, $3, $4, $5, $6
  WHERE $2 = 1 + (SELECT coalesce(max(version), 0) FROM pathway_setting WHERE pathway_id = $1)`;

/** The version that counts for cases beginning on this day; null: the release's own numbers do. */
export async function settingsInForce(
  pathwayId: string,
  on: LocalDate,
  db: Pick<PoolClient, 'query'>,
): Promise<InForce | null> {
  const { rows } = await guarded(() =>
    db.query<InForce>({ name: 'helmi_settings_in_force', text: IN_FORCE, values: [pathwayId, on] }),
  );
  return rows[0] ?? null;
}

/** Every version of a pathway's numbers, newest first. */
export async function settingsVersions(pool: Pick<Pool, 'query'>, pathwayId: string): Promise<PublishedSettings[]> {
  const { rows } = await guarded(() => pool.query<PublishedSettings>(VERSIONS, [pathwayId]));
  return rows;
}

interface Publication {
  readonly pathwayId: string;
  /** The version it follows; somebody else's in between makes it a conflict. */
  readonly after: number;
  readonly effectiveFrom: LocalDate;
  readonly settings: PathwaySettings;
  readonly reason: string;
  readonly publishedBy: string;
  /** Written down in the same transaction. */
  readonly use: Usage;
}

/** Publishes the next version; false where another one came first, and nothing is written then. */
export async function publishSettings(pool: Pool, publication: Publication): Promise<boolean> {
  const { pathwayId, after, effectiveFrom, settings, reason, publishedBy, use } = publication;
  const values = [pathwayId, after + 1, effectiveFrom, JSON.stringify(settings), reason, publishedBy];
  try {
    return await inTransaction(pool, async (client) => {
      const { rowCount } = await client.query(PUBLISH, values);
      if (rowCount !== 1) return { keep: false, value: false };
      await recordUse(client, [use]);
      return { keep: true, value: true };
    });
  } catch (error) {
    if (isDuplicate(error, 'pathway_setting_pk')) return false;
    throw error;
  }
}
