import { WakeableLoop } from './wakeable-loop';

/** Work whose runs end when the test says so. */
function steppedWork() {
  const runs: PromiseWithResolvers<void>[] = [];
  const work = (): Promise<void> => {
    const run = Promise.withResolvers<void>();
    runs.push(run);
    return run.promise;
  };
  return { runs, work };
}

const failing = (error: unknown): never => {
  throw error;
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('wake_ups_during_a_run_cause_one_more_run', async () => {
  const { runs, work } = steppedWork();
  const loop = new WakeableLoop({ work, onError: failing });
  loop.wake();
  loop.wake();
  loop.wake();
  expect(runs).toHaveLength(1);
  runs[0]!.resolve();
  await turn();
  expect(runs).toHaveLength(2);
  runs[1]!.resolve();
  await loop.running;
  expect(runs).toHaveLength(2);
});

test('a_wake_up_at_any_moment_after_a_run_is_not_lost', async () => {
  for (let microtasks = 0; microtasks < 10; microtasks += 1) {
    let runs = 0;
    const loop = new WakeableLoop({ work: () => Promise.resolve(void (runs += 1)), onError: failing });
    loop.wake();
    for (let passed = 0; passed < microtasks; passed += 1) await Promise.resolve();
    const before = runs;
    loop.wake();
    await turn();
    expect(runs).toBeGreaterThan(before);
    expect(loop.running).toBeNull();
  }
});

test('the_loop_runs_at_the_start_and_then_at_its_intervals', async () => {
  jest.useFakeTimers();
  let runs = 0;
  const loop = new WakeableLoop({ work: () => Promise.resolve(void (runs += 1)), onError: failing, everyMs: 1_000 });
  loop.start();
  await jest.advanceTimersByTimeAsync(2_500);
  expect(runs).toBe(3);
  await loop.close();
  await jest.advanceTimersByTimeAsync(5_000);
  expect(runs).toBe(3);
  jest.useRealTimers();
});

test('an_error_is_reported_and_the_loop_continues', async () => {
  const errors: unknown[] = [];
  const loop = new WakeableLoop({
    work: () => Promise.reject(new Error('no database')),
    onError: (error) => errors.push(error),
  });
  loop.wake();
  await loop.running;
  loop.wake();
  await loop.running;
  expect(errors).toEqual([new Error('no database'), new Error('no database')]);
});

test('closing_waits_for_the_current_run_and_cancels_the_rest', async () => {
  const { runs, work } = steppedWork();
  const loop = new WakeableLoop({ work, onError: failing, restMs: 3_600_000 });
  loop.wake();
  loop.wake();
  const closed = loop.close();
  runs[0]!.resolve();
  await closed;
  loop.wake();
  expect(runs).toHaveLength(1);
  expect(loop.running).toBeNull();
});
