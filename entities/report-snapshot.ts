import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CountedReport } from '../pathways/reports/report';

/** The counts of a finished period as they were first told: no later view may differ by a single family. */
@Entity('report_snapshot')
@Check('report_snapshot_revision_ck', 'revision >= 1')
@Index('report_snapshot_uq', ['code', 'period', 'dimension', 'practice', 'revision'], { unique: true })
export class ReportSnapshot {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  @Column({ type: 'text' })
  code!: string;
  /** The stretch of days: `2028`, `2028-Q1`, `rolling24:2028-Q1`. */
  @Column({ type: 'text' })
  period!: string;
  /** What it is broken down by; empty for the whole. */
  @Column({ type: 'text' })
  dimension!: string;
  /** Counted with training cases. */
  @Column({ type: 'boolean' })
  practice!: boolean;
  /** Rises where a correction was large enough to be told. */
  @Column({ type: 'integer' })
  revision!: number;
  /** Before anything is withheld: numbers of groups, nothing of one case. */
  @Column({ type: 'jsonb' })
  counted!: CountedReport;
  @Column({ type: 'timestamptz', default: () => 'now()' })
  takenAt!: Date;
}
