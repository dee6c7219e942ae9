import type { ReportedRow } from './report-table';
import { renderRows } from './render-rows';

const rows = (...states: ReportedRow['state'][]) => states.map((state) => ({ state }));

test.each([
  [rows('ready', 'ready', 'faulty'), '3 rows: 2 would be recorded, 1 cannot be recorded.'],
  [rows('recorded'), '1 row: 1 was recorded.'],
  [
    rows('recorded', 'known', 'known', 'repeated'),
    '4 rows: 1 was recorded, 2 are recorded already, 1 says the same as another.',
  ],
])('rows_are_counted_%#', (all, expected) => {
  expect(renderRows(all)).toBe(expected);
});
