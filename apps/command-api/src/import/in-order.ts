/** Works on up to `window` items at once and yields the results in the order of the items. */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  window: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const source = items[Symbol.asyncIterator]();
  const underWay: Promise<R>[] = [];
  let next: Promise<IteratorResult<T>> | null = source.next();
  try {
    while (next !== null || underWay.length > 0) {
      const first = underWay[0];
      const ready: 'result' | IteratorResult<T> =
        next === null || underWay.length >= window
          ? 'result'
          : await Promise.race([next, ...(first ? [first.then(() => 'result' as const)] : [])]);
      if (ready === 'result') {
        yield await underWay.shift()!;
      } else if (ready.done) {
        next = null;
      } else {
        const result = work(ready.value);
        result.catch(() => undefined); // it is awaited in its turn
        underWay.push(result);
        next = source.next();
      }
    }
  } finally {
    await source.return?.(undefined);
  }
}
