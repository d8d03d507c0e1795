/** Lists about the whole service: who gets them, and when (domain.md §2.4 "Absence", L4, §2.8 N16). */
import type { NoticeCode, Recipient, Role, Status } from './model/words';

interface ServiceLists {
  /** Who hears of coming absences, on the working day before. */
  readonly absences: { readonly to: readonly Role[]; readonly time: string };
  /** Who gets the week's list; `longest` also gets the references of steps at `level`, `counts` hears their number only. */
  readonly weekly: {
    readonly notice: NoticeCode;
    readonly to: readonly Role[];
    readonly longest: readonly Role[];
    readonly counts: readonly Recipient[];
    readonly level: number;
    readonly time: string;
  };
  /** Notices that also go out as a text message. */
  readonly phoned: readonly NoticeCode[];
  /** Statuses in which a case waits for a place. */
  readonly waiting: readonly Status[];
}

export const SERVICE_LISTS: ServiceLists = {
  absences: { to: ['TL'], time: '08:30' },
  weekly: { notice: 'N16', to: ['TL', 'MGR'], longest: ['MGR'], counts: ['ADMIN'], level: 4, time: '08:30' },
  phoned: ['N11'],
  waiting: ['WAITLISTED'],
};
