import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Scalar } from '../pathways/model';
import { CaseFile } from './case-file';
import { Staff } from './staff';

/**
 * One thing that one person is told: the inbox shows it at once, e-mail follows from `sendAfter`. Codes and dates only.
 * One row per case, task, kind, recipient and occurrence: the migration adds that unique index, because TypeORM can't say NULLS NOT DISTINCT.
 */
@Entity('notice')
@Check(
  'notice_email_state_ck',
  `email_state IN ('PENDING', 'SENDING', 'SENT', 'UNDELIVERED', 'NOT_NEEDED', 'TAKEN_BACK')`,
)
@Check('notice_sent_ck', `(email_state = 'SENT') = (sent_at IS NOT NULL)`)
@Check('notice_owner_ck', `email_state <> 'UNDELIVERED' OR owner_role IS NOT NULL`)
@Check('notice_sms_state_ck', `sms_state IN ('NONE', 'PENDING', 'SENDING', 'SENT', 'UNDELIVERED', 'NOT_NEEDED')`)
@Index('notice_sms_ix', ['sendAfter'], { where: `sms_state IN ('PENDING', 'SENDING')` })
@Index('notice_sms_undelivered_ix', ['createdAt'], { where: `sms_state = 'UNDELIVERED'` })
@Index('notice_once_uq', { synchronize: false })
@Index('notice_inbox_ix', ['recipientId', 'createdAt'])
@Index('notice_pending_ix', ['caseId', 'sendAfter'], { where: `email_state IN ('PENDING', 'SENDING')` })
@Index('notice_undelivered_ix', ['createdAt'], { where: `email_state = 'UNDELIVERED'` })
@Index('notice_urgent_ix', ['sendAfter'], { where: `urgent AND email_state IN ('PENDING', 'SENDING')` })
export class Notice {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  /** Null for what concerns a person's work as a whole: a list, a digest. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => CaseFile, { name: 'notice_case_fk' })
  caseId!: string | null;
  @Column({ type: 'uuid', nullable: true })
  taskId!: string | null;
  @Column({ type: 'text', nullable: true })
  stepCode!: string | null;
  /** Code of the catalogue: `N1` … `N16`. */
  @Column({ type: 'text' })
  kind!: string;
  @Column({ type: 'uuid' })
  @ForeignKey(() => Staff, { name: 'notice_recipient_fk' })
  recipientId!: string;
  @Column({ type: 'text' })
  occurrence!: string;
  @Column({ type: 'smallint', nullable: true })
  level!: number | null;
  @Column({ type: 'date', nullable: true })
  dueOn!: string | null;
  @Column({ type: 'jsonb', default: () => `'{}'` })
  params!: { readonly [name: string]: Scalar };
  @Column({ type: 'boolean', default: false })
  urgent!: boolean;
  /** The case's own time. */
  @Column({ type: 'timestamptz' })
  createdAt!: Date;
  /** When the e-mail may leave: by the case's clock, and by the wall clock. */
  @Column({ type: 'timestamptz' })
  sendAfterCase!: Date;
  @Column({ type: 'timestamptz' })
  sendAfter!: Date;
  @Column({ type: 'text', default: 'PENDING' })
  emailState!: 'PENDING' | 'SENDING' | 'SENT' | 'UNDELIVERED' | 'NOT_NEEDED' | 'TAKEN_BACK';
  /** Local part of the Message-ID: the same at every try. */
  @Column({ type: 'text' })
  messageId!: string;
  @Column({ type: 'smallint', default: 0 })
  attempts!: number;
  @Column({ type: 'text', nullable: true })
  lastCode!: string | null;
  @Column({ type: 'timestamptz', nullable: true })
  sentAt!: Date | null;
  /** The text message that goes with it; NONE where the kind has none. */
  @Column({ type: 'text', default: 'NONE' })
  smsState!: 'NONE' | 'PENDING' | 'SENDING' | 'SENT' | 'UNDELIVERED' | 'NOT_NEEDED';
  @Column({ type: 'smallint', default: 0 })
  smsAttempts!: number;
  @Column({ type: 'text', nullable: true })
  smsCode!: string | null;
  @Column({ type: 'timestamptz', nullable: true })
  readAt!: Date | null;
  /** Who sees to it when it can't be delivered. */
  @Column({ type: 'text', nullable: true })
  ownerRole!: string | null;
}
