import { getHeapStatistics } from 'node:v8';
import { NO_FACTS, PartnershipWorlds } from '#domain';
import type { Queryable } from '#postgres';
import { CachedPartnerships, type EventsFound } from './cached-partnerships';
import type { StatementPlace } from './heavy-rows';
import type { KnownRows } from './known-rows';
import type { CacheState } from './measure-cache';
import { partnershipsInPostgres, type StoredPartnerships } from './stored-partnerships';
import { blockKey } from './block-cache';
import type { RenderedEvent } from './rendered-event';
import {
  versionFound,
  wantedOf,
  type OpenPartnership,
  type VersionQuery,
  type VersionOf,
  type VersionRef,
} from './version-query';

/** The default size of the cache in bytes: a share of Node's heap limit, so that a small container caches little. */
const SHARE = (getHeapStatistics().heap_size_limit * 3) / 16;

/** The most versions whose blocks are read in one statement. Versions stand for claims, whose number is not known beforehand. */
const VERSIONS_AT_ONCE = 16_384;

/** Reads partnerships as of a version. */
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

  /** Returns null if the partnership is not known. Takes one round trip. */
  async open(query: VersionQuery): Promise<OpenPartnership | null> {
    const row = await this.cached.open(query);
    if (!row) return null;
    const found = versionFound(query, row);
    const [rows] = await this.cached.rowsAt([wantedOf(query, found)]);
    return { ...found, worlds: worldsAt(rows, found.version) };
  }

  /**
   * Opens many partnerships in the given order. They come in runs: a run is read when the caller asks for it, and each partnership is opened in turn.
   * Small partnerships make one run; of large ones a run reads a bounded part.
   */
  async *openInRuns(queries: readonly VersionQuery[]): AsyncGenerator<Iterable<OpenPartnership | null>> {
    const found = (await this.cached.heads(queries)).map((row, index) => row && versionFound(queries[index]!, row));
    const wanted = found.map((it, index) => it && wantedOf(queries[index]!, it));
    for (let from = 0; from < queries.length;) {
      const to = this.endOfRun(wanted, from);
      const run = wanted.slice(from, to);
      yield opening(found.slice(from, to), run, await this.cached.rowsAt(run));
      from = to;
    }
  }

  /** Yields the same partnerships one by one. */
  async *openEach(queries: readonly VersionQuery[]): AsyncGenerator<OpenPartnership | null> {
    for await (const run of this.openInRuns(queries)) yield* run;
  }

  async openMany(queries: readonly VersionQuery[]): Promise<(OpenPartnership | null)[]> {
    const opened: (OpenPartnership | null)[] = [];
    for await (const each of this.openEach(queries)) opened.push(each);
    return opened;
  }

  /**
   * Reads rendered events by `versionKey` in at most two round trips. Very heavy events are read up to a bounded number of bytes: the first is always
   * present, later ones may be missing.
   */
  eventsBehind(refs: readonly VersionRef[]): Promise<EventsFound> {
    return this.cached.events(refs);
  }

  /** Returns only the map of `eventsBehind`. */
  async events(refs: readonly VersionRef[]): Promise<ReadonlyMap<string, RenderedEvent>> {
    return (await this.eventsBehind(refs)).events;
  }

  /** Reads the JSON of very heavy values by their placeholders, up to a bounded number of bytes and at least the first value. */
  heavyValues(partnershipId: string, places: readonly StatementPlace[]): Promise<ReadonlyMap<string, string>> {
    return this.stored.heavyValues(partnershipId, places);
  }

  /** Returns the end of a run, so that the run reads a bounded number of versions. A run has at least one partnership. */
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

/** Consecutive queries about the same version share its worlds, and so what was folded for them. */
function* opening(
  found: readonly (VersionOf | null)[],
  wanted: readonly (VersionRef | null)[],
  rows: readonly (KnownRows | null)[],
): Generator<OpenPartnership | null> {
  let last: { readonly ref: VersionRef | null; readonly worlds: PartnershipWorlds } | null = null;
  for (const [nth, it] of found.entries()) {
    const ref = wanted[nth]!;
    if (it && (!last || last.ref?.version !== ref?.version || last.ref?.partnershipId !== ref?.partnershipId))
      last = { ref, worlds: worldsAt(rows[nth], it.version) };
    yield it && { ...it, worlds: last!.worlds };
  }
}

/** Returns empty worlds where there are no rows, because nothing is recorded at that version. */
const worldsAt = (rows: KnownRows | null | undefined, version: number): PartnershipWorlds =>
  rows ? PartnershipWorlds.of(rows.at(version)) : NOTHING_RECORDED;

const NOTHING_RECORDED = PartnershipWorlds.of(NO_FACTS);
