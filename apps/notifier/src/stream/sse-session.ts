import type { ServerResponse } from 'node:http';
import { type FeedPlaces, type FilteredFacts, cursorText, type FeedEntry, type FeedBatch } from '#feed';

export interface SseTimes {
  readonly heartbeatMs: number;
  /** The time after which a reader that receives nothing is disconnected. */
  readonly stalledMs: number;
}

export const SSE_TIMES: SseTimes = { heartbeatMs: 15_000, stalledMs: 60_000 };

const RETRY_MS = 1_000;

/** The stream of one reader. It reads the next batch only after the connection has accepted the last one, so nothing is queued for a slow reader. */
export class SseSession {
  /** `rendered`: the last cursor that was sent. `reached`: the cursor up to which batches were handled. */
  private rendered: string;
  private reached: string;

  constructor(
    private readonly response: ServerResponse,
    private readonly logId: string,
    start: FeedPlaces,
    private readonly times: SseTimes,
  ) {
    this.rendered = this.reached = cursorText(logId, start);
  }

  /** Sends the matching entries of the batches until they end or the reader disconnects. */
  async run(batches: AsyncIterable<FeedBatch>, isWanted: (change: FilteredFacts) => boolean): Promise<void> {
    const { response } = this;
    response.write(`retry: ${RETRY_MS}\nid: ${this.rendered}\n\n`);
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
      this.rendered = cursorText(this.logId, after);
      if (response.write(frame)) continue;
      response.uncork();
      if (response.writableNeedDrain) await this.drained();
      if (response.destroyed) return;
      response.cork();
    }
    response.uncork();
  }

  /** Sends a heartbeat. An EventSource stores the id of a block without data and dispatches nothing (HTML standard, 9.2.6). */
  private beat(): void {
    const { response, reached } = this;
    if (response.writableNeedDrain || response.destroyed) return;
    response.write(reached === this.rendered ? ': heartbeat\n\n' : `: heartbeat\nid: ${reached}\n\n`);
    this.rendered = reached;
  }

  private drained(): Promise<void> {
    const { response } = this;
    return new Promise((resolve) => {
      // The socket's timeout restarts whenever the reader accepts data.
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
