import { decodeCursor } from '#contracts';
import type { Feed, FeedPage } from '#feed';

const MOST_PAGES = 64;
/** The number of decisions per partition and read. */
const PER_PARTITION = 50;
const BYTES = 512 * 1024;

/** Reads the page of the feed after a cursor, of one partnership if given. @throws MalformedCursor, CursorRefused */
export async function readPageAfter(feed: Feed, cursor: string, partnershipId: string | null): Promise<FeedPage> {
  const { logId, places } = decodeCursor(cursor, feed.partitions);
  return feed.read({ logId, from: places, perPartition: PER_PARTITION, bytes: BYTES, partnershipId });
}

/** Shares reads of the same page between two looks: all subscriptions that are up to date read the same page. */
export class FeedReads {
  private readonly pages = new Map<string, Promise<FeedPage>>();

  constructor(private readonly feed: Feed) {}

  /** Discards the shared pages. */
  forget(): void {
    this.pages.clear();
  }

  after(cursor: string, partnershipId: string | null): Promise<FeedPage> {
    const key = `${partnershipId ?? ''} ${cursor}`;
    const known = this.pages.get(key);
    if (known) return known;
    const [oldest] = this.pages.keys();
    if (oldest !== undefined && this.pages.size >= MOST_PAGES) this.pages.delete(oldest);
    const page = readPageAfter(this.feed, cursor, partnershipId);
    this.pages.set(key, page);
    page.catch(() => this.pages.get(key) === page && this.pages.delete(key));
    return page;
  }
}
