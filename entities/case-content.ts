import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Data } from '../pathways/model';
import { CaseFile } from './case-file';

/** What people wrote into forms, kept apart from the events: it can be erased, and it is read by section only. */
@Entity('case_content')
@Check('case_content_source_ck', `source_kind IN ('INTAKE', 'STEP', 'ENTRY', 'EVENT', 'REASON')`)
@Check('case_content_draft_ck', `NOT draft OR source_kind = 'INTAKE'`)
@Index('case_content_section_ix', ['caseId', 'section'])
export class CaseContent {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey(() => CaseFile, { name: 'case_content_case_fk' })
  caseId!: string;
  /** The first event of the command that brought it. */
  @PrimaryColumn({ type: 'integer' })
  seq!: number;
  @Column({ type: 'text' })
  section!: string;
  @Column({ type: 'text' })
  sourceKind!: 'INTAKE' | 'STEP' | 'ENTRY' | 'EVENT' | 'REASON';
  /** Task id, entry id, or the code of the event. */
  @Column({ type: 'text' })
  sourceId!: string;
  /** Step code, entry kind or event code. */
  @Column({ type: 'text' })
  code!: string;
  /** A referral not yet submitted: replaced by the next save. */
  @Column({ type: 'boolean', default: false })
  draft!: boolean;
  @Column({ type: 'timestamptz' })
  at!: Date;
  @Column({ type: 'text' })
  actorId!: string;
  @Column({ type: 'text', default: '' })
  actorRole!: string;
  /** Null once it was erased. */
  @Column({ type: 'jsonb', nullable: true })
  data!: Data | null;
  @Column({ type: 'timestamptz', nullable: true })
  erasedAt!: Date | null;
}
