import type { Identifiers, Standing, TermRef, Until } from '#contracts';
import type { Bounds, Day } from '../dates';
import type { Origin } from './origin';

/** What is said of a term without governing it: a contest, or a claim of an event that is not definitive. */
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

/** A term stands; kind `*`: every term that binds nobody but those who say so. */
export interface ReaffirmationFact extends Origin {
  readonly fact: 'reaffirmation';
  readonly term: TermRef;
  readonly on: string;
  readonly day: Bounds;
  readonly assertedBy: readonly string[];
  /** The day on which it was recorded: the clock by which `*` is weighed. */
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

/** A definitive event names what it answers or amends: what is announced is listed until then. */
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

/** Somebody is named, by an event of whatever standing. By the name, if one is given, and with it by the id, `assertedBy` may name them. */
export interface NamedFact extends Origin {
  readonly fact: 'named';
  readonly id: string;
  /** Null: named by the id alone, as in `with` and `between`. */
  readonly name: string | null;
  readonly identifiers?: Identifiers;
  /** Whose place they take. */
  readonly succeeds?: string;
}

/** What stands beside the answers. */
export type SaidFact = DissentFact | ReaffirmationFact | AnnouncementFact | MentionFact | ReviewFact | NamedFact;
