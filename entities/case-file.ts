import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CaseState } from '../pathways/model';
import { PathwaySnapshot } from './pathway-snapshot';

/** A case as it stands: the fold of its events, and the columns that lists and invariants need. Its row is the case's lock. */
@Entity('case_file')
@Check('case_file_seq_ck', 'seq >= 1 AND version >= 0')
@Check('case_file_ended_ck', 'NOT (in_work AND ended_at IS NOT NULL)')
@Check('case_file_clock_ck', 'training OR clock_offset_ms = 0')
@Index('case_file_reference_uq', ['reference'], { unique: true })
@Index('case_file_in_work_uq', ['pathwayId', 'subject', 'training'], {
  unique: true,
  where: 'in_work AND subject IS NOT NULL',
})
@Index('case_file_subject_ix', ['subject', 'pathwayId'])
@Index('case_file_status_ix', ['status', 'nextDueAt'])
@Index('case_file_parent_ix', ['parentCaseId'], { where: 'parent_case_id IS NOT NULL' })
export class CaseFile {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  @Column({ type: 'text' })
  pathwayId!: string;
  @Column({ type: 'text' })
  @ForeignKey(() => PathwaySnapshot, { name: 'case_file_snapshot_fk' })
  snapshotHash!: string;
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => CaseFile, { name: 'case_file_parent_fk' })
  parentCaseId!: string | null;
  @Column({ type: 'text' })
  reference!: string;
  @Column({ type: 'boolean' })
  training!: boolean;
  @Column({ type: 'text' })
  status!: string;
  @Column({ type: 'text', nullable: true })
  closeReason!: string | null;
  /** Blocks a second case of the same child on the same pathway. */
  @Column({ type: 'boolean' })
  inWork!: boolean;
  /** The child's reference in the record system. */
  @Column({ type: 'text', nullable: true })
  subject!: string | null;
  @Column({ type: 'jsonb' })
  state!: CaseState;
  @Column({ type: 'integer' })
  seq!: number;
  @Column({ type: 'integer' })
  version!: number;
  @Column({ type: 'bigint', default: 0 })
  clockOffsetMs!: string;
  @Column({ type: 'timestamptz', nullable: true })
  nextDueAt!: Date | null;
  @Column({ type: 'boolean', default: false })
  overdue!: boolean;
  @Column({ type: 'timestamptz' })
  startedAt!: Date;
  @Column({ type: 'timestamptz' })
  changedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
