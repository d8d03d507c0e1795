import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A correction of the calendar's rules. The newest version of a date counts; `RULE` takes a correction back. */
@Entity('calendar_day')
@Check('calendar_day_type_ck', `type IN ('WORKING', 'WEEKEND', 'HOLIDAY', 'EVE', 'RULE')`)
@Check('calendar_day_version_ck', 'version >= 1')
export class CalendarDay {
  @PrimaryColumn({ type: 'date' })
  day!: string;
  @PrimaryColumn({ type: 'integer' })
  version!: number;
  @Column({ type: 'text' })
  type!: 'WORKING' | 'WEEKEND' | 'HOLIDAY' | 'EVE' | 'RULE';
  @Column({ type: 'text' })
  name!: string;
  @Column({ type: 'text' })
  changedBy!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' })
  changedAt!: Date;
}
