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

/** Renders the number of rows by state: `3 rows: 2 would be recorded, 1 cannot be recorded.` */
export function renderRows(rows: readonly Pick<ReportedRow, 'state'>[]): string {
  const rendered = COUNTED.flatMap(([state, one, more]) => {
    const count = rows.filter((row) => row.state === state).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];
  });
  return `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}: ${rendered.join(', ')}.`;
}
