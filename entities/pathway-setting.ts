import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { PathwaySettings } from '../pathways/settings';
import { Staff } from './staff';

/** One publication of a pathway's own numbers. Insert only: a trigger refuses every change. */
@Entity('pathway_setting')
@Check('pathway_setting_version_ck', 'version >= 1')
@Check('pathway_setting_reason_ck', 'char_length(reason) BETWEEN 1 AND 500')
export class PathwaySetting {
  @PrimaryColumn({ type: 'text' })
  pathwayId!: string;
  @PrimaryColumn({ type: 'integer' })
  version!: number;
  /** Cases that begin on this day or later get it, unless a later version counts by then. */
  @Column({ type: 'date' })
  effectiveFrom!: string;
  /** All that differs from the release, not from the version before. */
  @Column({ type: 'jsonb' })
  settings!: PathwaySettings;
  @Column({ type: 'text' })
  reason!: string;
  @Column({ type: 'uuid' })
  @ForeignKey(() => Staff, { name: 'pathway_setting_publisher_fk' })
  publishedBy!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' })
  publishedAt!: Date;
}
