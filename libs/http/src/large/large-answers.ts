import type { FastifyReply } from 'fastify';
import { unavailable } from '../problem/known-problems';
import type { Problem } from '../problem/problem';

/** The maximum size of a response in bytes. Larger results are paged or refused (DESIGN section 4). */
export const MOST_ANSWER_BYTES = 8 * 1024 * 1024;

/**
 * The size in bytes from which a response counts as large. Few large responses are sent at a time, because the reader decides how long they stay in
 * memory.
 */
export const LARGE_ANSWER_BYTES = 256 * 1024;

const AT_ONCE = 8;
const MOST_WAITING = 16;
const WAIT_MS = 10_000;
/** A large response is aborted when its reader accepts no bytes for this long. */
const STALLED_MS = 15_000;
const LOOK_MS = 1_000;

/** Limits how many large responses are sent at a time. Further ones wait in a queue. */
export class LargeAnswers {
  private sending = 0;
  private readonly waiting = new Set<() => void>();
  private readonly entered = new WeakSet<FastifyReply>();

  constructor(
    private readonly atOnce = AT_ONCE,
    private readonly waitMs = WAIT_MS,
    private readonly stalledMs = STALLED_MS,
  ) {}

  /**
   * Waits for a free slot. Call it once a response has become large, or before one that is expensive to compute; repeated calls have no effect. The
   * slot is freed when the response closes. @throws Problem 503 `answers-busy`
   */
  async enter(reply: FastifyReply): Promise<void> {
    if (this.entered.has(reply)) return;
    this.entered.add(reply);
    if (this.sending < this.atOnce) this.sending += 1;
    else {
      await this.turn().catch((error: unknown) => {
        this.entered.delete(reply);
        throw error;
      });
    }
    if (reply.raw.destroyed || reply.raw.writableFinished) return this.leave();
    const watch = this.endIfStalled(reply);
    reply.raw.once('close', () => {
      clearInterval(watch);
      this.leave();
    });
  }

  private turn(): Promise<void> {
    if (this.waiting.size >= MOST_WAITING) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.waiting.delete(go);
        reject(busy());
      }, this.waitMs);
      const go = (): void => {
        clearTimeout(late);
        resolve();
      };
      this.waiting.add(go);
    });
  }

  private leave(): void {
    const [next] = this.waiting;
    if (!next) this.sending -= 1;
    else {
      this.waiting.delete(next);
      next();
    }
  }

  /** Destroys a socket that has accepted no bytes although some are waiting. */
  private endIfStalled({ raw }: FastifyReply): NodeJS.Timeout {
    let [taken, since] = [-1, performance.now()];
    const check = (): void => {
      const { socket } = raw;
      const now = (socket?.bytesWritten ?? 0) - (socket?.writableLength ?? 0);
      if (now !== taken || !socket || socket.writableLength === 0) [taken, since] = [now, performance.now()];
      else if (performance.now() - since > this.stalledMs) raw.destroy();
    };
    return setInterval(check, Math.min(LOOK_MS, this.stalledMs)).unref();
  }
}

const busy = (): Problem => unavailable('answers-busy', 'Other large answers are still being read.', 5);

/** The limit of this process. */
export const largeAnswers = new LargeAnswers();
