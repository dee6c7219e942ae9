import { LRUCache } from 'lru-cache';
import { TestedTooOften } from './subscription-errors';

const BETWEEN_MS = 10_000;
const MOST_REMEMBERED = 10_000;

/** Limits test events to one in ten seconds per subscription and process, because the receiver may not want them. */
export class TestPace {
  private readonly last = new LRUCache<string, number>({ max: MOST_REMEMBERED });

  /** Records a test. @throws TestedTooOften */
  take(id: string, now: Date): void {
    const waits = (this.last.get(id) ?? -Infinity) + BETWEEN_MS - now.getTime();
    if (waits > 0) throw new TestedTooOften(Math.ceil(waits / 1_000));
    this.last.set(id, now.getTime());
  }
}
