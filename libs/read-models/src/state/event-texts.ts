import type { Event } from '#contracts';
import { bytesOfText } from './text-bytes';
import { eventFacts } from './event-facts';
import { FIELD_END, ROW_END } from './row-text';
import { BLOCK } from './block';
import { RenderedEvent } from './rendered-event';

/** Numbers per received version: the begin and the end of its row. */
const SENT = 2;
/** Numbers per rendered version: the begins of its three texts and the end of the last one. */
const RENDERED = 4;

/** Answers render only the events of governing claims. Once this share of a block is rendered, all of it is, and the received text is released. */
const ENOUGH_RENDERED = 1 / 3;

/**
 * The events of one block of versions, as they were received and as they are rendered in answers. Each form is one text with positions in a typed
 * array, which costs the garbage collector nothing.
 */
export class EventTexts {
  private sent = '';
  /** An end of 0, here and in `renderedPlaces`, means that the version is missing. */
  private sentPlaces = new Int32Array(0);
  private rendered = '';
  private renderedPlaces = new Int32Array(0);
  /** Versions whose events are too heavy to be cached. */
  private readonly heavy = new Set<number>();
  private sentCount = 0;
  private renderedCount = 0;

  constructor(private readonly first: number) {}

  get bytes(): number {
    const texts = bytesOfText(this.sent) + bytesOfText(this.rendered);
    return texts + this.sentPlaces.byteLength + this.renderedPlaces.byteLength;
  }

  /** The last version up to which all events from `first` on are cached. */
  get cachedUpTo(): number {
    let version = Math.max(this.first, 1);
    while (this.has(version)) version += 1;
    return version - 1;
  }

  has(version: number): boolean {
    return this.isSent(version) || this.isRendered(version) || this.heavy.has(version);
  }

  isHeavy(version: number): boolean {
    return this.heavy.has(version);
  }

  /** Adds rows of events that `load-state.sql` sent; skips events that are cached already. */
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

  get(version: number): RenderedEvent | undefined {
    if (!this.isRendered(version)) {
      if (!this.isSent(version)) return undefined;
      this.render(version);
      if (this.renderedCount >= this.sentCount * ENOUGH_RENDERED) this.renderAll();
    }
    const place = (version - this.first) * RENDERED;
    const [first, second, third, end] = this.renderedPlaces.subarray(place, place + RENDERED);
    return new RenderedEvent(
      this.rendered.slice(first, second),
      this.rendered.slice(second, third),
      this.rendered.slice(third, end),
    );
  }

  private isSent(version: number): boolean {
    return (this.sentPlaces[(version - this.first) * SENT + SENT - 1] ?? 0) > 0;
  }

  private isRendered(version: number): boolean {
    return (this.renderedPlaces[(version - this.first) * RENDERED + RENDERED - 1] ?? 0) > 0;
  }

  private render(version: number): void {
    const place = (version - this.first) * RENDERED;
    if (place + RENDERED > this.renderedPlaces.length) {
      const places = new Int32Array((this.sentPlaces.length / SENT) * RENDERED);
      places.set(this.renderedPlaces);
      this.renderedPlaces = places;
    }
    for (const [part, text] of this.sentEvent(version).texts.entries()) {
      this.renderedPlaces[place + part] = this.rendered.length;
      this.rendered += text;
    }
    this.renderedPlaces[place + RENDERED - 1] = this.rendered.length;
    this.renderedCount += 1;
  }

  private renderAll(): void {
    const end = this.first + this.sentPlaces.length / SENT;
    for (let version = this.first; version < end; version += 1)
      if (this.isSent(version) && !this.isRendered(version)) this.render(version);
    this.sent = '';
    this.sentPlaces = new Int32Array(0);
  }

  private sentEvent(version: number): RenderedEvent {
    const place = (version - this.first) * SENT;
    const row = this.sent.slice(this.sentPlaces[place], this.sentPlaces[place + 1]);
    const [, recordedAt, body] = row.split(FIELD_END) as [string, string, string];
    const at = new Date(Number(recordedAt)).toISOString();
    return RenderedEvent.of(eventFacts(JSON.parse(body) as Event, version, at));
  }
}
