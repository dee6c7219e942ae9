import type { View } from '../address/view';
import { askPartnership, askTermKinds, askTimeline } from './service';
import type { Ask } from './ask';

const ahead = new Map<string, Promise<unknown>>();

/** Asks what the picture of a partnership will ask: the service answers while the page is still being made. */
export function askAhead({ page, partnership, knownAt }: View): void {
  if (page !== 'partnership' || partnership === undefined) return;
  const asks: Ask<unknown>[] = [askTermKinds, askPartnership(partnership), askTimeline(partnership, knownAt)];
  for (const { key, load } of asks) {
    const answer = load(new AbortController().signal);
    // What goes wrong is told to whoever takes the answer.
    answer.catch(() => undefined);
    ahead.set(key, answer);
  }
}

/** The answer to a question that was asked ahead, for the first who asks it. */
export function takeAhead<T>(key: string): Promise<T> | undefined {
  const answer = ahead.get(key) as Promise<T> | undefined;
  ahead.delete(key);
  return answer;
}
