import { rowsOf, type Queryable } from '#postgres';
import { readHeavyEvents, readHeavyValues, type StatementPlace } from './heavy-rows';
import type { RowTexts } from './known-rows';
import { loadEvents, loadBlocks, openBlock, readHead, readHeads, readVersionAt } from './load-state.sql';
import { firstOf } from './block';
import type { RenderedEvent } from './rendered-event';
import type { HeadRow, VersionQuery, VersionRef } from './version-query';

export type BlockRow = RowTexts & Pick<HeadRow, 'build' | 'head_version'> & { first: number; events: string | null };

/** A version whose block is read. Events up to `eventsBehind` are cached already and are left out. */
export interface BlockToLoad extends VersionRef {
  readonly eventsBehind: number;
}

/** The events of a partnership from `version` to `last`. */
export interface EventsToLoad extends VersionRef {
  readonly last: number;
}

export interface EventsRow {
  readonly id: string;
  readonly version: number;
  readonly events: string | null;
}

/** The stored rows of partnerships from which answers are made. */
export interface StoredPartnerships {
  /** Null where a partnership is not known. */
  head(query: VersionQuery): Promise<HeadRow | null>;
  /** Heads, in the order of the queries. */
  heads(queries: readonly VersionQuery[]): Promise<(HeadRow | null)[]>;
  /** Reads the head and the block of the queried version. Events up to `eventsBehind` are left out. */
  open(query: VersionQuery, eventsBehind: number): Promise<(HeadRow & BlockRow) | null>;
  blocks(toLoad: readonly BlockToLoad[]): Promise<readonly (BlockRow & { readonly id: string })[]>;
  events(toLoad: readonly EventsToLoad[]): Promise<readonly EventsRow[]>;
  /** Reads heavy events of one partnership, up to a bounded number of bytes. The first event is always read; later ones may be missing. */
  heavyEvents(refs: readonly VersionRef[]): Promise<ReadonlyMap<number, RenderedEvent>>;
  /** Returns the JSON of values that are too large to be cached, by their placeholders: a bounded number of bytes, but at least the first value. */
  heavyValues(partnershipId: string, places: readonly StatementPlace[]): Promise<ReadonlyMap<string, string>>;
}

export const partnershipsInPostgres = (db: Queryable): StoredPartnerships => ({
  async head({ partnershipId, version, instant }) {
    const [row] =
      version === undefined && instant
        ? await rowsOf<HeadRow>(db, readVersionAt, [partnershipId, instant])
        : await rowsOf<HeadRow>(db, readHead, [partnershipId, version ?? null]);
    return row ?? null;
  },

  async heads(queries) {
    const rows = await rowsOf<HeadRow & { n: number }>(db, readHeads, [
      queries.map(({ partnershipId }) => partnershipId),
      queries.map(({ version }) => version ?? null),
      queries.map(({ instant }) => instant ?? null),
    ]);
    const found = new Array<HeadRow | null>(queries.length).fill(null);
    for (const row of rows) found[row.n - 1] = row;
    return found;
  },

  async open({ partnershipId, version }, eventsBehind) {
    const [row] = await rowsOf<HeadRow & BlockRow>(db, openBlock, [partnershipId, version ?? null, eventsBehind]);
    return row ?? null;
  },

  blocks: (toLoad) =>
    rowsOf<BlockRow & { id: string }>(db, loadBlocks, [
      toLoad.map(({ partnershipId }) => partnershipId),
      toLoad.map(({ version }) => firstOf(version)),
      toLoad.map(({ eventsBehind }) => eventsBehind),
    ]),

  events: (toLoad) =>
    rowsOf<{ id: string; version: number; events: string | null }>(db, loadEvents, [
      toLoad.map(({ partnershipId }) => partnershipId),
      toLoad.map(({ version }) => version),
      toLoad.map(({ last }) => last),
    ]),

  heavyEvents: (refs) => readHeavyEvents(db, refs),
  heavyValues: (partnershipId, places) => readHeavyValues(db, partnershipId, places),
});
