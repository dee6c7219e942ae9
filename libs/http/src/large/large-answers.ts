import type { FastifyReply } from 'fastify';
import { unavailable } from '../problem/known-problems';
import type { Problem } from '../problem/problem';

/** What an answer may have at most; above it there are pages, or a refusal (DESIGN section 4). */
export const MOST_ANSWER_BYTES = 8 * 1024 * 1024;

/** Answers beyond it are sent by few at a time: their readers choose how long they are held in memory. */
export const LARGE_ANSWER_BYTES = 256 * 1024;

const AT_ONCE = 8;
const MOST_WAITING = 16;
const WAIT_MS = 10_000;
/** A large answer of which a reader takes nothing for so long is broken off. */
const STALLED_MS = 15_000;
const LOOK_MS = 1_000;

/** Lets a few large answers be on their way at a time; who comes later waits a while. */
export class LargeAnswers {
  private onTheirWay = 0;
  private readonly waiting = new Set<() => void>();
  private readonly entered = new WeakSet<FastifyReply>();

  constructor(
    private readonly atOnce = AT_ONCE,
    private readonly waitMs = WAIT_MS,
    private readonly stalledMs = STALLED_MS,
  ) {}

  /** To be called once an answer has become large, or before one that takes much to make, any number of times; it leaves by itself. @throws Problem 503 `answers-busy` */
  async enter(reply: FastifyReply): Promise<void> {
    if (this.entered.has(reply)) return;
    this.entered.add(reply);
    if (this.onTheirWay < this.atOnce) this.onTheirWay += 1;
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
    if (!next) this.onTheirWay -= 1;
    else {
      this.waiting.delete(next);
      next();
    }
  }

  /** A socket that has taken nothing although something waits for it. */
  private endIfStalled({ raw }: FastifyReply): NodeJS.Timeout {
    let [taken, since] = [-1, performance.now()];
    const look = (): void => {
      const { socket } = raw;
      const now = (socket?.bytesWritten ?? 0) - (socket?.writableLength ?? 0);
      if (now !== taken || !socket || socket.writableLength === 0) [taken, since] = [now, performance.now()];
      else if (performance.now() - since > this.stalledMs) raw.destroy();
    };
    return setInterval(look, Math.min(LOOK_MS, this.stalledMs)).unref();
  }
}

const busy = (): Problem => unavailable('answers-busy', 'Other large answers are still being read.', 5);

/** That of the process. */
export const largeAnswers = new LargeAnswers();
