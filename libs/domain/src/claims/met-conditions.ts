import type { Day } from '../dates';
import type { Met } from '../fold';
import type { Statement } from './statement';

/** Per condition the day on which it was met; met twice, the earlier counts. */
export function metConditions(statements: readonly Statement[]): Met {
  const met = new Map<string, { lo: Day; hi: Day }>();
  for (const said of statements) {
    if (said.statement !== 'condition-met') continue;
    const known = met.get(said.condition);
    met.set(
      said.condition,
      known ? { lo: Math.min(known.lo, said.day.lo), hi: Math.min(known.hi, said.day.hi) } : said.day,
    );
  }
  return met;
}
