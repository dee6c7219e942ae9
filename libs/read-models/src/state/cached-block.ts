import { EventTexts } from './event-texts';
import { KnownRows, type RowTexts } from './known-rows';
import { BLOCK } from './block';

/** The cached rows and events of one block of a partnership's versions. */
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

  /** Stores the rows that any version of the block knows, read when the partnership's head was `head`. */
  take(texts: RowTexts, head: number): void {
    const upTo = Math.min(head, this.first + BLOCK - 1);
    // An earlier query may be answered later than a newer one.
    if (upTo < this.upTo) return;
    this.rows = KnownRows.of(texts);
    this.upTo = upTo;
  }

  /** Returns the rows that a version knows; null: they are not cached. */
  knows(version: number): KnownRows | null {
    return this.first <= version && version <= this.upTo ? this.rows : null;
  }
}

const bytesOfEntry = 800;
