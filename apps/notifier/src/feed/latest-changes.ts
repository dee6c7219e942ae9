import type { Queryable } from '#postgres';
import { latestTermChanges } from '#feed';
import {
  FIRST_PARTNERSHIP,
  readPartnership,
  readPartnerships,
  readPartnershipsOfKind,
  type RecentPlace,
} from '#read-models';
import type { PrivateSubject } from '#subscriptions';
import { mergeLatest, type Latest } from './merge-latest';

/** Returns the latest changes of a subject, latest first; null for an unknown partnership. */
export type LatestChanges = (subject: PrivateSubject, limit: number) => Promise<Latest | null>;

export const LATEST_CHANGES = Symbol('LATEST_CHANGES');

const PARTNERSHIPS_AT_ONCE = 500;

export const latestInPostgres =
  (db: Queryable): LatestChanges =>
  async ({ type, id }, limit) => {
    switch (type) {
      case 'partnership': {
        if (!(await readPartnership(db, id))) return null;
        const { changes } = await latestTermChanges(db, { partnershipIds: [id] }, limit);
        return { changes, isComplete: true };
      }
      case 'party':
        return mergeLatest(FIRST_PARTNERSHIP.recent, (after) => latestOfParty(db, { party: id, after, limit }), limit);
      case 'kind':
        return mergeLatest(FIRST_PARTNERSHIP.recent, (after) => latestOfKind(db, { kind: id, after, limit }), limit);
    }
  };

interface Page {
  readonly after: RecentPlace;
  readonly limit: number;
}

async function latestOfParty(db: Queryable, { party, after, limit }: Page & { readonly party: string }) {
  const { items, reached } = await readPartnerships(db, { after, limit: PARTNERSHIPS_AT_ONCE, party });
  const partnershipIds = items.map(({ partnershipId }) => partnershipId);
  const latest = await latestTermChanges(db, { partnershipIds }, limit);
  return { ...latest, reached: reached?.sort === 'recent' ? reached : null };
}

async function latestOfKind(db: Queryable, { kind, after, limit }: Page & { readonly kind: string }) {
  const wanted = { kind, after, limit: PARTNERSHIPS_AT_ONCE };
  const { partnershipIds, reached } = await readPartnershipsOfKind(db, wanted);
  return { ...(await latestTermChanges(db, { partnershipIds, kind }, limit)), reached };
}
