import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseFile } from './case-file';

/** Projection: a limit set by law on one case. */
@Entity('statutory_clock')
@Check('statutory_clock_state_ck', `state IN ('RUNNING', 'MET', 'ALARM', 'BREACHED', 'STOPPED')`)
@Index('statutory_clock_due_ix', ['dueAt'], { where: `state IN ('RUNNING', 'ALARM', 'BREACHED')` })
export class StatutoryClockRow {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey(() => CaseFile, { name: 'statutory_clock_case_fk' })
  caseId!: string;
  @PrimaryColumn({ type: 'text' })
  code!: string;
  @Column({ type: 'date' })
  startedOn!: string;
  @Column({ type: 'date' })
  dueOn!: string;
  @Column({ type: 'timestamptz' })
  dueAt!: Date;
  @Column({ type: 'text' })
  state!: 'RUNNING' | 'MET' | 'ALARM' | 'BREACHED' | 'STOPPED';
}
