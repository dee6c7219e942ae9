import { connect, type Socket } from 'node:net';
import type { Database } from '#postgres';
import { until } from '#testing';
import { agreed, hosting, started, startNotifier } from './support/feed';
import { startPipeline, type Pipeline } from './support/pipeline';

const READERS = 2_000;
const EVENTS = 20;

/** A reader that counts messages and stores the time of the last one. */
interface Counter {
  readonly socket: Socket;
  messages: number;
  at: number;
}

describe('two thousand readers of one stream', () => {
  let pipeline: Pipeline;
  let notifier: Awaited<ReturnType<typeof startNotifier>>;
  const readers: Counter[] = [];

  beforeAll(async () => {
    pipeline = await startPipeline();
    notifier = await startNotifier(pipeline.database);
    await pipeline.record('p-one', [started('2026-01-01')]);
    await pipeline.caughtUp();
  });
  afterAll(async () => {
    for (const { socket } of readers) socket.destroy();
    await notifier.close();
    await pipeline.close();
  });

  it('share_the_reads_of_the_feed_and_receive_every_change', async () => {
    const before = memory();
    for (let nth = 0; nth < READERS; nth += 100)
      readers.push(...(await Promise.all(Array.from({ length: 100 }, () => listening(notifier.address)))));
    const connected = memory();
    const reads = countReads(pipeline.database);
    const since = performance.now();
    const took: number[] = [];
    for (let nth = 1; nth <= EVENTS; nth++) {
      const from = performance.now();
      await pipeline.record('p-one', [agreed('2026-02-01', [hosting('all', `x${nth}`)])]);
      await until(`message ${nth} at all readers`, () => readers.every(({ messages }) => messages === nth));
      took.push(...readers.map(({ at }) => at - from));
    }
    const count = reads();
    took.sort((a, b) => a - b);
    const at = (part: number) => Math.round(took[Math.floor(took.length * part)]!);
    process.stdout.write(
      `${READERS} readers: ${Math.round((connected - before) / READERS / 1024)} KiB each (both ends in one process), command to event p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ${count} reads for ${EVENTS} changes\n`,
    );
    // A notification that arrives during a read of the feed causes one more read, and so does the poll every second.
    const looksAnyway = Math.ceil((performance.now() - since) / 1_000);
    expect(count).toBeLessThanOrEqual(3 * EVENTS + looksAnyway);
    expect(readers.map(({ messages }) => messages)).toEqual(readers.map(() => EVENTS));
  });
});

const memory = () => process.memoryUsage().rss;

function listening(address: string): Promise<Counter> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  const counter: Counter = { socket, messages: 0, at: 0 };
  socket.write('GET /v1/term-changes/stream?after=now HTTP/1.1\r\nHost: localhost\r\n\r\n');
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('data', (bytes) => {
      if (bytes.includes('retry: ')) return resolve(counter);
      counter.messages += bytes.toString('latin1').split('\ndata: ').length - 1;
      counter.at = performance.now();
    });
  });
}

/** Counts the reads of the feed from now on. */
function countReads({ pool }: Database): () => number {
  const query = jest.spyOn(pool, 'query');
  return () =>
    query.mock.calls.filter(([statement]) => (statement as unknown as { name?: string }).name === 'read-feed-page')
      .length;
}
