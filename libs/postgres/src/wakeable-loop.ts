import { setTimeout as after } from 'node:timers/promises';

export interface LoopOptions {
  /** Does everything that there is to do now. It should end soon after `close` is called. */
  readonly work: () => Promise<void>;
  /** What `work` rejected with. The loop goes on. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds after which the loop runs although nothing woke it, as a lost notification must not stop it. By default it only runs when it is woken. */
  readonly everyMs?: number;
  /** Milliseconds between two runs, so that what comes meanwhile is done together. 0 by default. */
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

  /** Runs now, and from now on at the regular intervals, too. */
  start(): void {
    const { everyMs } = this.options;
    if (everyMs !== undefined) this.timer = setInterval(() => this.wake(), everyMs);
    this.wake();
  }

  /** There may be something to do. */
  wake(): void {
    if (this.isClosed) return;
    this.woken = true;
    this.run ??= this.runWhileWoken();
  }

  /** Resolves when the loop rests; null while it does. */
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
    // In the same turn as the check: a wake-up that comes later starts a new run.
    this.run = null;
  }

  private async runOnce(): Promise<void> {
    const { work, onError, restMs = 0 } = this.options;
    await work().catch(onError);
    if (restMs > 0) await after(restMs, undefined, { signal: this.closing.signal }).catch(() => undefined);
  }
}
