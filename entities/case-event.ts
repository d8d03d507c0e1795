import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Scalar } from '../pathways/model';
import { CaseFile } from './case-file';

/** What happened, in order and without gaps. Append-only: a trigger refuses every change. Holds codes, dates and ids, no words. */
@Entity('case_event')
@Check('case_event_seq_ck', 'seq >= 1')
export class CaseEventRow {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey(() => CaseFile, { name: 'case_event_case_fk' })
  caseId!: string;
  @PrimaryColumn({ type: 'integer' })
  seq!: number;
  /** The case's own time (differs from wall time in training). */
  @Column({ type: 'timestamptz' })
  at!: Date;
  @Column({ type: 'timestamptz', nullable: true })
  nominalAt!: Date | null;
  /** A person's id, or `ENGINE`. */
  @Column({ type: 'text' })
  actorId!: string;
  @Column({ type: 'text' })
  actorRole!: string;
  @Column({ type: 'text' })
  code!: string;
  @Column({ type: 'uuid', nullable: true })
  taskId!: string | null;
  @Column({ type: 'text', nullable: true })
  stepCode!: string | null;
  @Column({ type: 'text', nullable: true })
  reasonCode!: string | null;
  @Column({ type: 'jsonb' })
  params!: { readonly [name: string]: Scalar };
  /** What it changed, packed (ledger/change-codec): a tenth of what the same JSON takes. */
  @Column({ type: 'bytea' })
  change!: Buffer;
}
