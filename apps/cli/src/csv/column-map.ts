import { readColumnMap, type ColumnMap } from '#client';
import { UsageError } from '../run/errors';

/** Validates a column map. @throws UsageError that lists all faults of the map, including missing columns */
export function columnMapOf(json: unknown, columns: readonly string[]): ColumnMap {
  const { map, faults } = readColumnMap(json, columns);
  if (map === null) throw new UsageError(`The map of columns cannot be used:\n  ${faults.join('\n  ')}`);
  return map;
}
