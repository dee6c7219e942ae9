import { getHeapStatistics } from 'node:v8';
import { NOTHING_RECORDED, type PartnershipState } from '#domain';
import { rowsOf, SharedWork, Limiter, type Queryable } from '#postgres';
import { LRUCache } from 'lru-cache';
import { readHeavyEvents, readHeavyValues, type SaidAt } from './heavy-rows';
import type { ToldEvent } from './told-event';
import { HeldStretch } from './held-stretch';
import { loadEvents, loadStretches, openStretch, readHead, readHeads, readVersionAt } from './load-state.sql';
import type { KnownRows, RowTexts } from './known-rows';
import type { CacheState } from './measure-cache';
import {
  versionFound,
  versionKey,
  wantedOf,
  type HeadRow,
  type OpenPartnership,
  type VersionAsked,
  type VersionOf,
  type VersionRef,
} from './version-asked';
import { firstOf, STRETCH } from './stretch';

/** What events say, by `versionKey`. */
export interface EventsFound {
  readonly told: ReadonlyMap<string, ToldEvent>;
  /** Whether all that were asked for are surely there. */
  readonly isWhole: boolean;
}

type StretchRow = RowTexts & Pick<HeadRow, 'build' | 'head_version'> & { first: number; events: string | null };

/** How much is held by default, in bytes, about: a share of what Node may use, in a small container little. */
const SHARE = (getHeapStatistics().heap_size_limit * 3) / 16;

/** Stretches beyond it have a budget of their own, so that a walk through the past of a few huge partnerships cannot take all of the first. */
const BIG_BYTES = 1024 * 1024;
const BIG_SHARE = 32 * 1024 * 1024;
/** Stretches that are read at once: what is on its way weighs several times what is held of it. */
const LOADS_AT_ONCE = 4;
/** Versions, as a measure of claims, whose stretches are read in one statement. */
const VERSIONS_AT_ONCE = 16_384;

/** Who asks while others are answered shares the next round trip: of a busy service's time, most goes into sending. */
const HEADS = { atOnce: 2, weight: 64, weightOf: () => 1 };

/**
 * Reads partnerships as they stood at a version. What never changes is kept in memory, by stretches of versions: what any version of the stretch
 * knows, and what its events say.
 */
export class PartnershipReader {
  /** By `stretchKey`; the latest of a partnership by its id. */
  private readonly stretches: LRUCache<string, HeldStretch>;
  private readonly big: LRUCache<string, HeldStretch>;
  private readonly loads = new Limiter(LOADS_AT_ONCE);
  /** What is being read, by the id of a partnership or by `stretchKey`. */
  private readonly loading = new Map<string, Promise<unknown>>();
  private readonly heads: SharedWork<VersionAsked, HeadRow | null>;
  private build = 0;
  private hits = 0;
  private misses = 0;

  constructor(
    private readonly db: Queryable,
    held = SHARE,
  ) {
    this.stretches = new LRUCache({ maxSize: Math.floor(held) });
    this.big = new LRUCache({ maxSize: Math.floor(Math.min(held, BIG_SHARE)) });
    this.heads = new SharedWork(
      async (asked) => (asked.length === 1 ? [await this.readHead(asked[0]!)] : this.readHeads(asked)),
      HEADS,
    );
  }

  /** What is held, and how often a partnership that was opened was. */
  get cache(): CacheState {
    const { hits, misses } = this;
    return {
      bytes: this.stretches.calculatedSize,
      limit: this.stretches.maxSize,
      entries: this.stretches.size,
      hits,
      misses,
    };
  }

  /** Null if the partnership is not known. One round trip: of its head, shared with others, where it is held, else of all that is needed of it. */
  async open(asked: VersionAsked): Promise<OpenPartnership | null> {
    if (this.isHeld(asked)) this.hits += 1;
    else this.misses += 1;
    const row = await this.headOf(asked);
    if (!row) return null;
    const found = versionFound(asked, row);
    const wanted = wantedOf(asked, found);
    const [rows] = await this.rowsAt([wanted]);
    return { ...found, state: stateAt(rows, wanted) };
  }

