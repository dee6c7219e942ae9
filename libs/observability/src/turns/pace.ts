/** How long work may go on before others get their turn. */
const SLICE_MS = 15;

const waiting: (() => void)[] = [];

/** Resolves in a later turn of the event loop: one of those who wait goes on in each, so that however many there are, requests are served in between. */
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

/** Long work in slices: call `breathe` between its pieces, and after each slice others get their turn. */
export class Pace {
  private since = performance.now();

  breathe(): Promise<void> | undefined {
    return performance.now() - this.since < SLICE_MS ? undefined : this.wait();
  }

  /** Waits for its turn before a piece that takes long by itself. */
  turn(): Promise<void> {
    return this.wait();
  }

  private async wait(): Promise<void> {
    await nextTurn();
    this.since = performance.now();
  }
}
