import type { CursorPlace } from '#contracts';
import type { Queryable } from '#postgres';
import type { FeedItem, FeedPage, FeedQuery } from '../feed.port';
import { CursorRefused } from './cursor-refused';
import { isBehind } from './feed-places';
import { readDecisions, refuseUnlessReached, type DecisionPage } from './read-feed';
import { termChangesOfDecision } from './term-change-feed';

/**
 * Reads the term changes behind `from`.
 * @throws CursorRefused where `from` is of another log or ahead of what is projected, as any is while nothing is.
 */
export async function readTermChanges(db: Queryable, query: FeedQuery): Promise<FeedPage> {
  const { from, perPartition, bytes, partnershipId = null } = query;
  return pageOfDecisions(await readDecisions(db, { places: from, perPartition, bytes, partnershipId }), query);
}

/** The term changes of a page that was read for `query`. @throws CursorRefused */
export function pageOfDecisions(page: DecisionPage | null, { logId, from, until }: FeedQuery): FeedPage {
  if (!page) throw new CursorRefused('cursor-ahead', 'nothing has been projected here yet');
  refuseUnlessReached({ logId, places: from }, page);
  const places: CursorPlace[] = [...from];
  const items: FeedItem[] = [];
  for (const decision of page.decisions) {
    const { partition, offset } = decision;
    if (until && offset >= until[partition]!.offset) continue;
    const changes = termChangesOfDecision(decision, logId);
    for (const [nth, { ordinal, event }] of changes.entries()) {
      if (isBehind({ offset, ordinal }, from[partition]!)) continue;
      const isLast = nth === changes.length - 1 && decision.goesOnAt === null;
      places[partition] = isLast ? { offset: offset + 1, ordinal: 0 } : { offset, ordinal: ordinal + 1 };
      items.push({ event, after: [...places] });
    }
  }
  const end = page.projectedTo.map((offset, partition) => Math.min(offset, until?.[partition]?.offset ?? Infinity));
  const scannedTo = page.scannedTo.map((place, partition) =>
    place.offset < end[partition]! ? place : { offset: end[partition]!, ordinal: 0 },
  );
  return {
    logId,
    items,
    scannedTo,
    decisions: page.decisions.length,
    atEnd: scannedTo.every(({ offset }, partition) => offset >= end[partition]!),
  };
}
