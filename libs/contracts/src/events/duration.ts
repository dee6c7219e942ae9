import { Type } from 'typebox';
import { DURATION_PATTERN } from '../pattern-meanings';

/** A duration between two days. */
export const CalendarDuration = Type.String({
  pattern: DURATION_PATTERN,
  description: 'whole years and months, whole weeks or whole days (ISO 8601): "P5Y", "P1Y6M", "P2W", "P90D"',
});
