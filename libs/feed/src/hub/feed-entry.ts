import type { TermChangeEvent } from '#contracts';
import type { FeedItem } from '../feed.port';
import { cursorText } from '../pages/cursor-text';
import type { FeedPlaces } from '../pages/feed-places';
import type { FilteredFacts } from '../pages/feed-filter';

const MOST_CACHED_BYTES = 64 * 1024;

/** A term change that many readers share. It is serialized once, for the first reader. */
export class FeedEntry {
  /** The members that filters test. */
  readonly facts: FilteredFacts;
  readonly after: FeedPlaces;
  private event: TermChangeEvent | null;
  private bytes: Buffer | null = null;
  private length: number | null = null;

  constructor(
    { event, after }: FeedItem,
    private readonly logId: string,
  ) {
    const { type, partnershipId, kind, scope, retroactive } = event.data;
    this.facts = { type, partnershipId, kind, scope, retroactive };
    this.after = after;
    this.event = event;
  }

  /** The size of the frame in bytes. */
  get size(): number {
    return (this.length ??= this.frame.length);
  }

  /**
   * The block of server-sent events; its id is the cursor after the change. A block above 64 KiB is not cached but serialized for each reader,
   * because many entries share the object behind it.
   */
  get frame(): Buffer {
    if (this.bytes) return this.bytes;
    const frame = Buffer.from(`id: ${cursorText(this.logId, this.after)}\ndata: ${JSON.stringify(this.event)}\n\n`);
    if (frame.length > MOST_CACHED_BYTES) return frame;
    this.event = null;
    return (this.bytes = frame);
  }
}
