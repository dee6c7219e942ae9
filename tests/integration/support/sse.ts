import { WAIT_LIMIT_MS } from '#testing';
import type { ReceivedEvent } from './feed';

export interface SseBlock {
  readonly id: string | null;
  readonly event: ReceivedEvent | null;
}

/** An EventSource of the HTML standard, as far as the service uses it: `lastEventId` also moves by blocks without data. */
export class SseReader {
  readonly events: ReceivedEvent[] = [];
  readonly ids: string[] = [];
  lastEventId = '';
  comments = 0;
  ended = false;
  private readonly stop = new AbortController();
  private readonly watchers = new Set<() => void>();
  private running: Promise<void> = Promise.resolve();

  static async open(url: string, headers: Record<string, string> = {}): Promise<SseReader> {
    const reader = new SseReader();
    const response = await fetch(url, { headers, signal: reader.stop.signal });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    reader.running = reader.read(response.body!);
    return reader;
  }

  /** Waits until `seen` is true; the error after the deadline states the events so far. */
  async until(seen: (reader: this) => boolean, what: string, withinMs = WAIT_LIMIT_MS): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (!seen(this)) {
      if (performance.now() > deadline)
        throw new Error(`no ${what} in ${withinMs} ms; ${this.events.length} events, last id ${this.lastEventId}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.watchers.add(() => (clearTimeout(timer), resolve()));
      });
      this.watchers.clear();
    }
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of body) {
        const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
        rest = blocks.pop()!;
        for (const block of blocks) this.take(block);
        for (const watcher of this.watchers) watcher();
      }
    } catch {
      // The connection was closed by this reader or by the service; the last id is its position.
    }
    this.ended = true;
    for (const watcher of this.watchers) watcher();
  }

  private take(block: string): void {
    for (const line of block.split('\n')) {
      if (line.startsWith(':')) this.comments += 1;
      else if (line.startsWith('id: ')) this.lastEventId = line.slice(4);
      else if (line.startsWith('data: ')) {
        this.events.push(JSON.parse(line.slice(6)) as ReceivedEvent);
        this.ids.push(this.lastEventId);
      }
    }
  }
}
