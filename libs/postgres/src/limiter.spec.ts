import { Limiter } from './limiter';

test('a_limited_number_runs_at_once_and_the_others_follow_in_order', async () => {
  const limiter = new Limiter(2);
  const started: number[] = [];
  const ends = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const tasks = ends.map(({ promise }, nth) =>
    limiter.run(async () => {
      started.push(nth);
      await promise;
      return nth;
    }),
  );
  expect(started).toEqual([0, 1]);
  ends[1]!.resolve();
  expect(await tasks[1]).toBe(1);
  expect(started).toEqual([0, 1, 2]);
  for (const { resolve } of ends) resolve();
  expect(await Promise.all(tasks)).toEqual([0, 1, 2, 3, 4]);
  expect(started).toEqual([0, 1, 2, 3, 4]);
});

test('a_failing_task_makes_room_for_the_next', async () => {
  const limiter = new Limiter(1);
  const failing = limiter.run(() => Promise.reject(new Error('no')));
  const next = limiter.run(async () => 'ran');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('ran');
});
