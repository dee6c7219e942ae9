import { decodeCursor } from '#contracts';
import type { Feed, FeedPage } from '#feed';
import { Limiter } from '#postgres';

const MOST_PAGES = 64;
/** The number of decisions per partition and read. */
const PER_PARTITION = 50;
const BYTES = 512 * 1024;

/** Reads the page of the feed after a cursor, of one partnership if given. @throws MalformedCursor, CursorRefused */
export async function readPageAfter(feed: Feed, cursor: string, partnershipId: string | null): Promise<FeedPage> {
  const { logId, places } = decodeCursor(cursor, feed.partitions);
  return feed.read({ logId, from: places, perPartition: PER_PARTITION, bytes: BYTES, partnershipId });
}

/** Every subscription may read at the same time, and queries need connections of the same pool. */
const READS_AT_ONCE = 4;

/** Shares reads of the same page between two looks: all subscriptions that are up to date read the same page. */
export class FeedReads {
  private readonly pages = new Map<string, Promise<FeedPage>>();
  private readonly limiter = new Limiter(READS_AT_ONCE);
  private upToDate: string | null = null;

  constructor(private readonly feed: Feed) {}

  /** Discards the shared pages. `upToDate` is the cursor of the subscriptions that had reached the end of the feed until now. */
  forget(upToDate: string | null): void {
    this.pages.clear();
    this.upToDate = upToDate;
  }

  /** Reads the page after a cursor, of one partnership if given and if the subscription is behind: after the former end there is little to skip. */
  after(cursor: string, partnershipId: string | null): Promise<FeedPage> {
    const only = cursor === this.upToDate ? null : partnershipId;
    const key = `${only ?? ''} ${cursor}`;
    const known = this.pages.get(key);
    if (known) return known;
    const [oldest] = this.pages.keys();
    if (oldest !== undefined && this.pages.size >= MOST_PAGES) this.pages.delete(oldest);
    const page = this.limiter.run(() => readPageAfter(this.feed, cursor, only));
    this.pages.set(key, page);
    page.catch(() => this.pages.get(key) === page && this.pages.delete(key));
    return page;
  }
}
