import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A sign-in that began and has not come back from the issuer yet. Hashes only, and gone after ten minutes. */
@Entity('sign_in')
@Index('sign_in_expires_ix', ['expiresAt'])
export class SignIn {
  /** SHA-256 of the state that was sent along, base64url. */
  @PrimaryColumn({ type: 'text' })
  stateHash!: string;
  /** SHA-256 of the browser's secret. */
  @Column({ type: 'text' })
  browserHash!: string;
  /** Path to go to afterwards. */
  @Column({ type: 'text' })
  returnTo!: string;
  /** The person has to prove anew who they are. */
  @Column({ type: 'boolean' })
  fresh!: boolean;
  @Column({ type: 'timestamptz' })
  expiresAt!: Date;
}
