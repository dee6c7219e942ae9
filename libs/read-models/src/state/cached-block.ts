import { EventTexts } from './event-texts';
import { KnownRows, type RowTexts } from './known-rows';
import { BLOCK } from './block';

/** What is cached of a partnership about one block of versions. */
export class CachedBlock {
  readonly events: EventTexts;
  private rows: KnownRows | null = null;
  private upTo = -1;

  constructor(readonly first: number) {
    this.events = new EventTexts(first);
  }

  get bytes(): number {
    return bytesOfEntry + this.events.bytes + (this.rows?.bytes ?? 0);
  }

  /** Takes the rows that any version of the block knows, as of `head`. */
  take(texts: RowTexts, head: number): void {
    const upTo = Math.min(head, this.first + BLOCK - 1);
    // Who asked earlier may be answered later.
    if (upTo < this.upTo) return;
    this.rows = KnownRows.of(texts);
    this.upTo = upTo;
  }

  /** What is known at a version; null if that is not cached. */
  knows(version: number): KnownRows | null {
    return this.first <= version && version <= this.upTo ? this.rows : null;
  }
}

const bytesOfEntry = 800;
