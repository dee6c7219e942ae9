import { setTimeout as elapsed } from 'node:timers/promises';
import { backoffMs } from '../backoff';

/** Decides when each step of an in-memory log happens. */
export interface Schedule {
  turn(): Promise<void>;
  backoff(failures: number): Promise<void>;
}

/** Runs each step in the next turn of the event loop, and back-offs in real time. */
export const promptly: Schedule = {
  turn: () => new Promise((resolve) => setImmediate(resolve)),
  backoff: (failures) => elapsed(backoffMs(failures), undefined, { ref: false }),
};

/**
 * Runs one of the possible next steps at a time, drawn by `random`, once everything that followed from the one before has settled. If all parts of a
 * simulation share it, each run is a function of its seed, as long as nothing else in it waits for external input.
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

/** Returns a mulberry32 generator of numbers in [0, 1) for simulations; the same seed gives the same numbers. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
