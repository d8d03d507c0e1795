import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseFile } from './case-file';
import { Staff } from './staff';

/** Projection: who belongs to a case, as what, from when to when. Access follows from it. */
@Entity('case_member')
@Index('case_member_user_ix', ['userId', 'caseId'])
export class CaseMember {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey(() => CaseFile, { name: 'case_member_case_fk' })
  caseId!: string;
  /** A member key (`RSW`, `LEAD` …), or `TASK:<step>` for who is assigned to a task. */
  @PrimaryColumn({ type: 'text' })
  memberKey!: string;
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey(() => Staff, { name: 'case_member_user_fk' })
  userId!: string;
  @PrimaryColumn({ type: 'boolean' })
  deputy!: boolean;
  @PrimaryColumn({ type: 'integer' })
  fromSeq!: number;
  @Column({ type: 'timestamptz' })
  fromAt!: Date;
  @Column({ type: 'timestamptz', nullable: true })
  toAt!: Date | null;
}
