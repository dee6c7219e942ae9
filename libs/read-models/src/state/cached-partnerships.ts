import { Limiter, SharedWork } from '#postgres';
import { CachedBlock } from './cached-block';
import type { KnownRows } from './known-rows';
import type { CacheState } from './measure-cache';
import type { StoredPartnerships, BlockRow } from './stored-partnerships';
import { firstOf, BLOCK } from './block';
import { BlockCache, blockKey } from './block-cache';
import type { RenderedEvent } from './rendered-event';
import { versionKey, type HeadRow, type VersionQuery, type VersionRef } from './version-query';

/** The most blocks that are read at once: a block in transit takes several times the memory of a cached one. */
const LOADS_AT_ONCE = 4;

/** Queries that arrive while two reads are in progress share the next round trip, because sending takes most of a busy service's time. */
const HEADS = { atOnce: 2, weight: 64, weightOf: () => 1 };

/** Rendered events by `versionKey`. */
export interface EventsFound {
  readonly events: ReadonlyMap<string, RenderedEvent>;
  /** True if all requested events are certainly present. */
  readonly isWhole: boolean;
}

/**
 * A cache in front of the stored partnerships. It holds what never changes, by blocks of versions: the rows that any version of the block knows, and
 * the rendered events. It is cleared when another build of the read models serves.
 */
export class CachedPartnerships {
  private readonly blocks: BlockCache;
  private readonly loads = new Limiter(LOADS_AT_ONCE);
  /** Reads in progress, by partnership id or by `blockKey`. */
  private readonly loading = new Map<string, Promise<unknown>>();
  private readonly sharedHeads: SharedWork<VersionQuery, HeadRow | null>;
  private build = 0;
  private hits = 0;
  private misses = 0;

  constructor(
    private readonly stored: StoredPartnerships,
    bytes: number,
  ) {
    this.blocks = new BlockCache(bytes);
    this.sharedHeads = new SharedWork(
      async (queries) => (queries.length === 1 ? [await this.head(queries[0]!)] : this.heads(queries)),
      HEADS,
    );
  }

  /** The size of the cache, and how often an opened partnership was found in it. */
  get state(): CacheState {
    return { ...this.blocks.size, hits: this.hits, misses: this.misses };
  }

  /** Reads the head, and in the same round trip the block that is needed if it is not cached. */
  async open(query: VersionQuery): Promise<HeadRow | null> {
    if (this.has(query)) this.hits += 1;
    else {
      this.misses += 1;
      // Another query may have read the block meanwhile.
      await this.loading.get(query.partnershipId)?.catch(() => undefined);
      if (!this.has(query)) return this.load([query.partnershipId], () => this.readOpened(query));
    }
    return this.sharedHeads.do(query);
  }

  /** Reads heads in the order of the queries; null: the partnership is not known. */
  async heads(queries: readonly VersionQuery[]): Promise<(HeadRow | null)[]> {
    const heads = await this.stored.heads(queries);
    const first = heads.find((row) => row !== null);
    if (first) this.forgetFormer(first);
    return heads;
  }

  /** Returns the rows of versions in the given order; null: nothing is recorded there. */
  async rowsAt(wanted: readonly (VersionRef | null)[]): Promise<(KnownRows | null)[]> {
    for (;;) {
      const known = wanted.map((ref) => ref && (this.blocks.of(ref)?.knows(ref.version) ?? null));
      const missing = new Map(
        wanted.flatMap((ref, nth) => (ref && !known[nth] ? [[blockKey(ref), ref] as const] : [])),
      );
      if (missing.size === 0) return known;
      const underWay = [...missing.keys()].flatMap((key) => this.loading.get(key) ?? []);
      if (underWay.length > 0) {
        await Promise.allSettled(underWay);
        continue;
      }
      const read = await this.load([...missing.keys()], () => this.readBlocks([...missing.values()]));
      return wanted.map((ref, nth) => known[nth] ?? (ref && (read.get(blockKey(ref))?.knows(ref.version) ?? null)));
    }
  }

  /** Returns how many versions have to be read for one; 0 if its rows are cached. */
  versionsToRead(ref: VersionRef): number {
    return this.blocks.of(ref)?.knows(ref.version) ? 0 : ref.version;
  }

