import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseFile } from './case-file';

/** How far a case's workflow has been told. `sentSeq` behind `headSeq` is work for the relay. */
@Entity('relay')
@Check('relay_seq_ck', 'sent_seq >= 0 AND sent_seq <= head_seq')
@Index('relay_behind_ix', ['nextTryAt'], { where: 'sent_seq < head_seq' })
export class Relay {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey(() => CaseFile, { name: 'relay_case_fk' })
  caseId!: string;
  @Column({ type: 'integer' })
  headSeq!: number;
  @Column({ type: 'integer', default: 0 })
  sentSeq!: number;
  /** Since when the workflow is behind. */
  @Column({ type: 'timestamptz', default: () => 'now()' })
  behindSince!: Date;
  @Column({ type: 'smallint', default: 0 })
  attempts!: number;
  /** Also the end of a lease: while one relay tells a case, the others leave it alone. */
  @Column({ type: 'timestamptz', default: () => 'now()' })
  nextTryAt!: Date;
  @Column({ type: 'text', nullable: true })
  lastCode!: string | null;
}
