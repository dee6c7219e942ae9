import type { TermChangeEvent } from '#contracts';
import type { FeedItem } from '../feed.port';
import { cursorText } from '../pages/cursor-text';
import type { FeedPlaces } from '../pages/feed-places';
import type { FilteredFacts } from '../pages/feed-filter';

const KEPT_BYTES = 64 * 1024;

/** A term change as it is handed to many readers: serialized once, for whoever comes first. */
export class FeedEntry {
  /** What filters look at. */
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

  /** The bytes of its frame. */
  get size(): number {
    return (this.length ??= this.frame.length);
  }

  /** Server-sent: one block, whose id is the cursor behind it. A large one is written for each reader: many share the object it is made from. */
  get frame(): Buffer {
    if (this.bytes) return this.bytes;
    const frame = Buffer.from(`id: ${cursorText(this.logId, this.after)}\ndata: ${JSON.stringify(this.event)}\n\n`);
    if (frame.length > KEPT_BYTES) return frame;
    this.event = null;
    return (this.bytes = frame);
  }
}
