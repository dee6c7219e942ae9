import type { View } from '../address/view';
import { loadPartnership, loadTermKinds, loadTimeline } from './service';
import type { Loadable } from './loadable';

const ahead = new Map<string, Promise<unknown>>();

/** Requests the data of a partnership's picture while the page itself still loads. */
export function prefetch({ page, partnership, knownAt }: View): void {
  if (page !== 'partnership' || partnership === undefined) return;
  const queries: Loadable<unknown>[] = [
    loadTermKinds,
    loadPartnership(partnership),
    loadTimeline(partnership, knownAt),
  ];
  for (const { key, load } of queries) {
    const answer = load(new AbortController().signal);
    // The caller that takes the response gets the error.
    answer.catch(() => undefined);
    ahead.set(key, answer);
  }
}

/** Returns the prefetched response of a key, to the first caller only. */
export function takePrefetched<T>(key: string): Promise<T> | undefined {
  const answer = ahead.get(key) as Promise<T> | undefined;
  ahead.delete(key);
  return answer;
}
