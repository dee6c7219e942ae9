import type { ChangesPage, Feed } from '#feed';

const PAGES_KEPT = 64;

/** Reads of the feed, shared by all who ask for the same place between two looks: subscribers that are up to date all ask for the same. */
export class FeedReads {
  private readonly pages = new Map<string, Promise<ChangesPage>>();

  constructor(private readonly feed: Feed) {}

  /** From here on the feed is read anew. */
  forget(): void {
    this.pages.clear();
  }

  after(cursor: string, partnershipId: string | null): Promise<ChangesPage> {
    const key = `${partnershipId ?? ''} ${cursor}`;
    const known = this.pages.get(key);
    if (known) return known;
    const [oldest] = this.pages.keys();
    if (oldest !== undefined && this.pages.size >= PAGES_KEPT) this.pages.delete(oldest);
    const page = this.feed.after(cursor, partnershipId);
    this.pages.set(key, page);
    page.catch(() => this.pages.get(key) === page && this.pages.delete(key));
    return page;
  }
}
