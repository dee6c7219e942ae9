import type { TermChangeEvent } from '#contracts';
import type { Queryable } from '#postgres';
import { latestTermChanges } from '#feed';
import { readPartnership } from '#read-models';

/** What changed lately in a partnership, the latest first; null if nothing is known of it. */
export type LatestChanges = (partnershipId: string, limit: number) => Promise<TermChangeEvent[] | null>;

export const LATEST_CHANGES = Symbol('LATEST_CHANGES');

export const latestInPostgres =
  (db: Queryable): LatestChanges =>
  async (partnershipId, limit) =>
    (await readPartnership(db, partnershipId)) && latestTermChanges(db, partnershipId, limit);
