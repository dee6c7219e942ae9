import { inOrder } from './in-order';

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** Processes items whose values are their weights. Returns the results, and the maximum number and weight of items in progress. */
async function run(items: readonly number[], window: { count: number; weight: number }) {
  const waiting: (() => void)[] = [];
  const most = { count: 0, weight: 0 };
  const now = { count: 0, weight: 0 };
  const results: number[] = [];
  const work = async (item: number): Promise<number> => {
    now.count += 1;
    now.weight += item;
    most.count = Math.max(most.count, now.count);
    most.weight = Math.max(most.weight, now.weight);
    // Of the waiting items, the latest finishes first.
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      setImmediate(() => waiting.pop()?.());
    });
    now.count -= 1;
    now.weight -= item;
    return item;
  };
  for await (const result of inOrder(each(items), { ...window, weightOf: (item) => item }, work)) results.push(result);
  return { results, most };
}

describe('working in order', () => {
  const items = Array.from({ length: 60 }, (_, n) => (n % 7) + 1);

  it('yields_the_results_in_the_order_of_the_items_whichever_finishes_first', async () => {
    const { results, most } = await run(items, { count: 8, weight: 1_000 });
    expect(results).toEqual(items);
    expect(most.count).toBe(8);
  });

  it('starts_no_further_item_once_the_items_in_progress_reach_the_weight_limit', async () => {
    const { results, most } = await run(items, { count: 1_000, weight: 10 });
    expect(results).toEqual(items);
    expect(most.weight).toBeGreaterThanOrEqual(10);
    expect(most.weight).toBeLessThan(10 + 7);
  });

  it('processes_an_item_heavier_than_the_limit_alone', async () => {
    const { results, most } = await run([50, 60, 70], { count: 10, weight: 10 });
    expect([results, most]).toEqual([[50, 60, 70], { count: 1, weight: 70 }]);
  });
});
