import { wantedBy, type FeedFilter } from './feed-filter';
import type { FeedPlaces } from './feed-places';
import type { FeedPage, FeedQuery } from '../feed.port';

/** The most decisions read for one page. A filter with few matches is answered in time, with a cursor to the place up to which it has read. */
const MOST_DECISIONS = 5_000;
/** The most decisions per partition and query: enough to fill a page, and few enough for memory. */
const MOST_PER_PARTITION = 100;

export interface WantedPage {
  /** The term changes as JSON. */
  readonly texts: readonly string[];
  readonly scannedTo: FeedPlaces;
  /** True if more may follow already. */
  readonly more: boolean;
}

export interface WantedPageQuery {
  readonly logId: string;
  readonly from: FeedPlaces;
  readonly filter: FeedFilter;
  readonly limit: number;
  /** The maximum size in bytes, except that the first term change is always included. */
  readonly bytes: number;
  /** Called with the number of bytes so far each time it grows. */
  readonly onBytes: (bytes: number) => Promise<void>;
}

/** Reads a page of matching term changes after `from`, with as many reads of the feed as necessary. */
export async function readWantedPage(
  read: (query: FeedQuery) => Promise<FeedPage>,
  { logId, filter, limit, bytes, onBytes, ...query }: WantedPageQuery,
): Promise<WantedPage> {
  const wanted = wantedBy(filter);
  const only = filter.partnerships?.length === 1 ? filter.partnerships[0]! : null;
  const texts: string[] = [];
  let [from, before, taken] = [query.from, query.from, 0];
  let perPartition = Math.min(MOST_PER_PARTITION, Math.ceil(limit / from.length));
  for (let decisions = 0; ; perPartition = MOST_PER_PARTITION) {
    const page = await read({ logId, from, perPartition, partnershipId: only });
    for (const [nth, { event, after }] of page.items.entries()) {
      if (wanted(event.data)) {
        const text = JSON.stringify(event);
        taken += Buffer.byteLength(text) + 1;
        if (texts.length > 0 && taken > bytes) return { texts, scannedTo: before, more: true };
        await onBytes(taken);
        texts.push(text);
        if (texts.length === limit) {
          const isLast = nth === page.items.length - 1;
          return { texts, scannedTo: isLast ? page.scannedTo : after, more: !isLast || !page.atEnd };
        }
      }
      before = after;
    }
    from = before = page.scannedTo;
    decisions += page.decisions;
    if (page.atEnd || decisions >= MOST_DECISIONS) return { texts, scannedTo: from, more: !page.atEnd };
  }
}
