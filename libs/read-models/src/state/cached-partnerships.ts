import { Limiter, SharedWork } from '#postgres';
import { CachedBlock } from './cached-block';
import type { KnownRows } from './known-rows';
import type { CacheState } from './measure-cache';
import type { StoredPartnerships, BlockRow } from './stored-partnerships';
import { firstOf, BLOCK } from './block';
import { BlockCache, blockKey } from './block-cache';
import type { ToldEvent } from './told-event';
import { versionKey, type HeadRow, type VersionAsked, type VersionRef } from './version-asked';

/** Blocks that are read at once: what is on its way weighs several times what is kept of it. */
const LOADS_AT_ONCE = 4;

/** Who asks while others are answered shares the next round trip: of a busy service's time, most goes into sending. */
const HEADS = { atOnce: 2, weight: 64, weightOf: () => 1 };

/** What events say, by `versionKey`. */
export interface EventsFound {
  readonly told: ReadonlyMap<string, ToldEvent>;
  /** Whether all that were asked for are surely there. */
  readonly isWhole: boolean;
}

/**
 * Stands in front of what is stored. What never changes is kept in memory, by blocks of versions: what any version of the block knows, and
 * what its events say. All of it is forgotten when another build serves.
 */
export class CachedPartnerships {
  private readonly blocks: BlockCache;
  private readonly loads = new Limiter(LOADS_AT_ONCE);
  /** What is being read, by the id of a partnership or by `blockKey`. */
  private readonly loading = new Map<string, Promise<unknown>>();
  private readonly sharedHeads: SharedWork<VersionAsked, HeadRow | null>;
  private build = 0;
  private hits = 0;
  private misses = 0;

  constructor(
    private readonly stored: StoredPartnerships,
    bytes: number,
  ) {
    this.blocks = new BlockCache(bytes);
    this.sharedHeads = new SharedWork(
      async (asked) => (asked.length === 1 ? [await this.head(asked[0]!)] : this.heads(asked)),
      HEADS,
    );
  }

  /** What is cached, and how often a partnership that was opened was. */
  get state(): CacheState {
    return { ...this.blocks.size, hits: this.hits, misses: this.misses };
  }

  /** The head; what is needed besides is read along with it, where it is not cached. */
  async open(asked: VersionAsked): Promise<HeadRow | null> {
    if (this.has(asked)) this.hits += 1;
    else {
      this.misses += 1;
      // Whoever waited may find cached what another has read.
      await this.loading.get(asked.partnershipId)?.catch(() => undefined);
      if (!this.has(asked)) return this.load([asked.partnershipId], () => this.readOpened(asked));
    }
    return this.sharedHeads.do(asked);
  }

  /** In the order asked; null where a partnership is not known. */
  async heads(asked: readonly VersionAsked[]): Promise<(HeadRow | null)[]> {
    const heads = await this.stored.heads(asked);
    const first = heads.find((row) => row !== null);
    if (first) this.forgetFormer(first);
    return heads;
  }

  /** In the order wanted; nothing where nothing was recorded. */
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

  /** How many versions have to be read to know one: none where its rows are cached. */
  versionsToRead(ref: VersionRef): number {
    return this.blocks.of(ref)?.knows(ref.version) ? 0 : ref.version;
  }

  /**
   * What events say; at most two round trips. Of events that are too heavy to be cached, a bounded number of bytes is read: the first is always
   * there, later ones may not be.
   */
  async events(refs: readonly VersionRef[]): Promise<EventsFound> {
    const found = new Map<string, ToldEvent>();
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
    return { told: found, isWhole: heavy.size === 0 && [...missing.keys()].every((key) => found.has(key)) };
  }

  /** Whether the head is all that may be missing, or which version it is. */
  private has({ partnershipId, version, instant }: VersionAsked): boolean {
    const latest = this.blocks.latestOf(partnershipId);
    if (version === undefined) return latest !== undefined || instant !== undefined;
    if (latest && latest.first <= version) return true;
    return this.blocks.of({ partnershipId, version })?.knows(version) != null;
  }

  /** What was cached of a build that no longer serves may differ, if that was accepted. */
  private forgetFormer({ build }: Pick<HeadRow, 'build'>): void {
    if (build === this.build) return;
    this.build = build;
    this.blocks.clear();
  }

  private async head(asked: VersionAsked): Promise<HeadRow | null> {
    const row = await this.stored.head(asked);
    if (row) this.forgetFormer(row);
    return row;
  }

  private async readOpened(asked: VersionAsked): Promise<HeadRow | null> {
    const { partnershipId, version } = asked;
    const row = await this.stored.open(asked, version === undefined ? 0 : this.eventsUpTo({ partnershipId, version }));
    if (row) this.keep(partnershipId, row);
    return row;
  }

  private eventsUpTo(ref: VersionRef): number {
    return this.blocks.of(ref)?.events.cachedUpTo ?? 0;
  }

  /** Few at a time, and what is under way can be found by its keys. */
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

  /** By `blockKey`. Of a block of which something is cached, all its events are read: who is asked about again will be once more. */
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
      // What was read while another build took its place may be of either.
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
