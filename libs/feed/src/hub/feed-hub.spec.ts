import type { Cursor, TermChange } from '#contracts';
import { seededRandom } from '#testing';
import { atStart, hasReached } from '../pages/feed-places';
import type { Feed } from '../feed.port';
import { CursorRefused } from '../pages/cursor-refused';
import { type FeedDecision } from '../pages/read-feed';
import { pageOfDecisions } from '../pages/read-term-changes';
import type { FeedBatch } from './feed-history';
import { FeedHub } from './feed-hub';

const LOG = '00000000-0000-4000-8000-000000000001';
const PARTITIONS = 3;
const CAUSE = {
  type: 'TermsReaffirmed',
  title: 't',
  occurred: '2026-01-01',
  assertedBy: [],
  sources: [],
  effects: [],
  data: {},
};

const hashAt = (offset: number): string => offset.toString(16).padStart(16, '0');
const placeAt = (offset: number) => ({ offset, ordinal: 0, hash: hashAt(offset) });

/** A feed in memory whose reads take their time, as a database's do: what they see is decided when they begin. */
class SimulatedFeed implements Feed {
  readonly partitions = PARTITIONS;
  readonly decisions: FeedDecision[][] = Array.from({ length: PARTITIONS }, () => []);
  readonly projectedTo = Array.from({ length: PARTITIONS }, () => 0);
  logId = LOG;
  reads = 0;

  constructor(private readonly pause: () => Promise<void>) {}

  /** A void decision moves the projection and adds no entry. */
  record(partition: number, termChanges: number | 'void'): void {
    const offset = this.projectedTo[partition]!++;
    if (termChanges === 'void') return;
    this.decisions[partition]!.push({
      partition,
      offset,
      hash: hashAt(offset + 1),
      partnershipId: `p-${partition}`,
      firstVersion: 1,
      recordedAt: '2026-01-01T00:00:00.000Z',
      imported: false,
      actor: 'test',
      commandId: 'c',
      events: [CAUSE as never],
      termChanges: Array.from({ length: termChanges }, (_, ordinal) => ({
        ordinal,
        change: { type: 'started', version: 1 } as unknown as TermChange,
      })),
      goesOnAt: null,
    });
  }

  get ids(): string[][] {
    return this.decisions.map((decisions) =>
      decisions.flatMap(({ partition, offset, termChanges }) =>
        termChanges.map((_, ordinal) => `${LOG}.${partition}.${offset}.${ordinal}`),
      ),
    );
  }

  head = async () => ({ logId: this.logId, places: this.projectedTo.map(placeAt) });

  verified = async (cursor: Cursor) => cursor;

