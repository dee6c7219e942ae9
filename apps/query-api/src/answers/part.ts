import type { Events, Said } from './events';

/** An object within a list, whose own lists are filled part by part. */
export interface Group {
  readonly list: string;
  /** Its first members as JSON. */
  readonly head: object;
  readonly lists: readonly string[];
}

/** A piece of an answer: an item of one of its lists. What it holds is bounded, and so is what it is written from. */
export interface Part {
  readonly partnershipId: string;
  /** Of the answer, or of `group`. */
  readonly list: string;
  readonly group?: Group;
  /** What it tells of, for its events to be read; those that matter most first. */
  readonly said: readonly Said[];
  /** Where its values were said that are too heavy to be cached; those that matter most first. */
  readonly heavy: readonly Said[];
  /** As JSON. */
  readonly write: (events: Events) => string;
}
