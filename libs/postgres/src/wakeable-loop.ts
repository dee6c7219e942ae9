import { setTimeout as after } from 'node:timers/promises';

export interface LoopOptions {
  /** Does everything that is to be done now. It should end soon after `close` is called. */
  readonly work: () => Promise<void>;
  /** Reports the error that `work` rejected with. The loop continues. */
  readonly onError: (error: unknown) => void;
  /**
   * Milliseconds after which the loop runs although nothing woke it, because a lost notification must not stop it. By default it runs only when
   * woken.
   */
  readonly everyMs?: number;
  /** Milliseconds between two runs, so that wake-ups in between share one run. 0 by default. */
  readonly restMs?: number;
}

/**
 * Runs its work each time it is woken and at regular intervals, one run at a time. A wake-up during a run causes one more run, however
 * many there were, so that no wake-up is lost.
 */
export class WakeableLoop {
  private readonly closing = new AbortController();
  private timer: NodeJS.Timeout | null = null;
  private woken = false;
  private run: Promise<void> | null = null;

  constructor(private readonly options: LoopOptions) {}

  /** Runs now, and from now on at regular intervals too. */
  start(): void {
    const { everyMs } = this.options;
    if (everyMs !== undefined) this.timer = setInterval(() => this.wake(), everyMs);
    this.wake();
  }

  /** Wakes the loop: there may be something to do. */
  wake(): void {
    if (this.isClosed) return;
    this.woken = true;
    this.run ??= this.runWhileWoken();
  }

  /** A promise that resolves when the loop is idle; null while it is idle. */
  get running(): Promise<void> | null {
    return this.run;
  }

  get isClosed(): boolean {
    return this.closing.signal.aborted;
  }

  /** Ends the loop, after the run under way. */
  async close(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.closing.abort();
    await this.run;
  }

  private async runWhileWoken(): Promise<void> {
    while (this.woken && !this.isClosed) {
      this.woken = false;
      await this.runOnce();
    }
    // This runs in the same turn as the check: a later wake-up starts a new run.
    this.run = null;
  }

  private async runOnce(): Promise<void> {
    const { work, onError, restMs = 0 } = this.options;
    await work().catch(onError);
    if (restMs > 0) await after(restMs, undefined, { signal: this.closing.signal }).catch(() => undefined);
  }
}
