import type { Head } from '#contracts';
import type { Profile } from '#domain';
import { rowsOf, type Queryable } from '#postgres';
import type { VersionRange } from '../register/names-of-batch';
import { loadHeads } from './load-batch-state.sql';
import type { PartnershipCache } from './partnership-cache';

export interface PartnershipHead {
  readonly head: Head;
  readonly recordedAt: string;
  readonly profile: Profile;
  readonly historyHash: Buffer;
}

/** A head as it is stored. */
export interface StoredHead {
  readonly id: string;
  readonly head: PartnershipHead;
  /** The events that an older release recorded without a register; null if there are none. */
  readonly unregistered: VersionRange | null;
  /** Whether the list columns are stored with it. */
  readonly isListed: boolean;
}

/** The heads of partnerships before a batch. */
export interface Heads {
  /** Returns the heads of those that have one. */
  of(partnerships: readonly string[]): Promise<readonly StoredHead[]>;
}

type HeadRow = {
  id: string;
  version: number;
  head_event_id: string;
  recorded_at: Date;
  profile: Profile;
  history_hash: Buffer;
  register_version: number;
  is_listed: boolean;
};

export const headsInPostgres = (db: Queryable): Heads => ({
  async of(partnerships) {
    if (partnerships.length === 0) return [];
    return (await rowsOf<HeadRow>(db, loadHeads, [partnerships])).map(headOfRow);
  },
});

const headOfRow = (row: HeadRow): StoredHead => ({
  id: row.id,
  head: {
    head: { version: row.version, eventId: row.head_event_id },
    recordedAt: row.recorded_at.toISOString(),
    profile: row.profile,
    historyHash: row.history_hash,
  },
  unregistered: row.register_version < row.version ? { above: row.register_version, upTo: row.version } : null,
  isListed: row.is_listed,
});

/** Reads heads from the cache first. Cached heads were written by this process and are complete. */
export const cachedHeads = (stored: Heads, cache: PartnershipCache<PartnershipHead>): Heads => ({
  async of(partnerships) {
    const found: StoredHead[] = [];
    const missing: string[] = [];
    for (const id of partnerships) {
      const head = cache.get(id);
      if (head) found.push({ id, head, unregistered: null, isListed: true });
      else missing.push(id);
    }
    return missing.length === 0 ? found : [...found, ...(await stored.of(missing))];
  },
});

/** Estimates the size of a head in memory. */
export const bytesOfHead = ({ profile }: PartnershipHead): number => 900 + profile.roots.length * 2_000;
