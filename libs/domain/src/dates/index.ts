export * from './bounds';
export {
  addMonths,
  civilOf,
  dayOf,
  daysInMonth,
  FIRST_DAY,
  formatDay,
  LAST_DAY,
  type CivilDate,
  type Day,
} from './calendar';
export { addDuration, durationOf, type Duration } from './duration';
export { dayOfInstant, isInstant } from './instant';
export { boundsOf, parseDate, type ParsedDate } from './parse-date';
