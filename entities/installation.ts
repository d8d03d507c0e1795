import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row about this database. `epoch` rises when it was restored; the stamp keeps demo and real data apart. */
@Entity('installation')
@Check('installation_one_row_ck', 'id = 1')
@Check('installation_stamp_ck', `stamp IN ('demo', 'production')`)
@Check('installation_epoch_ck', 'epoch >= 1')
export class Installation {
  @PrimaryColumn({ type: 'smallint', default: 1 })
  id!: number;
  @Column({ type: 'integer', default: 1 })
  epoch!: number;
  @Column({ type: 'text', nullable: true })
  stamp!: 'demo' | 'production' | null;
  /** Version of the corrections in `calendar_day`; 0 means the rules alone. */
  @Column({ type: 'integer', default: 0 })
  calendarVersion!: number;
}