  /**
   * The same for many, in the order asked: in runs of which each is read when it is asked for, and each partnership opened when its turn comes. One
   * run where all of them are small; of large ones only a bounded part is read at once.
   */
  async *openInRuns(asked: readonly VersionAsked[]): AsyncGenerator<Iterable<OpenPartnership | null>> {
    const found = (await this.readHeads(asked)).map((row, index) => row && versionFound(asked[index]!, row));
    const wanted = found.map((it, index) => it && wantedOf(asked[index]!, it));
    for (let from = 0; from < asked.length;) {
      const to = this.endOfRun(wanted, from);
      const run = wanted.slice(from, to);
      yield opening(found.slice(from, to), run, await this.rowsAt(run));
      from = to;
    }
  }

  /** The same one by one. */
  async *openEach(asked: readonly VersionAsked[]): AsyncGenerator<OpenPartnership | null> {
    for await (const run of this.openInRuns(asked)) yield* run;
  }

  async openMany(asked: readonly VersionAsked[]): Promise<(OpenPartnership | null)[]> {
    const opened: (OpenPartnership | null)[] = [];
    for await (const each of this.openEach(asked)) opened.push(each);
    return opened;
  }

  /**
   * What events say, by `versionKey`; at most two round trips. Of events that are too heavy to be held, a bounded number of bytes is read: the first
   * is always there, later ones may not be.
   */
  async eventsBehind(refs: readonly VersionRef[]): Promise<EventsFound> {
    const found = new Map<string, ToldEvent>();
    const missing = new Map<string, VersionRef>();
    const heavy = new Map<string, VersionRef>();
    for (const ref of refs) {
      const key = versionKey(ref);
      if (found.has(key)) continue;
      const held = this.stretchOf(ref)?.events;
      const event = held?.get(ref.version);
      if (event) found.set(key, event);
      else if (held?.isHeavy(ref.version)) heavy.set(key, ref);
      else missing.set(key, ref);
    }
    if (missing.size > 0) {
      const read = await this.readEvents([...missing.values()]);
      for (const [key, ref] of missing) {
        const there = read.get(stretchKey(ref))?.events;
        const event = there?.get(ref.version);
        if (event) found.set(key, event);
        else if (there?.isHeavy(ref.version)) heavy.set(key, ref);
      }
    }
    for (const ofOne of Map.groupBy(heavy.values(), ({ partnershipId }) => partnershipId).values())
      for (const [version, event] of await readHeavyEvents(this.db, ofOne))
        found.set(versionKey({ ...ofOne[0]!, version }), event);
    return {
      told: found,
      isWhole: heavy.size === 0 ? missing.size === 0 || [...missing.keys()].every((key) => found.has(key)) : false,
    };
  }

  /** The same without whether all of it is there. */
  async events(refs: readonly VersionRef[]): Promise<ReadonlyMap<string, ToldEvent>> {
    return (await this.eventsBehind(refs)).told;
  }

  /** The JSON of values that are too heavy to be held, by what stands in for them; a bounded number of bytes, at least the first. */
  heavyValues(partnershipId: string, said: readonly SaidAt[]): Promise<ReadonlyMap<string, string>> {
    return readHeavyValues(this.db, partnershipId, said);
  }

  /** Where to stop, so that what is still to be read of the partnerships up to there is a bounded amount; at least one. */
  private endOfRun(wanted: readonly (VersionRef | null)[], from: number): number {
    const counted = new Set<string>();
    let versions = 0;
    for (let at = from; at < wanted.length; at += 1) {
      const ref = wanted[at]!;
      if (!ref || counted.has(stretchKey(ref)) || this.stretchOf(ref)?.knows(ref.version)) continue;
      counted.add(stretchKey(ref));
      versions += ref.version;
      if (versions > VERSIONS_AT_ONCE && at > from) return at;
    }
    return wanted.length;
  }

  /** What was held of a build that no longer serves may differ, if that was accepted. */
  private forgetFormer({ build }: Pick<HeadRow, 'build'>): void {
    if (build === this.build) return;
    this.build = build;
    this.stretches.clear();
    this.big.clear();
  }

