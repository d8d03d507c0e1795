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
export type { DayOverride, Holiday, HolidayName } from './calendar/holidays';
export { finnishCalendar, HOLIDAY_NAMES, holidaysOfYear } from './calendar/holidays';
export type { PauseInput, ResumeInput } from './calendar/pause';
export { OVERDUE_AT_PAUSE, pauseRemaining, remainingWorkingDays, resumeDue } from './calendar/pause';
export type {
  CalendarId,
  DayReason,
  DayType,
  DueMove,
  DueResult,
  DueSpec,
  DueUnit,
  HolidayCalendar,
  LocalDate,
  MoveRule,
  Roll,
} from './calendar/types';
export { addWorkingDays, rollDate, workingDaysBetween } from './calendar/working-days';
