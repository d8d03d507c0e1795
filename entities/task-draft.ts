import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Data } from '../pathways/model';
import { Staff } from './staff';
import { Task } from './task';

/** A form as one person typed it so far. */
@Entity('task_draft')
@Check('task_draft_version_ck', 'version >= 1')
export class TaskDraft {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey(() => Task, { name: 'task_draft_task_fk', onDelete: 'CASCADE' })
  taskId!: string;
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey(() => Staff, { name: 'task_draft_user_fk' })
  userId!: string;
  @Column({ type: 'jsonb' })
  data!: Data;
  /** The result that was chosen so far. */
  @Column({ type: 'text', nullable: true })
  outcome!: string | null;
  /** Why somebody else's task is done, as typed so far. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;
  /** The draft's ETag. */
  @Column({ type: 'integer', default: 1 })
  version!: number;
  @Column({ type: 'timestamptz', default: () => 'now()' })
  savedAt!: Date;
}
