import { decodeCursor } from '#contracts';
import type { Feed, FeedPage } from '#feed';

const PAGES_KEPT = 64;
/** Per partition and read. */
const PER_PARTITION = 50;
const BYTES = 512 * 1024;

/** The page of a feed behind a cursor, of one partnership if it is given. @throws MalformedCursor, CursorRefused */
export async function readBehind(feed: Feed, cursor: string, partnershipId: string | null): Promise<FeedPage> {
  const { logId, places } = decodeCursor(cursor, feed.partitions);
  return feed.read({ logId, from: places, perPartition: PER_PARTITION, bytes: BYTES, partnershipId });
}

/** Reads of the feed, shared by all who ask for the same place between two looks: subscribers that are up to date all ask for the same. */
export class FeedReads {
  private readonly pages = new Map<string, Promise<FeedPage>>();

  constructor(private readonly feed: Feed) {}

  /** From here on the feed is read anew. */
  forget(): void {
    this.pages.clear();
  }

  after(cursor: string, partnershipId: string | null): Promise<FeedPage> {
    const key = `${partnershipId ?? ''} ${cursor}`;
    const known = this.pages.get(key);
    if (known) return known;
    const [oldest] = this.pages.keys();
    if (oldest !== undefined && this.pages.size >= PAGES_KEPT) this.pages.delete(oldest);
    const page = readBehind(this.feed, cursor, partnershipId);
    this.pages.set(key, page);
    page.catch(() => this.pages.get(key) === page && this.pages.delete(key));
    return page;
  }
}