  read: Feed['read'] = async (query) => {
    this.reads += 1;
    const { from, perPartition } = query;
    const runs = this.decisions.map((all, partition) =>
      all.filter(({ offset }) => offset >= from[partition]!.offset).slice(0, perPartition),
    );
    const page = {
      logId: this.logId,
      decisions: runs.flat(),
      projectedTo: this.projectedTo.map(placeAt),
      from,
      scannedTo: runs.map((run, partition) =>
        placeAt(run.length < perPartition ? this.projectedTo[partition]! : run.at(-1)!.offset + 1),
      ),
    };
    await this.pause();
    return pageOfDecisions(page, query);
  };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const idOf = ({ frame }: { frame: Buffer }) =>
  (JSON.parse(/^data: (.*)$/m.exec(frame.toString())![1]!) as { id: string }).id;
const byPartition = (ids: readonly string[]) =>
  Array.from({ length: PARTITIONS }, (_, partition) => ids.filter((id) => id.split('.')[1] === String(partition)));

describe('the hub', () => {
  const hubs: FeedHub[] = [];
  const hubOf = (source: Feed, options: object = {}) => {
    const hub = new FeedHub({ feed: source, onTrouble: () => undefined, pollMs: 5, ...options });
    hubs.push(hub);
    hub.start();
    return hub;
  };
  afterEach(async () => {
    for (const hub of hubs.splice(0)) await hub.close();
  });

  it.each(Array.from({ length: 60 }, (_, nth) => Date.now() + nth * 7919))(
    'delivers_every_term_change_exactly_once_for_any_speed_of_writers_and_readers_(seed_%i)',
    async (seed) => {
      const random = seededRandom(seed);
      const below = (end: number) => Math.floor(random() * end);
      const pause = async () => {
        for (let turns = below(4); turns > 0; turns--) await turn();
      };
      const feed = new SimulatedFeed(pause);
      const write = () => feed.record(below(PARTITIONS), random() < 0.2 ? 'void' : below(4));
      for (let nth = below(40); nth > 0; nth--) write();
      const hub = hubOf(feed, { ring: { entries: 1 + below(12), bytes: 1e6 }, pastPerPartition: 1 + below(4) });
      let writing = true;
      const reader = async (slowness: number) => {
        const seen: string[] = [];
        let places = atStart(PARTITIONS);
        while (writing || !hasReached(places, (await feed.head()).places)) {
          const gone = new AbortController();
          const breaksAt = random() < 0.5 ? below(20) : Infinity;
          let taken = 0;
          const takes = async ({ entries, scannedTo }: FeedBatch) => {
            for (const entry of entries) {
              if (taken++ >= breaksAt) return gone.abort();
              seen.push(idOf(entry));
              places = entry.after;
            }
            places = scannedTo;
            for (let turns = below(slowness); turns > 0; turns--) await turn();
          };
          const ends = turnsOf(
            () =>
              !writing &&
              hasReached(
                places,
                feed.projectedTo.map((offset) => ({ offset, ordinal: 0 })),
              ),
            gone,
          );
          for await (const batch of hub.read({ start: { logId: LOG, places }, signal: gone.signal })) {
            await takes(batch);
            if (gone.signal.aborted) break;
          }
          gone.abort();
          await ends;
        }
        return seen;
      };
      const readers = [1, 1, 3, 10, 40].map(reader);
      for (let nth = 0; nth < 150; nth++) {
        write();
        if (random() < 0.5) hub.wake();
        if (random() < 0.4) await turn();
      }
      writing = false;
      for (const seen of await Promise.all(readers)) expect(byPartition(seen)).toEqual(feed.ids);
    },
  );

  it('reads_each_new_decision_once_for_all_readers', async () => {
    const feed = new SimulatedFeed(turn);
    feed.record(0, 1);
    const hub = hubOf(feed, { pollMs: 60_000 });
    const gone = new AbortController();
    const start = await feed.head();
    const readers = Array.from({ length: 500 }, async () => {
      for await (const { entries } of hub.read({ start, signal: gone.signal }))
        if (entries.length > 0) return entries[0]!;
      throw new Error('ended');
    });
    await turn();
    const before = feed.reads;
    feed.record(1, 1);
    hub.wake();
    const got = await Promise.all(readers);
    expect(feed.reads - before).toBe(1);
    expect(new Set(got).size).toBe(1);
    expect(new Set(got.map(({ frame }) => frame)).size).toBe(1);
  });

  it('does_not_poll_without_readers_and_a_later_reader_misses_nothing', async () => {
    const feed = new SimulatedFeed(turn);
    const hub = hubOf(feed, { pollMs: 60_000 });
    const start = await feed.head();
    const heads = jest.spyOn(feed, 'head');
    const next = async (from: Cursor) => {
      const gone = new AbortController();
      for await (const { entries, scannedTo } of hub.read({ start: from, signal: gone.signal }))
        if (entries.length > 0) return { ids: entries.map(idOf), places: scannedTo };
      throw new Error('ended');
    };
    feed.record(0, 1);
    hub.wake();
    const first = await next(start);
    expect(first.ids).toEqual([`${LOG}.0.0.0`]);
    const [readsBefore, headsBefore] = [feed.reads, heads.mock.calls.length];
    for (let nth = 0; nth < 5; nth++) {
      feed.record(1, 1);
      hub.wake();
      await turn();
    }
    expect([feed.reads, heads.mock.calls.length]).toEqual([readsBefore, headsBefore]);
    expect((await next({ logId: LOG, places: first.places })).ids).toHaveLength(5);
  });

  it('shares_reads_of_the_past_between_readers_at_the_same_place', async () => {
    const feed = new SimulatedFeed(turn);
    for (let nth = 0; nth < 30; nth++) feed.record(nth % PARTITIONS, 1);
    const hub = hubOf(feed, { pollMs: 60_000, pastPerPartition: 2 });
    const start = { logId: LOG, places: atStart(PARTITIONS) };
    const read = async () => {
      const ids: string[] = [];
      for await (const { entries } of hub.read({ start, signal: new AbortController().signal })) {
        ids.push(...entries.map(idOf));
        if (ids.length === 30) break;
      }
      return ids;
    };
    const [one, ...others] = await Promise.all(Array.from({ length: 200 }, read));
    for (const other of others) expect(other).toEqual(one);
    expect(feed.reads).toBeLessThan(15);
  });

  it('waits_for_the_live_read_to_reach_the_cursor_of_a_reader', async () => {
    const feed = new SimulatedFeed(turn);
    feed.record(0, 1);
    const hub = hubOf(feed, { pollMs: 60_000 });
    for (let turns = 0; turns < 5; turns++) await turn();
    feed.record(0, 1);
    const start = await feed.head();
    feed.record(0, 2);
    const seen: string[] = [];
    setImmediate(() => hub.wake());
    for await (const { entries } of hub.read({ start, signal: new AbortController().signal })) {
      seen.push(...entries.map(idOf));
      if (seen.length >= 2) break;
    }
    expect(seen).toEqual([`${LOG}.0.2.0`, `${LOG}.0.2.1`]);
  });

  it('ends_readers_if_the_database_holds_another_log_or_the_hub_closes', async () => {
    const feed = new SimulatedFeed(turn);
    feed.record(0, 1);
    const hub = hubOf(feed);
    const start = await feed.head();
    const signal = new AbortController().signal;
    const ended = async () => {
      for await (const _ of hub.read({ start, signal }));
      return true;
    };
    const reading = ended();
    await turn();
    feed.logId = '00000000-0000-4000-8000-000000000002';
    expect(await reading).toBe(true);
    feed.logId = LOG;
    const again = ended();
    await turn();
    await hub.close();
    expect(await again).toBe(true);
  });

  it.each([null, 'p-0'])(
    'rejects_readers_while_the_database_is_behind_its_last_read_and_then_continues_(only_%s)',
    async (only) => {
      const feed = new SimulatedFeed(turn);
      for (let nth = 0; nth < 4; nth++) feed.record(0, 1);
      const hub = hubOf(feed, { pollMs: 60_000 });
      const start = await feed.head();
      start.places[0] = placeAt(2);
      const readTwo = async () => {
        const ids: string[] = [];
        for await (const { entries } of hub.read({ start, only, signal: new AbortController().signal })) {
          ids.push(...entries.map(idOf));
          if (ids.length === 2) break;
        }
        return ids;
      };
      // One stays, so that the hub remembers how far it has come.
      const gone = new AbortController();
      const staying = (async () => {
        for await (const _ of hub.read({ start: await feed.head(), signal: gone.signal }));
      })();
      await turn();
      const lost = feed.decisions[0]!.splice(2);
      feed.projectedTo[0] = 2;
      await expect(readTwo()).rejects.toThrow('holds less');
      await expect(readTwo()).rejects.toThrow('holds less');
      feed.decisions[0]!.push(...lost);
      feed.projectedTo[0] = 4;
      expect(await readTwo()).toEqual(feed.ids[0]!.slice(2));
      gone.abort();
      await staying;
    },
  );

  it('reports_an_unusable_cursor_to_a_reader_of_the_past', async () => {
    const feed = new SimulatedFeed(turn);
    feed.record(0, 1);
    const hub = hubOf(feed);
    feed.read = async () => {
      throw new CursorRefused('cursor-ahead', 'restored');
    };
    const reading = hub.read({
      start: { logId: LOG, places: atStart(PARTITIONS) },
      signal: new AbortController().signal,
    });
    await expect(reading.next()).rejects.toThrow('restored');
  });
});

/** Aborts as soon as the condition holds, and goes when another has aborted. */
async function turnsOf(holds: () => boolean, gone: AbortController): Promise<void> {
  while (!gone.signal.aborted) {
    if (holds()) gone.abort();
    await turn();
  }
}
