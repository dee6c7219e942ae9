import type { ReportedRow } from './report-table';

const COUNTED: readonly (readonly [ReportedRow['state'], string, string])[] = [
  ['ready', 'would be recorded', 'would be recorded'],
  ['recorded', 'was recorded', 'were recorded'],
  ['known', 'is recorded already', 'are recorded already'],
  ['repeated', 'says the same as another', 'say the same as others'],
  ['faulty', 'cannot be recorded', 'cannot be recorded'],
  ['unchecked', 'was not checked', 'were not checked'],
  ['outstanding', 'waits to be ruled on', 'wait to be ruled on'],
];

/** How many rows there are, and what becomes of them: `3 rows: 2 would be recorded, 1 cannot be recorded.` */
export function tellRows(rows: readonly Pick<ReportedRow, 'state'>[]): string {
  const told = COUNTED.flatMap(([state, one, more]) => {
    const count = rows.filter((row) => row.state === state).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];
  });
  return `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}: ${told.join(', ')}.`;
}
