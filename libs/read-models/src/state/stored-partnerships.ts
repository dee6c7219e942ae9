import { rowsOf, type Queryable } from '#postgres';
import { readHeavyEvents, readHeavyValues, type SaidAt } from './heavy-rows';
import type { RowTexts } from './known-rows';
import { loadEvents, loadBlocks, openBlock, readHead, readHeads, readVersionAt } from './load-state.sql';
import { firstOf } from './block';
import type { ToldEvent } from './told-event';
import type { HeadRow, VersionAsked, VersionRef } from './version-asked';

export type BlockRow = RowTexts & Pick<HeadRow, 'build' | 'head_version'> & { first: number; events: string | null };

/** A version, and up to which version the events of its block need not be read. */
export interface BlockAsked extends VersionRef {
  readonly eventsBehind: number;
}

/** Events of a partnership from `version` to `last`. */
export interface EventsAsked extends VersionRef {
  readonly last: number;
}

export interface EventsRow {
  readonly id: string;
  readonly version: number;
  readonly events: string | null;
}

/** What is stored of partnerships, as answers are made from it. */
export interface StoredPartnerships {
  /** Null where a partnership is not known. */
  head(asked: VersionAsked): Promise<HeadRow | null>;
  /** In the order asked. */
  heads(asked: readonly VersionAsked[]): Promise<(HeadRow | null)[]>;
  /** The head, and the block of the version that is asked for; events up to `eventsBehind` are left out. */
  open(asked: VersionAsked, eventsBehind: number): Promise<(HeadRow & BlockRow) | null>;
  blocks(asked: readonly BlockAsked[]): Promise<readonly (BlockRow & { readonly id: string })[]>;
  events(asked: readonly EventsAsked[]): Promise<readonly EventsRow[]>;
  /** Of one partnership, a bounded number of bytes: the first is always there, later ones may not be. */
  heavyEvents(refs: readonly VersionRef[]): Promise<ReadonlyMap<number, ToldEvent>>;
  /** The JSON of values that are too heavy to be cached, by what stands in for them; a bounded number of bytes, at least the first. */
  heavyValues(partnershipId: string, said: readonly SaidAt[]): Promise<ReadonlyMap<string, string>>;
}

export const partnershipsInPostgres = (db: Queryable): StoredPartnerships => ({
  async head({ partnershipId, version, instant }) {
    const [row] =
      version === undefined && instant
        ? await rowsOf<HeadRow>(db, readVersionAt, [partnershipId, instant])
        : await rowsOf<HeadRow>(db, readHead, [partnershipId, version ?? null]);
    return row ?? null;
  },

  async heads(asked) {
    const rows = await rowsOf<HeadRow & { n: number }>(db, readHeads, [
      asked.map(({ partnershipId }) => partnershipId),
      asked.map(({ version }) => version ?? null),
      asked.map(({ instant }) => instant ?? null),
    ]);
    const found = new Array<HeadRow | null>(asked.length).fill(null);
    for (const row of rows) found[row.n - 1] = row;
    return found;
  },

  async open({ partnershipId, version }, eventsBehind) {
    const [row] = await rowsOf<HeadRow & BlockRow>(db, openBlock, [partnershipId, version ?? null, eventsBehind]);
    return row ?? null;
  },

  blocks: (asked) =>
    rowsOf<BlockRow & { id: string }>(db, loadBlocks, [
      asked.map(({ partnershipId }) => partnershipId),
      asked.map(({ version }) => firstOf(version)),
      asked.map(({ eventsBehind }) => eventsBehind),
    ]),

  events: (asked) =>
    rowsOf<{ id: string; version: number; events: string | null }>(db, loadEvents, [
      asked.map(({ partnershipId }) => partnershipId),
      asked.map(({ version }) => version),
      asked.map(({ last }) => last),
    ]),

  heavyEvents: (refs) => readHeavyEvents(db, refs),
  heavyValues: (partnershipId, said) => readHeavyValues(db, partnershipId, said),
});
