import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Staff } from './staff';

/** What became of one task, as it is kept: codes only. */
export interface ReassignedItem {
  readonly taskId: string;
  readonly result: 'DONE' | 'REFUSED';
  readonly reason?: string;
}

/** One person's open tasks given to another in one go: what was chosen, what became of each, and of taking it back. */
@Entity('reassignment')
@Check('reassignment_people_ck', 'from_id <> to_id')
@Index('reassignment_key_uq', ['createdBy', 'commandKey'], { unique: true })
export class ReassignmentRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  @Column({ type: 'uuid' })
  @ForeignKey(() => Staff, { name: 'reassignment_from_fk' })
  fromId!: string;
  @Column({ type: 'uuid' })
  @ForeignKey(() => Staff, { name: 'reassignment_to_fk' })
  toId!: string;
  /** Chosen before the first task moved, so that going on after a fall moves the same ones. */
  @Column({ type: 'jsonb' })
  taskIds!: readonly string[];
  /** Null while the tasks are moving. */
  @Column({ type: 'jsonb', nullable: true })
  items!: readonly ReassignedItem[] | null;
  @Column({ type: 'uuid' })
  @ForeignKey(() => Staff, { name: 'reassignment_creator_fk' })
  createdBy!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
  @Column({ type: 'timestamptz' })
  undoUntil!: Date;
  @Column({ type: 'text' })
  commandKey!: string;
  @Column({ type: 'text' })
  bodyHash!: string;
  @Column({ type: 'timestamptz', nullable: true })
  undoneAt!: Date | null;
  @Column({ type: 'jsonb', nullable: true })
  undoItems!: readonly ReassignedItem[] | null;
}
