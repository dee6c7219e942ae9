import { setTimeout as elapsed } from 'node:timers/promises';
import { backoffMs } from '../backoff';

/** Decides when each step of an in-memory log happens. */
export interface Schedule {
  turn(): Promise<void>;
  backoff(failures: number): Promise<void>;
}

/** Each step as soon as the event loop comes round, back-offs in real time. */
export const promptly: Schedule = {
  turn: () => new Promise((resolve) => setImmediate(resolve)),
  backoff: (failures) => elapsed(backoffMs(failures), undefined, { ref: false }),
};

/**
 * Among the steps that could happen next, lets one at a time happen, drawn by `random`, once all that followed from
 * the one before has settled. Shared by all parts of a simulation it makes each run a function of its seed, as long as
 * nothing else in it waits for the outside.
 */
export class RandomSchedule implements Schedule {
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly random: () => number) {}

  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (this.waiting.length === 1) setImmediate(() => this.next());
    });
  }

  async backoff(failures: number): Promise<void> {
    for (let turns = Math.min(failures, 5); turns > 0; turns--) await this.turn();
  }

  private next(): void {
    const drawn = Math.floor(this.random() * this.waiting.length);
    const [step] = this.waiting.splice(drawn, 1);
    step?.();
    if (this.waiting.length > 0) setImmediate(() => this.next());
  }
}

/** mulberry32: a small generator of numbers in [0, 1) for simulations; the same seed gives the same numbers. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
