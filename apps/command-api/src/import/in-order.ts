export interface Window<T> {
  /** The maximum number of items that are processed at once. */
  readonly count: number;
  /** The maximum total weight of these items. A single item may be heavier. */
  readonly weight: number;
  readonly weightOf: (item: T) => number;
}

/** Processes a window of items at once and yields the results in the order of the items. */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  window: Window<T>,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const source = items[Symbol.asyncIterator]();
  const underWay: { readonly result: Promise<R>; readonly weight: number }[] = [];
  let weight = 0;
  let next: Promise<IteratorResult<T>> | null = source.next();
  try {
    while (next !== null || underWay.length > 0) {
      const first = underWay[0];
      const isFull = first !== undefined && (underWay.length >= window.count || weight >= window.weight);
      const ready: 'result' | IteratorResult<T> =
        next === null || isFull
          ? 'result'
          : await Promise.race([next, ...(first ? [first.result.then(() => 'result' as const)] : [])]);
      if (ready === 'result') {
        const oldest = underWay.shift()!;
        weight -= oldest.weight;
        yield await oldest.result;
      } else if (ready.done) {
        next = null;
      } else {
        const result = work(ready.value);
        result.catch(() => undefined); // awaited later, in order
        const own = window.weightOf(ready.value);
        underWay.push({ result, weight: own });
        weight += own;
        next = source.next();
      }
    }
  } finally {
    await source.return?.(undefined);
  }
}
