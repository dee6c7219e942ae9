import type { TermChangeEvent } from '#contracts';
import type { Queryable } from '#postgres';
import { latestTermChanges } from '#feed';
import { FIRST_PARTNERSHIP, readPartnership, readPartnerships, readPartnershipsOfKind } from '#read-models';
import type { PrivateSubject } from '#subscriptions';

/** What changed lately, the latest first; null if it is of a partnership of which nothing is known. */
export type LatestChanges = (subject: PrivateSubject, limit: number) => Promise<TermChangeEvent[] | null>;

export const LATEST_CHANGES = Symbol('LATEST_CHANGES');

/** Of a party, and of a kind, those partnerships are looked at that something was recorded of last. */
const MOST_PARTNERSHIPS = 500;

export const latestInPostgres =
  (db: Queryable): LatestChanges =>
  async ({ type, id }, limit) => {
    switch (type) {
      case 'partnership':
        return (await readPartnership(db, id)) && latestTermChanges(db, { partnershipIds: [id] }, limit);
      case 'party': {
        const wanted = { after: FIRST_PARTNERSHIP.recent, limit: MOST_PARTNERSHIPS, party: id };
        const { items } = await readPartnerships(db, wanted);
        return latestTermChanges(db, { partnershipIds: items.map(({ partnershipId }) => partnershipId) }, limit);
      }
      case 'kind': {
        const partnershipIds = await readPartnershipsOfKind(db, id, MOST_PARTNERSHIPS);
        return latestTermChanges(db, { partnershipIds, kind: id }, limit);
      }
    }
  };
