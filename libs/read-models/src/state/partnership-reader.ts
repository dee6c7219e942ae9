import { getHeapStatistics } from 'node:v8';
import { NO_FACTS, PartnershipWorlds } from '#domain';
import type { Queryable } from '#postgres';
import { CachedPartnerships, type EventsFound } from './cached-partnerships';
import type { SaidAt } from './heavy-rows';
import type { KnownRows } from './known-rows';
import type { CacheState } from './measure-cache';
import { partnershipsInPostgres, type StoredPartnerships } from './stored-partnerships';
import { blockKey } from './block-cache';
import type { ToldEvent } from './told-event';
import {
  versionFound,
  wantedOf,
  type OpenPartnership,
  type VersionAsked,
  type VersionOf,
  type VersionRef,
} from './version-asked';

/** How much is cached by default, in bytes, about: a share of what Node may use, in a small container little. */
const SHARE = (getHeapStatistics().heap_size_limit * 3) / 16;

/** Versions, as a measure of claims, whose blocks are read in one statement. */
const VERSIONS_AT_ONCE = 16_384;

/** Reads partnerships as they stood at a version. */
export class PartnershipReader {
  private readonly stored: StoredPartnerships;
  private readonly cached: CachedPartnerships;

  constructor(db: Queryable, cacheBytes = SHARE) {
    this.stored = partnershipsInPostgres(db);
    this.cached = new CachedPartnerships(this.stored, cacheBytes);
  }

  get cache(): CacheState {
    return this.cached.state;
  }

  /** Null if the partnership is not known. One round trip. */
  async open(asked: VersionAsked): Promise<OpenPartnership | null> {
    const row = await this.cached.open(asked);
    if (!row) return null;
    const found = versionFound(asked, row);
    const wanted = wantedOf(asked, found);
    const [rows] = await this.cached.rowsAt([wanted]);
    return { ...found, worlds: worldsAt(rows, wanted) };
  }

  /**
   * The same for many, in the order asked: in runs of which each is read when it is asked for, and each partnership opened when its turn comes. One
   * run where all of them are small; of large ones only a bounded part is read at once.
   */
  async *openInRuns(asked: readonly VersionAsked[]): AsyncGenerator<Iterable<OpenPartnership | null>> {
    const found = (await this.cached.heads(asked)).map((row, index) => row && versionFound(asked[index]!, row));
    const wanted = found.map((it, index) => it && wantedOf(asked[index]!, it));
    for (let from = 0; from < asked.length;) {
      const to = this.endOfRun(wanted, from);
      const run = wanted.slice(from, to);
      yield opening(found.slice(from, to), run, await this.cached.rowsAt(run));
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
   * What events say, by `versionKey`; at most two round trips. Of very heavy events a bounded number of bytes is read: the first is always there,
   * later ones may not be.
   */
  eventsBehind(refs: readonly VersionRef[]): Promise<EventsFound> {
    return this.cached.events(refs);
  }

  /** The same without whether all of it is there. */
  async events(refs: readonly VersionRef[]): Promise<ReadonlyMap<string, ToldEvent>> {
    return (await this.eventsBehind(refs)).told;
  }

  /** The JSON of very heavy values, by what stands in for them; a bounded number of bytes, at least the first. */
  heavyValues(partnershipId: string, said: readonly SaidAt[]): Promise<ReadonlyMap<string, string>> {
    return this.stored.heavyValues(partnershipId, said);
  }

  /** Where to stop, so that what is still to be read of the partnerships up to there is a bounded amount; at least one. */
  private endOfRun(wanted: readonly (VersionRef | null)[], from: number): number {
    const counted = new Set<string>();
    let versions = 0;
    for (let at = from; at < wanted.length; at += 1) {
      const ref = wanted[at]!;
      if (!ref || counted.has(blockKey(ref))) continue;
      const toRead = this.cached.versionsToRead(ref);
      if (toRead === 0) continue;
      counted.add(blockKey(ref));
      versions += toRead;
      if (versions > VERSIONS_AT_ONCE && at > from) return at;
    }
    return wanted.length;
  }
}

/** Whoever asks about one version again and again shares what was folded of it; no other is kept. */
function* opening(
  found: readonly (VersionOf | null)[],
  wanted: readonly (VersionRef | null)[],
  rows: readonly (KnownRows | null)[],
): Generator<OpenPartnership | null> {
  let last: { readonly ref: VersionRef | null; readonly worlds: PartnershipWorlds } | null = null;
  for (const [nth, it] of found.entries()) {
    const ref = wanted[nth]!;
    if (!last || last.ref?.version !== ref?.version || last.ref?.partnershipId !== ref?.partnershipId)
      last = { ref, worlds: worldsAt(rows[nth], ref) };
    yield it && { ...it, worlds: last.worlds };
  }
}

const worldsAt = (rows: KnownRows | null | undefined, ref: VersionRef | null): PartnershipWorlds =>
  (ref && rows?.at(ref.version)) ?? NOTHING_RECORDED;

const NOTHING_RECORDED = PartnershipWorlds.of(NO_FACTS);
