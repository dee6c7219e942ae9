import type { TermChangeEvent } from '#contracts';
import { wantedBy, type FeedFilter } from './feed-filter';
import type { FeedPlaces } from './feed-places';
import type { FeedStretch, StretchAsked } from './read-term-changes';

/** Decisions looked at for one page: a filter that lets little through is answered in time, with how far it has got. */
const MOST_DECISIONS = 5_000;
/** Per partition and query: enough to fill a page, few enough to hold in memory. */
const MOST_PER_PARTITION = 100;

export interface WantedPage {
  readonly events: readonly TermChangeEvent[];
  readonly scannedTo: FeedPlaces;
  /** Whether there may be more now. */
  readonly more: boolean;
}

/** Reads a page of at most `limit` wanted term changes behind `from`, in as many reads of the feed as it takes. */
export async function readWantedPage(
  read: (asked: StretchAsked) => Promise<FeedStretch>,
  asked: { readonly logId: string; readonly from: FeedPlaces; readonly filter: FeedFilter; readonly limit: number },
): Promise<WantedPage> {
  const { logId, filter, limit } = asked;
  const wanted = wantedBy(filter);
  const only = filter.partnerships?.length === 1 ? filter.partnerships[0]! : null;
  const events: TermChangeEvent[] = [];
  let from = asked.from;
  let perPartition = Math.min(MOST_PER_PARTITION, Math.ceil(limit / from.length));
  for (let decisions = 0; ; perPartition = MOST_PER_PARTITION) {
    const stretch = await read({ logId, from, perPartition, partnershipId: only });
    for (const [nth, { event, after }] of stretch.items.entries()) {
      if (!wanted(event.data)) continue;
      events.push(event);
      if (events.length === limit) {
        const isLast = nth === stretch.items.length - 1;
        return { events, scannedTo: isLast ? stretch.scannedTo : after, more: !isLast || !stretch.atEnd };
      }
    }
    from = stretch.scannedTo;
    decisions += stretch.decisions;
    if (stretch.atEnd || decisions >= MOST_DECISIONS) return { events, scannedTo: from, more: !stretch.atEnd };
  }
}
