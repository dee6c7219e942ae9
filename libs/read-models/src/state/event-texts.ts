import type { Event } from '#contracts';
import { bytesOfText } from './text-bytes';
import { eventFacts } from './event-facts';
import { FIELD_END, ROW_END } from './row-text';
import { BLOCK } from './block';
import { ToldEvent } from './told-event';

/** What is kept of each version that was sent: where its row begins and ends. */
const SENT = 2;
/** What is kept of each version that has been told: where its three texts begin, and where the last one ends. */
const TOLD = 4;

/** Few events are told at first: answers tell of those that govern. With this share of them told, the others are made ready too, and what was sent is let go. */
const ENOUGH_TOLD = 1 / 3;

/**
 * The events of one block of versions: as they were sent, and once they have been told as they are told. Two texts and places in them, so
 * that the collector has nothing to do with them.
 */
export class EventTexts {
  private sent = '';
  /** Here and below an end is 0 where there is nothing of that version. */
  private sentPlaces = new Int32Array(0);
  private told = '';
  private toldPlaces = new Int32Array(0);
  /** Versions whose events are too heavy to be cached. */
  private readonly heavy = new Set<number>();
  private sentCount = 0;
  private toldCount = 0;

  constructor(private readonly first: number) {}

  get bytes(): number {
    const texts = bytesOfText(this.sent) + bytesOfText(this.told);
    return texts + this.sentPlaces.byteLength + this.toldPlaces.byteLength;
  }

  /** From `first` on without a gap. */
  get cachedUpTo(): number {
    let version = Math.max(this.first, 1);
    while (this.has(version)) version += 1;
    return version - 1;
  }

  has(version: number): boolean {
    return this.isSent(version) || this.isTold(version) || this.heavy.has(version);
  }

  isHeavy(version: number): boolean {
    return this.heavy.has(version);
  }

  /** Rows of events in `load-state.sql`; what is there already is left out. */
  add(sent: string): void {
    const added: string[] = [];
    const places = new Int32Array(BLOCK * SENT);
    places.set(this.sentPlaces);
    let [end, last] = [this.sent.length, this.sentPlaces.length];
    for (const row of sent.split(ROW_END)) {
      const version = Number(row.slice(0, row.indexOf(FIELD_END)));
      if (this.has(version)) continue;
      if (row.endsWith(FIELD_END)) {
        this.heavy.add(version);
        continue;
      }
      const place = (version - this.first) * SENT;
      places.set([end, (end += row.length)], place);
      last = Math.max(last, place + SENT);
      added.push(row);
    }
    this.sent += added.join('');
    this.sentPlaces = places.slice(0, last);
    this.sentCount += added.length;
  }

  get(version: number): ToldEvent | undefined {
    if (!this.isTold(version)) {
      if (!this.isSent(version)) return undefined;
      this.tell(version);
      if (this.toldCount >= this.sentCount * ENOUGH_TOLD) this.tellAll();
    }
    const place = (version - this.first) * TOLD;
    const [first, second, third, end] = this.toldPlaces.subarray(place, place + TOLD);
    return new ToldEvent(this.told.slice(first, second), this.told.slice(second, third), this.told.slice(third, end));
  }

  private isSent(version: number): boolean {
    return (this.sentPlaces[(version - this.first) * SENT + SENT - 1] ?? 0) > 0;
  }

  private isTold(version: number): boolean {
    return (this.toldPlaces[(version - this.first) * TOLD + TOLD - 1] ?? 0) > 0;
  }

  private tell(version: number): void {
    const place = (version - this.first) * TOLD;
    if (place + TOLD > this.toldPlaces.length) {
      const places = new Int32Array((this.sentPlaces.length / SENT) * TOLD);
      places.set(this.toldPlaces);
      this.toldPlaces = places;
    }
    for (const [part, text] of this.sentEvent(version).texts.entries()) {
      this.toldPlaces[place + part] = this.told.length;
      this.told += text;
    }
    this.toldPlaces[place + TOLD - 1] = this.told.length;
    this.toldCount += 1;
  }

  private tellAll(): void {
    const end = this.first + this.sentPlaces.length / SENT;
    for (let version = this.first; version < end; version += 1)
      if (this.isSent(version) && !this.isTold(version)) this.tell(version);
    this.sent = '';
    this.sentPlaces = new Int32Array(0);
  }

  private sentEvent(version: number): ToldEvent {
    const place = (version - this.first) * SENT;
    const row = this.sent.slice(this.sentPlaces[place], this.sentPlaces[place + 1]);
    const [, recordedAt, body] = row.split(FIELD_END) as [string, string, string];
    const at = new Date(Number(recordedAt)).toISOString();
    return ToldEvent.of(eventFacts(JSON.parse(body) as Event, version, at));
  }
}
