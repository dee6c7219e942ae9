import { readColumnMap, type ColumnMap } from '#client';
import { UsageError } from '../run/errors';

/** @throws UsageError that says all that is wrong with the map, the columns that are not there included. */
export function columnMapOf(json: unknown, columns: readonly string[]): ColumnMap {
  const { map, faults } = readColumnMap(json, columns);
  if (map === null) throw new UsageError(`The map of columns cannot be used:\n  ${faults.join('\n  ')}`);
  return map;
}
