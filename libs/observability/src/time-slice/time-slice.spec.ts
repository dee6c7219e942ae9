import { TimeSlice } from './time-slice';

const spin = (ms: number): void => {
  for (const until = performance.now() + ms; performance.now() < until;);
};

test('concurrent_long_work_yields_after_each_slice', async () => {
  let [slices, between] = [0, 0];
  const seen: number[] = [];
  const work = async (): Promise<void> => {
    const slice = new TimeSlice();
    for (let piece = 0; piece < 5; piece += 1) {
      spin(16);
      slices += 1;
      await slice.yieldIfDue();
    }
  };
  const ticking = setInterval(() => {
    between += 1;
    seen.push(slices);
  }, 1);
  await Promise.all(Array.from({ length: 4 }, work));
  clearInterval(ticking);
  expect(slices).toBe(20);
  // All four begin at once; from then on one slice passes from one turn to the next.
  expect(between).toBeGreaterThan(10);
  const steps = seen.slice(1).map((each, nth) => each - seen[nth]!);
  expect(Math.max(...steps)).toBeLessThanOrEqual(2);
});

test('short_work_does_not_wait', () => {
  expect(new TimeSlice().yieldIfDue()).toBeUndefined();
});
