/** Waits for a time, or until the signal is aborted. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    if (signal?.aborted) done();
  });
}

/** Aborts its signal when nothing has arrived for a while: a connection can be lost without an error. */
export class Watchdog {
  private readonly controller = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly abort = (): void => this.controller.abort();

  constructor(
    private readonly silentMs: number,
    private readonly outer: AbortSignal | undefined,
  ) {
    outer?.addEventListener('abort', this.abort);
    if (outer?.aborted) this.abort();
    this.restart();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  async *watching<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const item of items) {
      clearTimeout(this.timer);
      yield item;
      this.restart();
    }
  }

  end(): void {
    clearTimeout(this.timer);
    this.outer?.removeEventListener('abort', this.abort);
  }

  private restart(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.abort, this.silentMs);
  }
}
