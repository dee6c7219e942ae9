import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capacityOf, MEASURED, tableOf } from '../performance/capacity/model';
import { HUNDRED_MILLION } from '../performance/capacity/plans';

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');

test('the_page_shows_the_figures_of_the_model', () => {
  // `npm run capacity` prints them.
  expect(read('docs/explanation/room-to-grow.md')).toContain(tableOf(HUNDRED_MILLION));
});

test('the_model_uses_the_measured_figures', () => {
  const figures = read('docs/performance/figures.md');
  const inFull = (count: number) => count.toLocaleString('en-GB');
  for (const rate of [
    MEASURED.projectedPerSecond,
    MEASURED.filledBesideLoadPerSecond,
    MEASURED.replayedPerSecond,
    MEASURED.importedPerSecond,
  ])
    expect(figures).toContain(`${inFull(rate)}/s`);
  expect(figures).toContain(`${MEASURED.postgresBytesPerEvent} bytes of Postgres an event`);
  expect(figures).toContain(`${MEASURED.kafkaBytesPerEvent} MB`);
});

test('sizes_grow_with_events_and_recovery_is_limited_by_partitions_and_by_postgres', () => {
  const twice = capacityOf({ ...HUNDRED_MILLION, events: 200_000_000 });
  const once = capacityOf(HUNDRED_MILLION);
  expect(twice.postgresBytes).toBe(2 * once.postgresBytes);
  expect(twice.recoverySeconds.from).toBeCloseTo(2 * once.recoverySeconds.from);
  const recovery = (projectors: number, postgresProcessors: number) =>
    capacityOf({ ...HUNDRED_MILLION, projectors, postgresProcessors }).filledPerSecond;
  expect(recovery(2, 64)).toBe(2 * recovery(1, 64));
  expect(recovery(40, 1_000)).toBe(recovery(12, 1_000));
  expect(recovery(12, 2)).toBeLessThan(recovery(12, 64));
});
