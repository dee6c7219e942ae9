import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { seededRandom } from '#event-log';
import { Problem } from '#http';
import { until } from '#testing';
import {
  agreed,
  hosting,
  recordSome,
  startNotifier,
  started,
  type ReceivedEvent,
  type ReceivedPage,
} from './support/feed';
import { startPipeline, type Pipeline } from './support/pipeline';
import { SseReader } from './support/sse';

const BIG_SOURCES = Array.from({ length: 10 }, () => ({ publisher: 'test', quote: 'x'.repeat(2_000) }));
const PARTNERSHIPS = ['p-one', 'p-two', 'p-three', 'p-four', 'p-five'];

describe('streaming term changes', () => {
  let pipeline: Pipeline;
  let notifier: Awaited<ReturnType<typeof startNotifier>>;
  const stream = (query = '', headers: Record<string, string> = {}) =>
    SseReader.open(`${notifier.address}/v1/term-changes/stream${query}`, headers);
  const pull = async (query: string) =>
    (await (await fetch(`${notifier.address}/v1/term-changes?limit=1000${query}`)).json()) as ReceivedPage;

  beforeAll(async () => {
    pipeline = await startPipeline();
    notifier = await startNotifier(pipeline.database, { sse: { heartbeatMs: 100 } });
    await recordSome(pipeline, PARTNERSHIPS, 24);
    await pipeline.caughtUp();
  });
  afterAll(async () => {
    await notifier.close();
    await pipeline.close();
  });

  it('sends_history_and_then_live_changes_in_the_order_of_pages', async () => {
    const { termChanges } = await pull('');
    const reader = await stream();
    await reader.until(({ events }) => events.length >= termChanges.length, 'history');
    await pipeline.record('p-six', [started('2026-03-01', [hosting('all', 'x')])]);
    await reader.until(({ events }) => events.length > termChanges.length, 'live event');
    expect(byPartnership(reader.events)).toEqual(byPartnership((await pull('')).termChanges));
    await reader.close();
  });

  it('sends_the_headers_and_the_retry_time_that_a_browser_needs', async () => {
    const response = await fetch(`${notifier.address}/v1/term-changes/stream?after=now`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    const body = response.body!.getReader();
    const first = new TextDecoder().decode((await body.read()).value as Uint8Array);
    expect(first).toMatch(/^retry: 1000\nid: [A-Za-z0-9_-]+\n\n$/);
    await body.cancel();
  });

  it('resumes_after_any_id_without_gaps_or_repeats', async () => {
    const { termChanges } = await pull('');
    const reader = await stream();
    await reader.until(({ events }) => events.length === termChanges.length, 'history');
    await reader.close();
    for (const nth of [0, 1, 40, 100, termChanges.length - 2]) {
      const seen = reader.events.slice(0, nth + 1);
      const resumed = await stream('?after=now', { 'last-event-id': reader.ids[nth]! });
      await resumed.until(({ events }) => seen.length + events.length >= termChanges.length, `rest behind ${nth}`);
      expect(byPartnership([...seen, ...resumed.events])).toEqual(byPartnership(termChanges));
      expect((await pull(`&after=${reader.ids[nth]!}`)).termChanges.map(({ id }) => id).toSorted()).toEqual(
        resumed.events.map(({ id }) => id).toSorted(),
      );
      await resumed.close();
    }
  });

  it('filters_like_pages', async () => {
    for (const query of [
      'scope=s1,all',
      'scope=s1.*',
      'scope=all.*',
      'scope=no.such',
      'partnership=p-two',
      'retroactive=false',
      'type=started&scope=s3',
    ]) {
      const { termChanges } = await pull(`&${query}`);
      const reader = await stream(`?${query}`);
      await reader.until(({ events }) => events.length >= termChanges.length, query);
      await reader.until(({ comments }) => comments > 1, 'heartbeat');
      expect(byPartnership(reader.events)).toEqual(byPartnership(termChanges));
      await reader.close();
    }
  });

  it('advances_the_last_id_with_heartbeats_when_no_change_matches', async () => {
    const reader = await stream('?after=now&kind=no-such-kind');
    await reader.until(({ lastEventId }) => lastEventId !== '', 'first id');
    const before = reader.lastEventId;
    await pipeline.record('p-one', [agreed('2026-03-01', [hosting('quiet', 'z')])]);
    await reader.until(({ lastEventId }) => lastEventId !== before, 'moved id');
    expect(reader.events).toEqual([]);
    expect((await pull(`&after=${before}`)).termChanges.map(({ data }) => data.scope)).toEqual(['quiet']);
    expect((await pull(`&after=${reader.lastEventId}`)).termChanges).toEqual([]);
    await reader.close();
  });

  it('refuses_a_malformed_cursor_before_the_stream_begins', async () => {
    await expect(stream('', { 'last-event-id': 'nonsense' })).rejects.toThrow(/^400: .*cursor-malformed/);
    await expect(stream('?after=nonsense')).rejects.toThrow(/^400: .*cursor-malformed/);
  });

  it('neither_misses_nor_repeats_changes_when_readers_reconnect_during_writes', async () => {
    const seed = Number(process.env['STREAM_SEED'] ?? 16);
    const random = seededRandom(seed);
    const writers = ['w-one', 'w-two', 'w-three', 'w-four', 'w-five', 'w-six'];
    const { cursor } = await pull('&after=now');
    let writing = true;
    const follow = async () => {
      const seen: ReceivedEvent[] = [];
      let at = cursor;
      for (let last = false; !last;) {
        last = !writing;
        const { cursor: end } = await pull('&after=now');
        const reader = await stream('', { 'last-event-id': at });
        const enough = 1 + Math.floor(random() * 30);
        if (last) await reader.until(({ lastEventId }) => lastEventId === end, 'the end');
        else await reader.until(({ events, comments }) => events.length >= enough || comments > 2, 'some events');
        await reader.close();
        seen.push(...reader.events);
        at = reader.lastEventId;
      }
      return seen;
    };
    const readers = Promise.all(Array.from({ length: 8 }, follow));
    await recordSome(pipeline, writers, 24);
    await pipeline.caughtUp();
    writing = false;
    const { termChanges } = await pull(`&after=${cursor}`);
    expect(termChanges).toHaveLength(6 * 32);
    for (const seen of await readers) {
      const what = { seed, order: byPartnership(seen) };
      expect(what).toEqual({ seed, order: byPartnership(termChanges) });
    }
  });

  it('buffers_little_for_a_reader_that_never_reads_and_disconnects_it', async () => {
    const own = await startNotifier(pipeline.database, { sse: { stalledMs: 500 } });
    const { port } = new URL(own.address);
    const server = own.app.getHttpServer();
    const answered = new Promise<ServerResponse>((resolve) =>
      server.once('request', (_, response) => resolve(response)),
    );
    // More than the kernel buffers for a reader that never reads.
    const big = (round: number) =>
      Array.from({ length: 30 }, (_, nth) => ({
        ...agreed('2026-03-01', [hosting(`big-${nth}`, `x${round}`)]),
        sources: BIG_SOURCES,
      }));
    await pipeline.record('p-big', [started('2026-02-01')]);
    for (let nth = 0; nth < 40; nth++)
      expect(await pipeline.record('p-big', big(nth))).toMatchObject({ outcome: 'recorded' });
    await pipeline.caughtUp();
    let bytes = 0;
    for (let after = ''; bytes <= 16 * 1024 * 1024;) {
      const page = await pull(`&partnership=p-big${after}`);
      expect(page.termChanges.length).toBeGreaterThan(0);
      bytes += JSON.stringify(page.termChanges).length;
      after = `&after=${page.cursor}`;
    }
    const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined);
    socket.write('GET /v1/term-changes/stream HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const response = await answered;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, response.writableLength)), 5);
    await until('the stream is cut off', () => response.destroyed);
    clearInterval(watch);
    socket.destroy();
    await own.close();
    expect(most).toBeLessThan(256 * 1024);
  });

  it('ends_when_the_token_becomes_invalid_and_resumes_after_the_last_id_with_a_valid_one', async () => {
    const caller = { actor: 'ada', scopes: ['read'] as const, hasToken: true };
    let answer: () => typeof caller | undefined = () => caller;
    const issuerTokens = { callerOf: () => answer() };
    const own = await startNotifier(pipeline.database, { sse: { heartbeatMs: 50 } }, { issuerTokens });
    const open = (id?: string) =>
      SseReader.open(`${own.address}/v1/term-changes/stream?after=now`, {
        authorization: 'Bearer of-ada',
        ...(id && { 'last-event-id': id }),
      });
    const reader = await open();
    answer = () => {
      throw new Problem({ status: 503, code: 'issuer-unreachable' });
    };
    const { comments } = reader;
    await reader.until((seen) => seen.comments > comments + 4, 'heartbeats while the token cannot be checked');
    expect(reader.ended).toBe(false);
    answer = () => undefined;
    await reader.until(({ ended }) => ended, 'end');
    await expect(open(reader.lastEventId)).rejects.toThrow(/^401/);
    await pipeline.record('p-one', [agreed('2026-03-01', [hosting('meanwhile', 'z')])]);
    answer = () => caller;
    const again = await open(reader.lastEventId);
    await again.until(({ events }) => events.length > 0, 'the change recorded in the meantime');
    expect(again.events.map(({ data }) => data.scope)).toEqual(['meanwhile']);
    await again.close();
    await own.close();
  });

  it('ends_when_the_service_stops', async () => {
    const own = await startNotifier(pipeline.database);
    const reader = await SseReader.open(`${own.address}/v1/term-changes/stream?after=now`);
    await reader.until(({ lastEventId }) => lastEventId !== '', 'first id');
    const before = performance.now();
    await own.close();
    expect(performance.now() - before).toBeLessThan(30_000);
    await reader.until(({ ended }) => ended, 'end');
  });
});

/** Order is promised within a partnership. */
function byPartnership(events: readonly ReceivedEvent[]): Record<string, string[]> {
  const ids: Record<string, string[]> = {};
  for (const { partitionkey, id } of events) (ids[partitionkey] ??= []).push(id);
  return ids;
}
