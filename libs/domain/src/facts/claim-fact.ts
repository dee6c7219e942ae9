import type { ConditionExpression, TermRef } from '#contracts';
import type { Bounds, Day } from '../dates';
import type { Duration } from '../dates/duration';
import type { Origin } from './origin';
import type { WrittenClaim } from './written-claim';

/** The start of a claim: its own day or the day on which its condition comes true, whichever is later. */
export interface Starting {
  readonly from: Bounds;
  readonly condition: ConditionExpression | null;
  /** The last day on which it may start; Infinity: none was stated. */
  readonly by: Day;
}

/** The last day in force, as the claim itself states it. */
export type OwnEnd =
  | { readonly is: 'open' }
  | { readonly is: 'dated'; readonly day: Bounds }
  | { readonly is: 'unknown' }
  /** Counted from its first day. */
  | { readonly is: 'counted'; readonly length: Duration }
  | {
      readonly is: 'renewed';
      /** The end of the first term. */
      readonly first: Day;
      readonly period: Duration;
      /** The time by which notice must precede an end; null: notice is possible up to the last day. */
      readonly notice: Duration | null;
      /** The most renewals; Infinity: no limit. */
      readonly times: number;
    };

/** The end of a claim: the earlier of its own last day and the day on which its condition comes true. */
export interface Ending {
  readonly own: OwnEnd;
  readonly condition: ConditionExpression | null;
}

interface OfTerm extends Origin {
  readonly fact: 'claim';
  readonly term: TermRef;
  readonly written: WrittenClaim;
}

interface Stated extends OfTerm {
  /** The agreement that its event belongs to. It may never have been published. */
  readonly agreement: string | null;
  readonly start: Starting;
}

interface Valued extends Stated {
  readonly end: Ending;
  /** Whether it continues when its agreement or the partnership ends. */
  readonly survives: boolean;
  /** The named parties, sorted; null: the parties on the day. */
  readonly between: readonly string[] | null;
}

export interface SetFact extends Valued {
  readonly effect: 'set';
  /** RFC 8785 JSON: equal texts are equal values. */
  readonly value: string;
  readonly replaces: readonly TermRef[];
  readonly clarifies: boolean;
}

export interface OverrideFact extends Valued {
  readonly effect: 'override';
  /** Null: the term is suspended. */
  readonly value: string | null;
}

export interface EndFact extends Stated {
  readonly effect: 'end';
  /** `term`: it ends the term and its overrides; `override`: it ends overrides only. */
  readonly of: 'term' | 'override';
}

/** The members of a replacing claim that the end of the replaced term depends on. */
export type ReplacingFact = Omit<SetFact, 'value' | 'between' | 'clarifies' | 'replaces'>;

/** The end of a term on the day on which a claim of another term, which replaces it, starts. */
export interface ReplacedFact extends OfTerm {
  readonly effect: 'replaced';
  readonly by: ReplacingFact;
}

/** One `set`, `override` or `end` after corrections, or the end of a term that a `set` replaces; from definitive events only. */
export type ClaimFact = SetFact | OverrideFact | EndFact | ReplacedFact;

/** A claim that states its own start. */
export type StatedFact = SetFact | OverrideFact | EndFact | ReplacingFact;

/** A claim that gives a term its value, or suspends it. */
export type ValueFact = SetFact | OverrideFact;

export const isValue = <C extends ClaimFact | ReplacingFact>(
  claim: C,
): claim is Extract<C, { effect: 'set' | 'override' }> => claim.effect === 'set' || claim.effect === 'override';
