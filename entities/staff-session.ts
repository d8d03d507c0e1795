import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Staff } from './staff';

/** A signed-in browser. Only the hash of the cookie's value is kept, so a leaked table opens no session. */
@Entity('staff_session')
@Index('staff_session_user_ix', ['userId'])
@Index('staff_session_expires_ix', ['expiresAt'])
export class StaffSession {
  /** SHA-256 of the session id, base64url. */
  @PrimaryColumn({ type: 'text' })
  idHash!: string;
  @Column({ type: 'uuid' })
  @ForeignKey(() => Staff, { name: 'staff_session_user_fk', onDelete: 'CASCADE' })
  userId!: string;
  @Column({ type: 'timestamptz' })
  createdAt!: Date;
  @Column({ type: 'timestamptz' })
  lastSeenAt!: Date;
  @Column({ type: 'timestamptz' })
  expiresAt!: Date;
}