  private async readHead({ partnershipId, version, instant }: VersionAsked): Promise<HeadRow | null> {
    const [row] =
      version === undefined && instant
        ? await rowsOf<HeadRow>(this.db, readVersionAt, [partnershipId, instant])
        : await rowsOf<HeadRow>(this.db, readHead, [partnershipId, version ?? null]);
    if (row) this.forgetFormer(row);
    return row ?? null;
  }

  /** In the order asked; null where a partnership is not known. */
  private async readHeads(asked: readonly VersionAsked[]): Promise<(HeadRow | null)[]> {
    const rows = await rowsOf<HeadRow & { n: number }>(this.db, readHeads, [
      asked.map(({ partnershipId }) => partnershipId),
      asked.map(({ version }) => version ?? null),
      asked.map(({ instant }) => instant ?? null),
    ]);
    if (rows[0]) this.forgetFormer(rows[0]);
    const found = new Array<HeadRow | null>(asked.length).fill(null);
    for (const row of rows) found[row.n - 1] = row;
    return found;
  }

  /** Whether the head is all that may be missing, or which version it is. */
  private isHeld({ partnershipId, version, instant }: VersionAsked): boolean {
    const latest = this.held(partnershipId);
    if (version === undefined) return latest !== undefined || instant !== undefined;
    if (latest && latest.first <= version) return true;
    return this.stretchOf({ partnershipId, version })?.knows(version) != null;
  }

  private stretchOf(ref: VersionRef): HeldStretch | undefined {
    const latest = this.held(ref.partnershipId);
    if (!latest || latest.first === firstOf(ref.version)) return latest;
    return this.held(stretchKey(ref));
  }

  private held(key: string): HeldStretch | undefined {
    return this.stretches.get(key) ?? this.big.get(key);
  }

  private async openStretch({ partnershipId, version }: VersionAsked): Promise<HeadRow | null> {
    const [row] = await rowsOf<HeadRow & StretchRow>(this.db, openStretch, [
      partnershipId,
      version ?? null,
      version === undefined ? 0 : this.heldUpTo({ partnershipId, version }),
    ]);
    if (row) this.holdRows(partnershipId, row);
    return row ?? null;
  }

  private heldUpTo(ref: VersionRef): number {
    return this.stretchOf(ref)?.events.heldUpTo ?? 0;
  }

  /** With all that is needed besides, where that is not held. */
  private async headOf(asked: VersionAsked): Promise<HeadRow | null> {
    if (!this.isHeld(asked)) {
      // Whoever waited may find held what another has read.
      await this.loading.get(asked.partnershipId)?.catch(() => undefined);
      if (!this.isHeld(asked)) return this.load([asked.partnershipId], () => this.openStretch(asked));
    }
    return this.heads.do(asked);
  }

