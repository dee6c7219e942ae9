import type { TermChangeEvent } from '#contracts';

/** A term change, and the cursor of the place right behind it. */
export interface PlacedChange {
  readonly event: TermChangeEvent;
  readonly cursor: string;
}

export interface ChangesPage {
  /** In the order of the log within each partnership. */
  readonly changes: readonly PlacedChange[];
  /** How far this page has looked; what it names equals `now` once nothing more is there. */
  readonly scannedTo: string;
}

export interface FeedEnds {
  readonly beginning: string;
  /** The place behind all that is projected now. */
  readonly now: string;
}

/** The feed of term changes as delivery needs it: read by cursor, bounded, and the same however often it is read. */
export interface Feed {
  /** Null while nothing was ever projected: there is no log yet whose places a cursor could name. */
  ends(): Promise<FeedEnds | null>;
  /**
   * The changes behind a cursor, of one partnership if it is given.
   * @throws MalformedCursor of contracts, CursorRefused of read-models
   */
  after(cursor: string, partnershipId: string | null): Promise<ChangesPage>;
}
