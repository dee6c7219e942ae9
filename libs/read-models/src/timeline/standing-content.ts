import type { TermRef } from '#contracts';
import type { ClaimFact, Day, StatementFact } from '#domain';
import type { TermOf } from '../terms/term-of';
import type { RecordedAct } from './content-delta';
import type { Reach } from './reach';

export interface RootRef {
  readonly partnershipId: string;
  readonly version: number;
}

export interface OfPartnership<T> {
  readonly partnershipId: string;
  readonly items: readonly T[];
}

/** The due days, each with the event that caused it. */
export type DueDaysOfTerm = ReadonlyMap<Day, string>;

export interface TermDueDays {
  readonly term: TermRef;
  readonly days: DueDaysOfTerm;
}

/** A root event with its corrections and retractions. */
export interface StoredRoot extends RootRef {
  readonly acts: readonly RecordedAct[];
}

/**
 * The standing content of partnerships before a batch. A result has one or more entries for each requested partnership, and none if nothing stands.
 */
export interface StandingContent {
  claimsOfRoots(roots: readonly RootRef[]): Promise<readonly OfPartnership<ClaimFact>[]>;
  statementsOfRoots(roots: readonly RootRef[]): Promise<readonly OfPartnership<StatementFact>[]>;
  /** Reads roots with their acts. Needed only for an act that is itself withdrawn. */
  roots(roots: readonly RootRef[]): Promise<readonly StoredRoot[]>;
  /** Reads the statements that several claims may depend on. */
  shared(partnerships: readonly string[]): Promise<readonly OfPartnership<StatementFact>[]>;
  allClaims(partnerships: readonly string[]): Promise<readonly OfPartnership<ClaimFact>[]>;
  allStatements(partnerships: readonly string[]): Promise<readonly OfPartnership<StatementFact>[]>;
  allDueDays(partnerships: readonly string[]): Promise<readonly OfPartnership<TermDueDays>[]>;
  /** Reads the claims that can bear on terms between two days, or more claims. */
  neighbourhoods(reaches: readonly Reach[]): Promise<readonly OfPartnership<ClaimFact>[]>;
  /** By `termOfKey`. */
  dueDays(terms: readonly TermOf[]): Promise<ReadonlyMap<string, DueDaysOfTerm>>;
}
