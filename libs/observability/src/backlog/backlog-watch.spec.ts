import { BacklogWatch } from './backlog-watch';

/** A watch on a clock of its own, looked at by hand. */
function watched() {
  const world = { clock: 0, ends: [0, 0], done: [0, 0], hangs: false };
  const troubles: unknown[] = [];
  const watch = new BacklogWatch({
    ends: async () => [...world.ends],
    done: () => (world.hangs ? new Promise(() => undefined) : Promise.resolve([...world.done])),
    now: () => world.clock * 1_000,
    deadlineMs: 5,
    onTrouble: (error) => troubles.push(error),
  });
  const at = async (clock: number, change: Partial<typeof world> = {}) => {
    Object.assign(world, { clock }, change);
    await watch.poll();
    return watch.of();
  };
  return { world, watch, at, troubles };
}

test('the_backlog_is_the_end_minus_the_records_done_even_without_progress', async () => {
  const { at } = watched();
  expect(await at(0, { ends: [3, 0] })).toEqual([
    { partition: 0, waiting: 3, seconds: 0, unmovedSeconds: 0 },
    { partition: 1, waiting: 0, seconds: 0, unmovedSeconds: 0 },
  ]);
  expect((await at(40))[0]).toEqual({ partition: 0, waiting: 3, seconds: 40, unmovedSeconds: 40 });
  expect((await at(42, { ends: [9, 0] }))[0]).toEqual({ partition: 0, waiting: 9, seconds: 42, unmovedSeconds: 42 });
});

test('the_age_of_a_backlog_is_the_age_of_its_oldest_record_not_the_duration_of_the_load', async () => {
  const { at } = watched();
  for (let second = 0; second <= 100; second += 2) await at(second, { ends: [second + 1, 0], done: [second, 0] });
  const [backlog] = await at(102, { ends: [103, 0], done: [99, 0] });
  // The 100th record was first seen at 100 s: 99 of them were there at 98 s.
  expect(backlog).toEqual({ partition: 0, waiting: 4, seconds: 2, unmovedSeconds: 0 });
});

test('done_records_are_forgotten_and_later_ones_are_new', async () => {
  const { at } = watched();
  await at(0, { ends: [5, 0] });
  expect((await at(10, { done: [5, 0] }))[0]).toMatchObject({ waiting: 0, seconds: 0 });
  expect((await at(20, { ends: [6, 0] }))[0]).toMatchObject({ waiting: 1, seconds: 0 });
  expect((await at(25))[0]).toMatchObject({ waiting: 1, seconds: 5, unmovedSeconds: 5 });
});

test('a_hanging_poll_makes_the_backlog_unknown_instead_of_keeping_an_old_value', async () => {
  const { watch, at, troubles } = watched();
  expect(await at(0, { ends: [5, 0] })).toHaveLength(2);
  expect(watch.known).toBe(true);
  expect(await at(30, { hangs: true })).toEqual([]);
  expect(watch.known).toBe(false);
  expect(watch.unknownSeconds).toBe(30);
  expect(String(troubles[0])).toContain('no answer within');
});

test('the_ends_of_partitions_are_known_even_if_the_progress_is_not', async () => {
  const { watch, at } = watched();
  expect(watch.ends).toBeNull();
  await at(0, { ends: [5, 0], hangs: true });
  expect(watch.ends).toEqual([5, 0]);
  expect(watch.known).toBe(false);
});

test('only_the_requested_partitions_are_reported', async () => {
  const { watch, at } = watched();
  await at(0, { ends: [1, 2] });
  expect(watch.of(new Set([1]))).toEqual([{ partition: 1, waiting: 2, seconds: 0, unmovedSeconds: 0 }]);
});

test('the_memory_for_a_long_backlog_is_bounded_and_no_age_is_underestimated', async () => {
  const { at } = watched();
  for (let poll = 0; poll < 5_000; poll += 1) await at(poll, { ends: [poll + 1, 0] });
  for (const done of [1, 700, 2_500, 4_900]) {
    const [backlog] = await at(5_000, { done: [done, 0] });
    // The record at `done` was first seen at second `done`.
    expect(backlog!.seconds).toBeGreaterThanOrEqual(5_000 - done);
    expect(backlog!.seconds).toBeLessThanOrEqual(1.1 * (5_000 - done));
  }
});
