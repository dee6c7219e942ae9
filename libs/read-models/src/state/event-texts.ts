import type { Event } from '#contracts';
import { bytesOfText } from './bytes-held';
import { eventFacts } from './event-facts';
import { STRETCH } from './stretch';
import { ToldEvent } from './told-event';

/** What is held of each version: where its three texts begin, and where the last one ends. */
const PLACES = 4;

/** The events of one stretch of versions, as they are told, in one text. */
export class EventTexts {
  private text = '';
  /** The end is 0 where a version is not held. */
  private places = new Int32Array(0);

  constructor(private readonly first: number) {}

  get bytes(): number {
    return bytesOfText(this.text) + this.places.byteLength;
  }

  /** From `first` on without a gap. */
  get heldUpTo(): number {
    let version = Math.max(this.first, 1);
    while (this.has(version)) version += 1;
    return version - 1;
  }

  has(version: number): boolean {
    return (this.places[(version - this.first) * PLACES + 3] ?? 0) > 0;
  }

  /** Rows of events in `load-state.sql`; what is held already is left out. */
  add(sent: string): void {
    const places = new Int32Array(STRETCH * PLACES);
    places.set(this.places);
    const texts = [this.text];
    let [end, last] = [this.text.length, this.places.length];
    for (const row of sent.split('\x1e')) {
      const [version, recordedAt, body] = row.split('\x1f') as [string, string, string];
      if (this.has(Number(version))) continue;
      const at = new Date(Number(recordedAt)).toISOString();
      const told = ToldEvent.of(eventFacts(JSON.parse(body) as Event, Number(version), at));
      const place = (Number(version) - this.first) * PLACES;
      for (const [nth, text] of told.texts.entries()) {
        places[place + nth] = end;
        texts.push(text);
        end += text.length;
      }
      places[place + PLACES - 1] = end;
      last = Math.max(last, place + PLACES);
    }
    this.text = texts.join('');
    this.places = places.slice(0, last);
  }

  get(version: number): ToldEvent | undefined {
    if (!this.has(version)) return undefined;
    const place = (version - this.first) * PLACES;
    const [first, second, third, end] = this.places.subarray(place, place + PLACES);
    return new ToldEvent(this.text.slice(first, second), this.text.slice(second, third), this.text.slice(third, end));
  }
}
