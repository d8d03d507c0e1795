import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row's place in the chain over the usage log: numbered without a gap, hashed over the link before and the row. Insert only. */
@Entity('usage_link')
@Check('usage_link_seq_ck', 'seq >= 1')
@Check('usage_link_hash_ck', 'length(hash) = 32')
@Index('usage_link_usage_uq', ['usageId'], { unique: true })
export class UsageLink {
  @PrimaryColumn({ type: 'bigint' })
  seq!: string;
  @Column({ type: 'bigint' })
  usageId!: string;
  @Column({ type: 'bytea' })
  hash!: Buffer;
}
