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
    await watch.look();
    return watch.of();
  };
  return { world, watch, at, troubles };
}

test('what_waits_is_the_end_less_what_is_done_whether_anything_moves_or_not', async () => {
  const { at } = watched();
  expect(await at(0, { ends: [3, 0] })).toEqual([
    { partition: 0, waiting: 3, seconds: 0, unmovedSeconds: 0 },
    { partition: 1, waiting: 0, seconds: 0, unmovedSeconds: 0 },
  ]);
  expect((await at(40))[0]).toEqual({ partition: 0, waiting: 3, seconds: 40, unmovedSeconds: 40 });
  expect((await at(42, { ends: [9, 0] }))[0]).toEqual({ partition: 0, waiting: 9, seconds: 42, unmovedSeconds: 42 });
});

test('a_partition_that_keeps_up_under_load_is_behind_by_the_age_of_what_waits_not_by_the_length_of_the_load', async () => {
  const { at } = watched();
  for (let second = 0; second <= 100; second += 2) await at(second, { ends: [second + 1, 0], done: [second, 0] });
  const [backlog] = await at(102, { ends: [103, 0], done: [99, 0] });
  // The 100th record was first seen at 100 s: 99 of them were there at 98 s.
  expect(backlog).toEqual({ partition: 0, waiting: 4, seconds: 2, unmovedSeconds: 0 });
});

test('what_has_been_done_is_forgotten_and_what_comes_later_is_new', async () => {
  const { at } = watched();
  await at(0, { ends: [5, 0] });
  expect((await at(10, { done: [5, 0] }))[0]).toMatchObject({ waiting: 0, seconds: 0 });
  expect((await at(20, { ends: [6, 0] }))[0]).toMatchObject({ waiting: 1, seconds: 0 });
  expect((await at(25))[0]).toMatchObject({ waiting: 1, seconds: 5, unmovedSeconds: 5 });
});

test('a_look_that_hangs_makes_the_backlog_unknown_never_a_value_that_was_good_once', async () => {
  const { watch, at, troubles } = watched();
  expect(await at(0, { ends: [5, 0] })).toHaveLength(2);
  expect(watch.known).toBe(true);
  expect(await at(30, { hangs: true })).toEqual([]);
  expect(watch.known).toBe(false);
  expect(watch.unknownSeconds).toBe(30);
  expect(String(troubles[0])).toContain('no answer within');
});

test('where_partitions_end_is_told_though_it_is_not_known_what_is_done', async () => {
  const { watch, at } = watched();
  expect(watch.ends).toBeNull();
  await at(0, { ends: [5, 0], hangs: true });
  expect(watch.ends).toEqual([5, 0]);
  expect(watch.known).toBe(false);
});

test('only_the_partitions_that_are_asked_for_are_told', async () => {
  const { watch, at } = watched();
  await at(0, { ends: [1, 2] });
  expect(watch.of(new Set([1]))).toEqual([{ partition: 1, waiting: 2, seconds: 0, unmovedSeconds: 0 }]);
});

test('however_long_something_waits_little_is_remembered_and_nothing_looks_younger_than_it_is', async () => {
  const { at } = watched();
  for (let look = 0; look < 5_000; look += 1) await at(look, { ends: [look + 1, 0] });
  for (const done of [1, 700, 2_500, 4_900]) {
    const [backlog] = await at(5_000, { done: [done, 0] });
    // The record at `done` was first seen at second `done`.
    expect(backlog!.seconds).toBeGreaterThanOrEqual(5_000 - done);
    expect(backlog!.seconds).toBeLessThanOrEqual(1.1 * (5_000 - done));
  }
});
