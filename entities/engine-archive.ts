import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CaseFile } from './case-file';

/** The engine's history of one run, kept beyond the engine's own retention. */
@Entity('engine_archive')
export class EngineArchive {
  @PrimaryColumn({ type: 'text' })
  workflowId!: string;
  @PrimaryColumn({ type: 'text' })
  runId!: string;
  @Column({ type: 'uuid' })
  @ForeignKey(() => CaseFile, { name: 'engine_archive_case_fk' })
  caseId!: string;
  @Column({ type: 'integer' })
  historyLength!: number;
  /** Gzip of the history's JSON. */
  @Column({ type: 'bytea' })
  history!: Buffer;
  @Column({ type: 'timestamptz', default: () => 'now()' })
  archivedAt!: Date;
}
