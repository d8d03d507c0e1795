export {
  addDays,
  type CivilDate,
  daysBetween,
  endOfWeek,
  helsinkiDay,
  helsinkiToday,
  parseDate,
  parseTime,
  utcOf,
} from './civil';
export { clockTime, dayAndTime, fullDay, longDay, shortDay } from './format';
