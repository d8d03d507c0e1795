import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A signed word on how far the usage log reached and what its newest hash was. Insert only; also said to the log stream. */
@Entity('usage_checkpoint')
@Check('usage_checkpoint_number_ck', 'number >= 1')
export class UsageCheckpoint {
  /** Without a gap. */
  @PrimaryColumn({ type: 'integer' })
  number!: number;
  @Column({ type: 'bigint' })
  seq!: string;
  @Column({ type: 'timestamptz' })
  at!: Date;
  /** Of the link `seq`, in hex. */
  @Column({ type: 'text' })
  hash!: string;
  @Column({ type: 'text' })
  keyId!: string;
  /** Ed25519, base64. */
  @Column({ type: 'text' })
  signature!: string;
}
