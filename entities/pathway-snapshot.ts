import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Pathway } from '../pathways/model';

/** A pathway as it was when cases started with it; cases share the row. */
@Entity('pathway_snapshot')
@Check('pathway_snapshot_hash_ck', `hash ~ '^[0-9a-f]{64}$'`)
export class PathwaySnapshot {
  /** SHA-256 of the canonical JSON, hex. */
  @PrimaryColumn({ type: 'text' })
  hash!: string;
  @Column({ type: 'text' })
  pathwayId!: string;
  @Column({ type: 'text' })
  version!: string;
  @Column({ type: 'jsonb' })
  definition!: Pathway;
  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
