import type { Run } from '../picture/drawing';
import { writtenDays } from '../time/day';

/** Renders the days in force: `from 1 Jan 2026 to 31 Dec 2030 at the latest, or until “agi verified”`. */
export function daysInForce(run: Run, untilConditions: readonly string[]): string {
  if (untilConditions.length === 0) return writtenDays(run);
  const joint = Number.isFinite(run.to) ? ' at the latest, or until ' : ' until ';
  return writtenDays(run) + joint + [...new Set(untilConditions)].join(' or ');
}
