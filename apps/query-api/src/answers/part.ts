import type { Events, StatementPlace } from './events';

/** An object within a list. Its own lists are filled part by part. */
export interface Group {
  readonly list: string;
  /** The first members as JSON. */
  readonly head: object;
  readonly lists: readonly string[];
}

/** A part of an answer: an item of one of its lists. Its size is bounded, and so is what is read for it. */
export interface Part {
  readonly partnershipId: string;
  /** The name of a list of the answer, or of `group`. */
  readonly list: string;
  readonly group?: Group;
  /** The statements whose events are read for the part, the most important ones first. */
  readonly statements: readonly StatementPlace[];
  /** The places of values that are too heavy to be cached, the most important ones first. */
  readonly heavy: readonly StatementPlace[];
  /** Renders the part as JSON. */
  readonly write: (events: Events) => string;
}