  /**
   * Returns rendered events in at most two round trips. Events that are too heavy to be cached are read up to a bounded number of bytes: the first is
   * always present, later ones may be missing.
   */
  async events(refs: readonly VersionRef[]): Promise<EventsFound> {
    const found = new Map<string, RenderedEvent>();
    const missing = new Map<string, VersionRef>();
    const heavy = new Map<string, VersionRef>();
    for (const ref of refs) {
      const key = versionKey(ref);
      if (found.has(key)) continue;
      const cached = this.blocks.of(ref)?.events;
      const event = cached?.get(ref.version);
      if (event) found.set(key, event);
      else if (cached?.isHeavy(ref.version)) heavy.set(key, ref);
      else missing.set(key, ref);
    }
    if (missing.size > 0) {
      const read = await this.readEvents([...missing.values()]);
      for (const [key, ref] of missing) {
        const there = read.get(blockKey(ref))?.events;
        const event = there?.get(ref.version);
        if (event) found.set(key, event);
        else if (there?.isHeavy(ref.version)) heavy.set(key, ref);
      }
    }
    for (const ofOne of Map.groupBy(heavy.values(), ({ partnershipId }) => partnershipId).values())
      for (const [version, event] of await this.stored.heavyEvents(ofOne))
        found.set(versionKey({ ...ofOne[0]!, version }), event);
    return { events: found, isWhole: heavy.size === 0 && [...missing.keys()].every((key) => found.has(key)) };
  }

  /** Returns true if nothing but the head, or the version at an instant, has to be read. */
  private has({ partnershipId, version, instant }: VersionQuery): boolean {
    const latest = this.blocks.latestOf(partnershipId);
    if (version === undefined) return latest !== undefined || instant !== undefined;
    if (latest && latest.first <= version) return true;
    return this.blocks.of({ partnershipId, version })?.knows(version) != null;
  }

  /** Clears the cache when another build serves: a rebuild may have been swapped in with accepted differences. */
  private forgetFormer({ build }: Pick<HeadRow, 'build'>): void {
    if (build === this.build) return;
    this.build = build;
    this.blocks.clear();
  }

  private async head(query: VersionQuery): Promise<HeadRow | null> {
    const row = await this.stored.head(query);
    if (row) this.forgetFormer(row);
    return row;
  }

  private async readOpened(query: VersionQuery): Promise<HeadRow | null> {
    const { partnershipId, version } = query;
    const row = await this.stored.open(query, version === undefined ? 0 : this.eventsUpTo({ partnershipId, version }));
    if (row) this.keep(partnershipId, row);
    return row;
  }

  private eventsUpTo(ref: VersionRef): number {
    return this.blocks.of(ref)?.events.cachedUpTo ?? 0;
  }

  /** Limits the reads in progress and registers them under their keys. */
  private async load<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    const loading = this.loads.run(work);
    for (const key of keys) this.loading.set(key, loading);
    try {
      return await loading;
    } finally {
      for (const key of keys) if (this.loading.get(key) === loading) this.loading.delete(key);
    }
  }

  /** By `blockKey`. */
  private async readBlocks(refs: readonly VersionRef[]): Promise<ReadonlyMap<string, CachedBlock>> {
    const rows = await this.stored.blocks(refs.map((ref) => ({ ...ref, eventsBehind: this.eventsUpTo(ref) })));
    return new Map(
      rows.map((row) => [blockKey({ partnershipId: row.id, version: row.first }), this.keep(row.id, row)]),
    );
  }

  private keep(partnershipId: string, row: BlockRow): CachedBlock {
    this.forgetFormer(row);
    return this.blocks.add({ partnershipId, version: row.first }, (block) => {
      if (row.events !== null) block.events.add(row.events);
      block.take(row, row.head_version);
    });
  }

  /** Reads events of blocks, by `blockKey`. All events of a block that is cached in part are read, because it will be queried again. */
  private async readEvents(refs: readonly VersionRef[]): Promise<ReadonlyMap<string, CachedBlock>> {
    const { build } = this;
    const whole = new Map<string, VersionRef>();
    const alone: VersionRef[] = [];
    for (const ref of refs) {
      if (this.blocks.of(ref)) whole.set(blockKey(ref), ref);
      else alone.push(ref);
    }
    const rows = await this.stored.events([
      ...alone.map((ref) => ({ ...ref, last: ref.version })),
      ...[...whole.values()].map((ref) => ({
        ...ref,
        version: Math.max(this.eventsUpTo(ref) + 1, firstOf(ref.version)),
        last: firstOf(ref.version) + BLOCK - 1,
      })),
    ]);
    const read = new Map<string, CachedBlock>();
    for (const { id, version, events } of rows) {
      if (events === null) continue;
      const ref = { partnershipId: id, version };
      const key = blockKey(ref);
      // Rows that were read during a swap may belong to either build.
      if (build === this.build)
        read.set(
          key,
          this.blocks.add(ref, (block) => block.events.add(events)),
        );
      else {
        const block = read.get(key) ?? new CachedBlock(firstOf(version));
        block.events.add(events);
        read.set(key, block);
      }
    }
    return read;
  }
}
