import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CaseFile } from './case-file';

/** An accepted command's key: the same key and body again gets the same answer. Ids and versions only. */
@Entity('command_key')
@Check('command_key_seq_ck', 'first_seq <= seq')
export class CommandKey {
  @PrimaryColumn({ type: 'text' })
  userId!: string;
  @PrimaryColumn({ type: 'text' })
  key!: string;
  @Column({ type: 'text' })
  bodyHash!: string;
  @Column({ type: 'uuid' })
  @ForeignKey(() => CaseFile, { name: 'command_key_case_fk' })
  caseId!: string;
  @Column({ type: 'integer' })
  firstSeq!: number;
  @Column({ type: 'integer' })
  seq!: number;
  /** A `CommandAnswer` of ledger/types. */
  @Column({ type: 'jsonb' })
  answer!: object;
  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
