import type { CursorPlace, TermChangeEvent } from '#contracts';
import type { Queryable } from '#postgres';
import { isBehind, type FeedPlaces } from './feed-places';
import { CursorRefused, readFeed, refuseUnlessReached, type FeedPage } from './read-feed';
import { termChangesOfDecision } from './term-change-feed';

/** A term change, with the places right behind it in the order in which it was read. */
export interface FeedItem {
  readonly event: TermChangeEvent;
  readonly after: FeedPlaces;
}

/** A stretch of the feed, unfiltered. */
export interface FeedStretch {
  readonly logId: string;
  readonly items: readonly FeedItem[];
  /** How far the stretch has looked: behind its last item, or beyond. */
  readonly scannedTo: FeedPlaces;
  /** How many decisions it looked at. */
  readonly decisions: number;
  /** Whether that is all there is now, or all up to `until`. */
  readonly atEnd: boolean;
}

export interface StretchAsked {
  readonly logId: string;
  readonly from: FeedPlaces;
  /** Nothing from here on, although there may be more; whole decisions only. */
  readonly until?: FeedPlaces;
  readonly perPartition: number;
  /** No more decisions once they hold so many. */
  readonly bytes?: number;
  /** Only this partnership's; the rest is passed over. */
  readonly partnershipId?: string | null;
}

/**
 * Reads the term changes behind `from`.
 * @throws CursorRefused where `from` is of another log or ahead of what is projected, as any is while nothing is.
 */
export async function readTermChanges(db: Queryable, asked: StretchAsked): Promise<FeedStretch> {
  const { from, perPartition, bytes, partnershipId = null } = asked;
  return stretchOfPage(await readFeed(db, { places: from, perPartition, bytes, partnershipId }), asked);
}

/** The term changes of a page that was read for `asked`. @throws CursorRefused */
export function stretchOfPage(page: FeedPage | null, { logId, from, until }: StretchAsked): FeedStretch {
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
