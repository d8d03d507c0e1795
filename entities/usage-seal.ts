import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A link of the chain over the usage log: a hash over the link before and every row of a stretch of time. Insert only. */
@Entity('usage_seal')
@Check('usage_seal_hash_ck', `hash ~ '^[0-9a-f]{64}$'`)
export class UsageSeal {
  @PrimaryColumn({ type: 'integer' })
  seq!: number;
  /** The stretch ends here (included) and begins after the end of the link before. */
  @Column({ type: 'timestamptz' })
  until!: Date;
  @Column({ type: 'integer' })
  rows!: number;
  @Column({ type: 'text' })
  hash!: string;
}
