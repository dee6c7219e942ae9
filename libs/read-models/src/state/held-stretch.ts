import { EventTexts } from './event-texts';
import { KnownRows, type RowTexts } from './known-rows';
import { STRETCH } from './stretch';

/** What is held of a partnership about one stretch of versions. */
export class HeldStretch {
  readonly events: EventTexts;
  private rows: KnownRows | null = null;
  private upTo = -1;

  constructor(readonly first: number) {
    this.events = new EventTexts(first);
  }

  get bytes(): number {
    return bytesOfEntry + this.events.bytes + (this.rows?.bytes ?? 0);
  }

  /** Takes the rows that any version of the stretch knows, as of `head`. */
  hold(texts: RowTexts, head: number): void {
    const upTo = Math.min(head, this.first + STRETCH - 1);
    // Who asked earlier may be answered later.
    if (upTo < this.upTo) return;
    this.rows = KnownRows.of(texts);
    this.upTo = upTo;
  }

  /** What is known at a version; null if that is not held. */
  knows(version: number): KnownRows | null {
    return this.first <= version && version <= this.upTo ? this.rows : null;
  }
}

const bytesOfEntry = 800;
