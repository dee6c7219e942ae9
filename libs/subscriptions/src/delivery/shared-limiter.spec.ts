import { SharedLimiter } from './shared-limiter';

/** A task that runs until it is ended, in the name of an owner. */
function tasksOn(limiter: SharedLimiter) {
  const running: string[] = [];
  const ends = new Map<string, (() => void)[]>();
  const add = (owner: string): Promise<void> =>
    limiter.run(owner, async () => {
      running.push(owner);
      await new Promise<void>((resolve) => ends.set(owner, [...(ends.get(owner) ?? []), resolve]));
      running.splice(running.indexOf(owner), 1);
    });
  const settle = (): Promise<void> => new Promise(setImmediate);
  return { running, add, settle, end: (owner: string) => ends.get(owner)?.shift()?.() };
}

test('an_owner_with_many_tasks_keeps_no_other_waiting', async () => {
  const { running, add, settle, end } = tasksOn(new SharedLimiter(8));
  const all = [...Array.from({ length: 100 }, () => add('many')), add('one'), add('other')];
  await settle();
  expect(running).toEqual(['many', 'many', 'one', 'other']);
  end('many');
  await settle();
  expect(running.filter((owner) => owner === 'many')).toHaveLength(2);
  while (running.length > 0) {
    running.slice().forEach(end);
    await settle();
  }
  await Promise.all(all);
});

test('all_owners_together_have_one_limit', async () => {
  const { running, add, settle } = tasksOn(new SharedLimiter(8));
  for (let nth = 0; nth < 20; nth += 1) void add(`owner-${nth}`);
  await settle();
  expect(running).toHaveLength(8);
});

test('each_owner_may_run_one_task_of_a_small_limit_and_a_failed_task_makes_room', async () => {
  const limiter = new SharedLimiter(1);
  await expect(limiter.run('one', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await limiter.run('one', async () => 'done')).toBe('done');
  expect(limiter.owners).toBe(0);
});
