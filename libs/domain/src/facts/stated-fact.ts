import type { Identifiers, Standing, TermRef, Until } from '#contracts';
import type { Bounds, Day } from '../dates';
import type { Origin } from './origin';

/** A statement on a term that does not govern it: a contest, or a claim of an event that is not definitive. */
export interface DissentFact extends Origin {
  readonly fact: 'dissent';
  readonly term: TermRef;
  readonly effect: 'set' | 'override' | 'end' | 'contest';
  /** RFC 8785 JSON; null for an `end`. */
  readonly value: string | null;
  readonly standing: Standing;
  readonly from: string;
  readonly until: Until | null;
  /** The days for which it is listed. */
  readonly days: Bounds;
  readonly assertedBy: readonly string[];
}

/** A reaffirmation of a term. Kind `*`: of every term that binds only the asserting parties. */
export interface ReaffirmationFact extends Origin {
  readonly fact: 'reaffirmation';
  readonly term: TermRef;
  readonly on: string;
  readonly day: Bounds;
  readonly assertedBy: readonly string[];
  /** The day on which it was recorded. It is the clock day that determines the terms of `*`. */
  readonly recordedOn: Day;
}

/** An event that is not definitive and announces something. */
export interface AnnouncementFact extends Origin {
  readonly fact: 'announcement';
  readonly eventId: string;
  readonly standing: Standing;
  readonly terms: readonly TermRef[];
  /** The agreement that it published. */
  readonly agreement: string | null;
}

/** The events that a definitive event answers or amends. An announcement is listed until it is mentioned so. */
export interface MentionFact extends Origin {
  readonly fact: 'mention';
  /** The events that it answers, and the agreements or events that it amends. */
  readonly names: readonly string[];
}

export interface ReviewFact extends Origin {
  readonly fact: 'review';
  /** At most the day on which it was recorded. */
  readonly through: Day;
}

/** A name of a party, from an event with any standing. If a name is given, `assertedBy` may use the name or the id. */
export interface NamedFact extends Origin {
  readonly fact: 'named';
  readonly id: string;
  /** Null: only the id was given, as in `with` and `between`. */
  readonly name: string | null;
  readonly identifiers?: Identifiers;
  /** The party that it succeeds. */
  readonly succeeds?: string;
}

/** The statements that are listed beside the answers. */
export type ListedFact = DissentFact | ReaffirmationFact | AnnouncementFact | MentionFact | ReviewFact | NamedFact;
