import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseFile } from './case-file';
import { Staff } from './staff';

/** Projection: one step of one case, as lists need it. Everything here follows from the case's events. */
@Entity('task')
@Check('task_status_ck', `status IN ('OPEN', 'IN_PROGRESS', 'DONE', 'CANCELLED', 'SKIPPED')`)
@Check('task_closed_ck', `(closed_at IS NULL) = (status IN ('OPEN', 'IN_PROGRESS'))`)
@Check('task_level_ck', 'escalation_level BETWEEN 0 AND 4')
@Index('task_case_ix', ['caseId'])
@Index('task_assignee_ix', ['assigneeId', 'dueAt'], { where: 'closed_at IS NULL' })
@Index('task_deputy_ix', ['deputyId', 'dueAt'], { where: 'closed_at IS NULL AND deputy_id IS NOT NULL' })
@Index('task_cover_ix', ['coverFor'], { where: 'closed_at IS NULL AND cover_for IS NOT NULL' })
@Index('task_pool_ix', ['role', 'dueAt'], { where: 'closed_at IS NULL AND assignee_id IS NULL' })
@Index('task_open_ix', ['dueAt', 'id'], { where: 'closed_at IS NULL' })
@Index('task_step_ix', ['step', 'dueAt'], { where: 'closed_at IS NULL' })
export class Task {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  @Column({ type: 'uuid' })
  @ForeignKey(() => CaseFile, { name: 'task_case_fk' })
  caseId!: string;
  @Column({ type: 'text' })
  step!: string;
  @Column({ type: 'text' })
  kind!: 'FORM' | 'TARGET';
  @Column({ type: 'text' })
  status!: 'OPEN' | 'IN_PROGRESS' | 'DONE' | 'CANCELLED' | 'SKIPPED';
  @Column({ type: 'text' })
  role!: string;
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Staff, { name: 'task_assignee_fk' })
  assigneeId!: string | null;
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Staff, { name: 'task_deputy_fk' })
  deputyId!: string | null;
  /** Whose task it is while somebody else covers. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Staff, { name: 'task_cover_for_fk' })
  coverFor!: string | null;
  @Column({ type: 'timestamptz' })
  openedAt!: Date;
  @Column({ type: 'timestamptz' })
  dueAt!: Date;
  @Column({ type: 'timestamptz' })
  originalDueAt!: Date;
  /** After this moment of the case's clock the task is late. */
  @Column({ type: 'timestamptz' })
  lateAt!: Date;
  @Column({ type: 'boolean' })
  frozen!: boolean;
  @Column({ type: 'boolean' })
  overdue!: boolean;
  @Column({ type: 'smallint' })
  escalationLevel!: number;
  @Column({ type: 'text', nullable: true })
  outcome!: string | null;
  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
  @Column({ type: 'text', nullable: true })
  closedBy!: string | null;
  @Column({ type: 'integer' })
  version!: number;
}
