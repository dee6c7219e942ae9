import type { ServerResponse } from 'node:http';
import { type FeedPlaces, type FilteredFacts, cursorText, type FeedEntry, type FeedBatch } from '#feed';

export interface SseTimes {
  readonly heartbeatMs: number;
  /** A reader that takes nothing for so long is cut off. */
  readonly stalledMs: number;
}

export const SSE_TIMES: SseTimes = { heartbeatMs: 15_000, stalledMs: 60_000 };

const RETRY_MS = 1_000;

/** One reader's stream. It takes the next batch only when the connection has taken the last, so nothing piles up behind a slow reader. */
export class SseSession {
  /** How far the reader knows to have come, and how far it has. */
  private told: string;
  private reached: string;

  constructor(
    private readonly response: ServerResponse,
    private readonly logId: string,
    start: FeedPlaces,
    private readonly times: SseTimes,
  ) {
    this.told = this.reached = cursorText(logId, start);
  }

  /** Sends what is wanted of the batches until they end or the reader is gone. */
  async run(batches: AsyncIterable<FeedBatch>, isWanted: (change: FilteredFacts) => boolean): Promise<void> {
    const { response } = this;
    response.write(`retry: ${RETRY_MS}\nid: ${this.told}\n\n`);
    const heart = setInterval(() => this.beat(), this.times.heartbeatMs);
    try {
      for await (const { entries, scannedTo } of batches) {
        await this.send(entries.filter(({ facts }) => isWanted(facts)));
        this.reached = cursorText(this.logId, scannedTo);
        if (response.destroyed) return;
      }
      response.end();
    } finally {
      clearInterval(heart);
    }
  }

  private async send(entries: readonly FeedEntry[]): Promise<void> {
    const { response } = this;
    response.cork();
    for (const { frame, after } of entries) {
      this.told = cursorText(this.logId, after);
      if (response.write(frame)) continue;
      response.uncork();
      if (response.writableNeedDrain) await this.drained();
      if (response.destroyed) return;
      response.cork();
    }
    response.uncork();
  }

  /** The id of a block without data is remembered by an EventSource, and nothing is dispatched (HTML standard, 9.2.6). */
  private beat(): void {
    const { response, reached } = this;
    if (response.writableNeedDrain || response.destroyed) return;
    response.write(reached === this.told ? ': heartbeat\n\n' : `: heartbeat\nid: ${reached}\n\n`);
    this.told = reached;
  }

  private drained(): Promise<void> {
    const { response } = this;
    return new Promise((resolve) => {
      // A socket's timeout begins anew with whatever the reader takes.
      const stalled = (): void => void response.destroy();
      response.setTimeout(this.times.stalledMs, stalled);
      const done = (): void => {
        response.setTimeout(0).off('timeout', stalled);
        response.off('drain', done).off('close', done);
        resolve();
      };
      response.on('drain', done).on('close', done);
    });
  }
}
