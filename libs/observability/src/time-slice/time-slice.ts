/** The maximum time that work runs before other work gets a turn. */
const SLICE_MS = 15;

const waiting: (() => void)[] = [];

/**
 * Resolves in a later turn of the event loop. One waiter continues per turn, so that requests are served in between, however many waiters there
 * are.
 */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(letOneOn);
  });
}

function letOneOn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(letOneOn);
}

/** Splits long work into slices. Call `breathe` between its pieces; after each slice it yields to other work. */
export class TimeSlice {
  private since = performance.now();

  yieldIfDue(): Promise<void> | undefined {
    return performance.now() - this.since < SLICE_MS ? undefined : this.wait();
  }

  /** Waits for a turn before a piece that is long by itself. */
  yieldNow(): Promise<void> {
    return this.wait();
  }

  private async wait(): Promise<void> {
    await nextTurn();
    this.since = performance.now();
  }
}
