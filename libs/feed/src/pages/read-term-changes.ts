import type { CursorPlace } from '#contracts';
import type { Queryable } from '#postgres';
import type { FeedItem, FeedPage, FeedQuery } from '../feed.port';
import { CursorRefused } from './cursor-refused';
import { isBehind } from './feed-places';
import { readDecisions, refuseUnlessReached, type DecisionPage } from './read-feed';
import { termChangesOfDecision } from './term-change-feed';

/**
 * Reads the term changes after `from`.
 * @throws CursorRefused if `from` is of another log, or ahead of the projection, as every cursor is before the first projection.
 */
export async function readTermChanges(db: Queryable, query: FeedQuery): Promise<FeedPage> {
  const { from, perPartition, bytes, partnershipId = null } = query;
  return pageOfDecisions(await readDecisions(db, { places: from, perPartition, bytes, partnershipId }), query);
}

/** Returns the term changes of the decisions that were read for `query`. @throws CursorRefused */
export function pageOfDecisions(page: DecisionPage | null, { logId, from, until }: FeedQuery): FeedPage {
  if (!page) throw new CursorRefused('cursor-ahead', 'nothing has been projected here yet');
  refuseUnlessReached({ logId, places: from }, page);
  const places: CursorPlace[] = [...page.from];
  const items: FeedItem[] = [];
  for (const decision of page.decisions) {
    const { partition, offset, hash } = decision;
    if (until && offset >= until[partition]!.offset) continue;
    const changes = termChangesOfDecision(decision, logId);
    for (const [nth, { ordinal, event }] of changes.entries()) {
      if (isBehind({ offset, ordinal }, from[partition]!)) continue;
      const isLast = nth === changes.length - 1 && decision.goesOnAt === null;
      places[partition] = isLast ? { offset: offset + 1, ordinal: 0, hash } : { offset, ordinal: ordinal + 1, hash };
      items.push({ event, after: [...places] });
    }
  }
  const end = page.projectedTo.map((projected, partition) => {
    const limit = until?.[partition];
    if (!limit || limit.offset >= projected.offset) return projected;
    // Within a decision a place has the hash of the place after the decision, so it is left out here.
    return limit.ordinal === 0 ? limit : { offset: limit.offset, ordinal: 0 };
  });
  const scannedTo = page.scannedTo.map((place, partition) =>
    place.offset < end[partition]!.offset ? place : end[partition]!,
  );
  return {
    logId,
    from: page.from,
    items,
    scannedTo,
    decisions: page.decisions.length,
    atEnd: scannedTo.every(({ offset }, partition) => offset >= end[partition]!.offset),
  };
}
