import { wantedBy, type FeedFilter } from './feed-filter';
import type { FeedPlaces } from './feed-places';
import type { FeedPage, FeedQuery } from '../feed.port';

/** Decisions looked at for one page: a filter that lets little through is answered in time, with how far it has got. */
const MOST_DECISIONS = 5_000;
/** Per partition and query: enough to fill a page, few enough to hold in memory. */
const MOST_PER_PARTITION = 100;

export interface WantedPage {
  /** Term changes as JSON. */
  readonly texts: readonly string[];
  readonly scannedTo: FeedPlaces;
  /** Whether there may be more now. */
  readonly more: boolean;
}

export interface WantedAsked {
  readonly logId: string;
  readonly from: FeedPlaces;
  readonly filter: FeedFilter;
  readonly limit: number;
  /** At most so many bytes, unless the first alone has more. */
  readonly bytes: number;
  /** Called with how many bytes there are, as they grow. */
  readonly onBytes: (bytes: number) => Promise<void>;
}

/** Reads a page of wanted term changes behind `from`, in as many reads of the feed as it takes. */
export async function readWantedPage(
  read: (query: FeedQuery) => Promise<FeedPage>,
  { logId, filter, limit, bytes, onBytes, ...asked }: WantedAsked,
): Promise<WantedPage> {
  const wanted = wantedBy(filter);
  const only = filter.partnerships?.length === 1 ? filter.partnerships[0]! : null;
  const texts: string[] = [];
  let [from, before, taken] = [asked.from, asked.from, 0];
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
