import { ProgressWatch, type ProgressAdvice } from './progress-watch';

const LIMITS = { stalledMs: 30_000, endMs: 120_000 };

/** A watch on a fake clock, in seconds. */
function watching() {
  const watch = new ProgressWatch(0, LIMITS);
  const see = (seconds: number, next: number, end: number, connected = true): ProgressAdvice =>
    watch.observe(seconds * 1_000, { partitions: new Map([[3, { next, end }]]), connected });
  const seeNothing = (seconds: number): ProgressAdvice =>
    watch.observe(seconds * 1_000, { partitions: null, connected: false });
  return { watch, see, seeNothing };
}

/** What was advised from one second to another, every five seconds, but for going on. */
function adviceFrom(from: number, to: number, see: (seconds: number) => ProgressAdvice): [number, ProgressAdvice][] {
  const given: [number, ProgressAdvice][] = [];
  for (let second = from; second <= to; second += 5) {
    const advice = see(second);
    if (advice !== 'go-on') given.push([second, advice]);
  }
  return given;
}

test('progress_is_moving_while_records_are_applied_or_none_wait', () => {
  const { watch, see } = watching();
  expect(adviceFrom(0, 300, (second) => see(second, second, 1_000))).toEqual([]);
  expect(adviceFrom(305, 600, (second) => see(second, 1_000, 1_000))).toEqual([]);
  expect(watch.progress).toEqual({ state: 'moving', since: 0 });
});

test('after_thirty_seconds_without_progress_the_watch_is_stalled_and_advises_a_renewal_every_thirty_seconds', () => {
  const { watch, see } = watching();
  see(0, 5, 5);
  expect(adviceFrom(5, 100, (second) => see(second, 5, 6, false))).toEqual([
    [30, 'renew'],
    [60, 'renew'],
    [90, 'renew'],
  ]);
  expect(watch.progress).toEqual({ state: 'stalled', since: 30_000 });
});

test('progress_of_the_partition_ends_the_stall', () => {
  const { watch, see } = watching();
  adviceFrom(0, 50, (second) => see(second, 5, 9));
  expect(watch.progress.state).toBe('stalled');
  expect(see(55, 6, 9)).toBe('go-on');
  expect(watch.progress).toEqual({ state: 'moving', since: 55_000 });
});

test('one_partition_without_progress_is_a_stall', () => {
  const { watch } = watching();
  const advice = adviceFrom(0, 40, (second) =>
    watch.observe(second * 1_000, {
      partitions: new Map([
        [1, { next: second, end: 500 }],
        [2, { next: 7, end: 8 }],
      ]),
      connected: true,
    }),
  );
  expect(advice).toEqual([[30, 'renew']]);
});

test('a_partition_that_moved_to_another_process_no_longer_counts', () => {
  const { watch, see } = watching();
  adviceFrom(0, 40, (second) => see(second, 5, 9));
  expect(watch.observe(45_000, { partitions: new Map(), connected: true })).toBe('go-on');
  expect(watch.progress.state).toBe('moving');
});

test('a_log_that_does_not_report_its_end_is_a_stall_and_never_ends_the_process', () => {
  const { watch, seeNothing } = watching();
  expect(adviceFrom(0, 400, seeNothing).filter(([, advice]) => advice === 'end')).toEqual([]);
  expect(watch.progress).toEqual({ state: 'stalled', since: 30_000 });
});

test('the_process_ends_only_after_two_minutes_of_connected_stall', () => {
  const { see } = watching();
  const connected = (second: number) => second < 100 || second >= 130;
  const advice = adviceFrom(0, 260, (second) => see(second, 5, 9, connected(second)));
  expect(advice.filter(([, each]) => each === 'end').map(([second]) => second)).toEqual([250, 255, 260]);
});
