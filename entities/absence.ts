import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Staff } from './staff';

/** A worker is away: whole local days, first and last included, and who covers. Why is a coarse code, never health. */
@Entity('absence')
@Check('absence_days_ck', 'from_on <= to_on')
@Check('absence_cover_ck', 'cover_id <> user_id')
@Check('absence_reason_ck', `reason IN ('LEAVE', 'AWAY', 'TRAINING', 'OTHER')`)
@Index('absence_user_ix', ['userId', 'toOn'])
@Index('absence_to_ix', ['toOn'], { where: 'cancelled_at IS NULL' })
@Index('absence_key_uq', ['createdBy', 'commandKey'], { unique: true })
export class AbsenceRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  @Column({ type: 'uuid' })
  @ForeignKey(() => Staff, { name: 'absence_user_fk' })
  userId!: string;
  @Column({ type: 'date' })
  fromOn!: string;
  @Column({ type: 'date' })
  toOn!: string;
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Staff, { name: 'absence_cover_fk' })
  coverId!: string | null;
  @Column({ type: 'text' })
  reason!: 'LEAVE' | 'AWAY' | 'TRAINING' | 'OTHER';
  @Column({ type: 'uuid' })
  @ForeignKey(() => Staff, { name: 'absence_creator_fk' })
  createdBy!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
  /** The client's key and the fingerprint of what came with it: the same call again is the same absence. */
  @Column({ type: 'text' })
  commandKey!: string;
  @Column({ type: 'text' })
  bodyHash!: string;
  @Column({ type: 'timestamptz', nullable: true })
  cancelledAt!: Date | null;
  /** When the leaders were told of it, and the cover of what has come. */
  @Column({ type: 'timestamptz', nullable: true })
  leaderToldAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true })
  coverToldAt!: Date | null;
}
