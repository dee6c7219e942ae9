import type { Event } from '#contracts';
import { bytesOfText } from './bytes-held';
import { eventFacts, type EventFacts } from './event-facts';
import { ROW_END, RowText } from './row-text';
import { STRETCH } from './stretch';

/** Events of one stretch of versions as they were sent, each found by its place. */
export class EventTexts {
  private text = '';
  /** Of each version where its row begins and ends, both 0 where it is not held. */
  private places = new Int32Array(0);

  constructor(private readonly first: number) {}

  get bytes(): number {
    return bytesOfText(this.text) + this.places.byteLength;
  }

  /** From `first` on without a gap. */
  get heldUpTo(): number {
    let version = this.first === 0 ? 1 : this.first;
    while (this.has(version)) version += 1;
    return version - 1;
  }

  has(version: number): boolean {
    return (this.places[(version - this.first) * 2 + 1] ?? 0) > 0;
  }

  /** Rows of events in `load-state.sql`; what is held already is left out. */
  add(sent: string): void {
    const rows = new RowText(sent);
    const places = new Int32Array(STRETCH * 2);
    places.set(this.places);
    const added: string[] = this.text === '' ? [] : [this.text];
    let [length, last] = [this.text === '' ? 0 : this.text.length + 1, this.places.length];
    while (!rows.isOver) {
      const from = rows.at;
      const version = rows.number();
      const end = sent.indexOf(ROW_END, rows.at);
      const to = end < 0 ? sent.length : end;
      rows.at = to + 1;
      if (this.has(version)) continue;
      added.push(sent.slice(from, to));
      const place = (version - this.first) * 2;
      places[place] = length;
      places[place + 1] = length + to - from;
      length += to - from + 1;
      last = Math.max(last, place + 2);
    }
    this.text = added.join(ROW_END);
    this.places = places.slice(0, last);
  }

  get(version: number): EventFacts | undefined {
    if (!this.has(version)) return undefined;
    const place = (version - this.first) * 2;
    const row = this.text.slice(this.places[place], this.places[place + 1]);
    const [, recordedAt, body] = row.split('\x1f');
    return eventFacts(JSON.parse(body!) as Event, version, new Date(Number(recordedAt)).toISOString());
  }
}
