export {
  addDays,
  type CivilDate,
  daysBetween,
  helsinkiDay,
  helsinkiToday,
  parseDate,
  parseTime,
  utcOf,
} from './civil';
export { clockTime, dayAndTime, fullDay, longDay, shortDay } from './format';
