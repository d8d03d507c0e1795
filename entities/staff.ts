import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A member of the staff: who may sign in, with which roles, and where notices go. */
@Entity('staff')
@Check('staff_language_ck', `language IN ('fi', 'sv', 'en')`)
@Index('staff_username_uq', ['username'], { unique: true })
@Index('staff_subject_uq', ['oidcSubject'], { unique: true, where: 'oidc_subject IS NOT NULL' })
export class Staff {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  @Column({ type: 'text' })
  username!: string;
  @Column({ type: 'text' })
  displayName!: string;
  @Column({ type: 'text', nullable: true })
  email!: string | null;
  /** For urgent alerts by text message, in international form. */
  @Column({ type: 'text', nullable: true })
  phone!: string | null;
  @Column({ type: 'text', default: 'fi' })
  language!: 'fi' | 'sv' | 'en';
  /** Whether single keys do something in the person's pages (WCAG 2.1.4). */
  @Column({ type: 'boolean', default: true })
  shortcuts!: boolean;
  @Column({ type: 'text', array: true, default: () => `'{}'` })
  roles!: string[];
  @Column({ type: 'text', nullable: true })
  unit!: string | null;
  @Column({ type: 'boolean', default: true })
  active!: boolean;
  /** The person's groups at the issuer, as far as the settings name them, from the last sign-in: roles follow from them. */
  @Column({ type: 'text', array: true, default: () => `'{}'` })
  groups!: string[];
  /** `iss|sub` of the issuer, where people sign in by OpenID Connect. */
  @Column({ type: 'text', nullable: true })
  oidcSubject!: string | null;
}
