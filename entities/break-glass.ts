import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseFile } from './case-file';
import { Staff } from './staff';

/** One case that somebody opened in an emergency: why, until when, and what a second person said of it. */
@Entity('break_glass')
@Check('break_glass_reason_ck', 'char_length(reason) BETWEEN 10 AND 500')
@Check('break_glass_hour_ck', `until > at AND until <= at + interval '60 minutes'`)
@Check('break_glass_second_ck', 'reviewed_by <> user_id')
@Check('break_glass_verdict_ck', `verdict IN ('JUSTIFIED', 'NOT_JUSTIFIED')`)
@Check('break_glass_review_ck', 'num_nonnulls(reviewed_by, reviewed_at, verdict) IN (0, 3)')
@Index('break_glass_key_uq', ['userId', 'commandKey'], { unique: true })
@Index('break_glass_user_ix', ['userId', 'until'])
@Index('break_glass_at_ix', ['at', 'id'])
export class BreakGlass {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  @Column({ type: 'uuid' })
  @ForeignKey(() => CaseFile, { name: 'break_glass_case_fk' })
  caseId!: string;
  @Column({ type: 'uuid' })
  @ForeignKey(() => Staff, { name: 'break_glass_user_fk' })
  userId!: string;
  @Column({ type: 'text' })
  role!: string;
  @Column({ type: 'text' })
  reason!: string;
  @Column({ type: 'timestamptz' })
  at!: Date;
  @Column({ type: 'timestamptz' })
  until!: Date;
  @Column({ type: 'text' })
  commandKey!: string;
  @Column({ type: 'text' })
  bodyHash!: string;
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Staff, { name: 'break_glass_reviewer_fk' })
  reviewedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true })
  reviewedAt!: Date | null;
  @Column({ type: 'text', nullable: true })
  verdict!: string | null;
  @Column({ type: 'text', nullable: true })
  note!: string | null;
}