  /** In the order wanted; nothing where nothing was recorded. */
  private async rowsAt(wanted: readonly (VersionRef | null)[]): Promise<(KnownRows | null)[]> {
    for (;;) {
      const known = wanted.map((ref) => ref && (this.stretchOf(ref)?.knows(ref.version) ?? null));
      const missing = new Map(
        wanted.flatMap((ref, nth) => (ref && !known[nth] ? [[stretchKey(ref), ref] as const] : [])),
      );
      if (missing.size === 0) return known;
      const underWay = [...missing.keys()].flatMap((key) => this.loading.get(key) ?? []);
      if (underWay.length > 0) {
        await Promise.allSettled(underWay);
        continue;
      }
      const read = await this.load([...missing.keys()], () => this.readStretches([...missing.values()]));
      return wanted.map((ref, nth) => known[nth] ?? (ref && (read.get(stretchKey(ref))?.knows(ref.version) ?? null)));
    }
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

  /** By `stretchKey`. */
  private async readStretches(refs: readonly VersionRef[]): Promise<ReadonlyMap<string, HeldStretch>> {
    const rows = await rowsOf<StretchRow & { id: string }>(this.db, loadStretches, [
      refs.map(({ partnershipId }) => partnershipId),
      refs.map(({ version }) => firstOf(version)),
      refs.map((ref) => this.heldUpTo(ref)),
    ]);
    return new Map(
      rows.map((row) => [stretchKey({ partnershipId: row.id, version: row.first }), this.holdRows(row.id, row)]),
    );
  }

  private holdRows(partnershipId: string, row: StretchRow): HeldStretch {
    this.forgetFormer(row);
    return this.hold({ partnershipId, version: row.first }, (stretch) => {
      if (row.events !== null) stretch.events.add(row.events);
      stretch.hold(row, row.head_version);
    });
  }

  /** By `stretchKey`. Of a stretch of which something is held, all its events are read: who is asked about again will be once more. */
  private async readEvents(refs: readonly VersionRef[]): Promise<ReadonlyMap<string, HeldStretch>> {
    const { build } = this;
    const whole = new Map<string, VersionRef>();
    const alone: VersionRef[] = [];
    for (const ref of refs) {
      if (this.stretchOf(ref)) whole.set(stretchKey(ref), ref);
      else alone.push(ref);
    }
    const asked = [
      ...alone.map((ref) => ({ ref, last: ref.version })),
      ...[...whole.values()].map((ref) => ({
        ref: { ...ref, version: Math.max(this.heldUpTo(ref) + 1, firstOf(ref.version)) },
        last: firstOf(ref.version) + STRETCH - 1,
      })),
    ];
    const rows = await rowsOf<{ id: string; version: number; events: string | null }>(this.db, loadEvents, [
      asked.map(({ ref }) => ref.partnershipId),
      asked.map(({ ref }) => ref.version),
      asked.map(({ last }) => last),
    ]);
    const read = new Map<string, HeldStretch>();
    for (const { id, version, events } of rows) {
      if (events === null) continue;
      const ref = { partnershipId: id, version };
      const add = (stretch: HeldStretch) => stretch.events.add(events);
      // What was read while another build took its place may be of either.
      if (build === this.build) read.set(stretchKey(ref), this.hold(ref, add));
      else read.set(stretchKey(ref), added(read.get(stretchKey(ref)) ?? new HeldStretch(firstOf(version)), add));
    }
    return read;
  }

  private hold(ref: VersionRef, add: (stretch: HeldStretch) => void): HeldStretch {
    const first = firstOf(ref.version);
    const stretch = added(this.stretchOf(ref) ?? new HeldStretch(first), add);
    const latest = this.held(ref.partnershipId);
    if (latest && latest.first < first) this.keep(stretchKey({ ...ref, version: latest.first }), latest);
    this.keep(latest && latest.first > first ? stretchKey(ref) : ref.partnershipId, stretch);
    return stretch;
  }

  private keep(key: string, stretch: HeldStretch): void {
    // Of a value that it has the cache does not take another size.
    this.stretches.delete(key);
    this.big.delete(key);
    const { bytes } = stretch;
    (bytes > BIG_BYTES ? this.big : this.stretches).set(key, stretch, { size: bytes + key.length });
  }
}

/** Whoever asks about one version again and again shares what was folded of it; no other is held. */
function* opening(
  found: readonly (VersionOf | null)[],
  wanted: readonly (VersionRef | null)[],
  rows: readonly (KnownRows | null)[],
): Generator<OpenPartnership | null> {
  let last: { readonly ref: VersionRef | null; readonly state: PartnershipState } | null = null;
  for (const [nth, it] of found.entries()) {
    const ref = wanted[nth]!;
    if (!last || last.ref?.version !== ref?.version || last.ref?.partnershipId !== ref?.partnershipId)
      last = { ref, state: stateAt(rows[nth], ref) };
    yield it && { ...it, state: last.state };
  }
}

const stateAt = (rows: KnownRows | null | undefined, ref: VersionRef | null): PartnershipState =>
  (ref && rows?.at(ref.version)) ?? NOTHING_RECORDED;

function added(stretch: HeldStretch, add: (stretch: HeldStretch) => void): HeldStretch {
  add(stretch);
  return stretch;
}

const stretchKey = ({ partnershipId, version }: VersionRef): string => `${partnershipId} ${firstOf(version)}`;
