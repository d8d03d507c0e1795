export { ageOn, birthdayOn } from './calendar/age';
export {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  isLocalDate,
  weekday,
} from './calendar/civil-date';
export { computeDue } from './calendar/due';
export type { DayOverride } from './calendar/holidays';
export { finnishCalendar, HOLIDAY_NAMES, holidaysOfYear } from './calendar/holidays';
export { OVERDUE_AT_PAUSE, pauseRemaining, remainingWorkingDays, resumeDue } from './calendar/pause';
export type {
  CalendarId,
  DueMove,
  DueSpec,
  DueUnit,
  HolidayCalendar,
  LocalDate,
  Roll,
} from './calendar/types';
export { addWorkingDays, rollDate, workingDaysBetween } from './calendar/working-days';
