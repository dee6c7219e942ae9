import { LRUCache } from 'lru-cache';
import { TestedTooOften } from './subscription-errors';

const BETWEEN_MS = 10_000;
const MOST_REMEMBERED = 10_000;

/** How often a test event may be sent: to each subscription once in ten seconds from this process, for it goes to somebody who did not ask. */
export class TestPace {
  private readonly last = new LRUCache<string, number>({ max: MOST_REMEMBERED });

  /** Notes a test. @throws TestedTooOften */
  take(id: string, now: Date): void {
    const waits = (this.last.get(id) ?? -Infinity) + BETWEEN_MS - now.getTime();
    if (waits > 0) throw new TestedTooOften(Math.ceil(waits / 1_000));
    this.last.set(id, now.getTime());
  }
}
