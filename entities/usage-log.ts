import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who used which client data, when and on what basis. Insert only: a trigger refuses every change. */
@Entity('usage_log')
@Check(
  'usage_log_action_ck',
  `action IN ('VIEW', 'CREATE', 'UPDATE', 'DELETE', 'SEARCH', 'EXPORT', 'PRINT', 'LOGIN', 'LOGOUT', 'DENIED', 'BREAK_GLASS')`,
)
@Index('usage_log_case_ix', ['caseId', 'at'])
@Index('usage_log_user_ix', ['userId', 'at'])
@Index('usage_log_cases_ix', { synchronize: false })
@Index('usage_log_at_ix', ['at', 'id'])
export class UsageLog {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;
  @Column({ type: 'text' })
  userId!: string;
  @Column({ type: 'text' })
  role!: string;
  @Column({ type: 'text' })
  action!: string;
  @Column({ type: 'uuid', nullable: true })
  caseId!: string | null;
  /** The cases that a list showed: seeing a name in a list is use too. */
  @Column({ type: 'uuid', array: true, nullable: true })
  caseIds!: string[] | null;
  @Column({ type: 'text' })
  objectType!: string;
  @Column({ type: 'text', nullable: true })
  objectId!: string | null;
  /** Sections or fields that were shown or changed, as codes. */
  @Column({ type: 'text', array: true, nullable: true })
  sections!: string[] | null;
  @Column({ type: 'text' })
  basis!: string;
  @Column({ type: 'text', nullable: true })
  reason!: string | null;
  @Column({ type: 'text', nullable: true })
  requestId!: string | null;
  /** Hash of the session id. */
  @Column({ type: 'text', nullable: true })
  sessionHash!: string | null;
  @Column({ type: 'text', nullable: true })
  ip!: string | null;
  /** The call, as `GET /api/v1/cases/:id`. */
  @Column({ type: 'text', nullable: true })
  route!: string | null;
  /** The exceptional access under which the data were used. */
  @Column({ type: 'uuid', nullable: true })
  grantId!: string | null;
}
