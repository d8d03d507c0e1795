import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given out for references such as `HELMI-2026-0042`. */
@Entity('reference_counter')
@Check('reference_counter_last_ck', 'last >= 1')
export class ReferenceCounter {
  @PrimaryColumn({ type: 'text' })
  prefix!: string;
  @PrimaryColumn({ type: 'integer' })
  year!: number;
  @Column({ type: 'integer' })
  last!: number;
}
