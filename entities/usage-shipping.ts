import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row on how far the usage log was taken by the store outside. */
@Entity('usage_shipping')
@Check('usage_shipping_one_row_ck', 'id = 1')
export class UsageShipping {
  @PrimaryColumn({ type: 'smallint', default: 1 })
  id!: number;
  /** Every link up to here (included) was taken. */
  @Column({ type: 'bigint', default: 0 })
  shippedSeq!: string;
  @Column({ type: 'timestamptz', nullable: true })
  shippedAt!: Date | null;
  /** Failures since the last success. */
  @Column({ type: 'integer', default: 0 })
  tries!: number;
  @Column({ type: 'text', nullable: true })
  lastCode!: string | null;
  @Column({ type: 'timestamptz', default: () => 'now()' })
  nextTryAt!: Date;
}
