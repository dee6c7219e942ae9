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

/** Days by the events that made them fall due. */
export type DueDaysOfTerm = ReadonlyMap<Day, string>;

export interface TermDueDays {
  readonly term: TermRef;
  readonly days: DueDaysOfTerm;
}

/** A root event with the corrections and retractions that were made of it. */
export interface StoredRoot extends RootRef {
  readonly acts: readonly RecordedAct[];
}

/**
 * What stands of partnerships before a batch. An answer has one or several entries for each partnership that is asked about, and none where nothing
 * stands.
 */
export interface StandingContent {
  claimsOfRoots(roots: readonly RootRef[]): Promise<readonly OfPartnership<ClaimFact>[]>;
  statementsOfRoots(roots: readonly RootRef[]): Promise<readonly OfPartnership<StatementFact>[]>;
  /** For the rare act that is itself withdrawn. */
  roots(roots: readonly RootRef[]): Promise<readonly StoredRoot[]>;
  /** The statements that claims may share. */
  shared(partnerships: readonly string[]): Promise<readonly OfPartnership<StatementFact>[]>;
  allClaims(partnerships: readonly string[]): Promise<readonly OfPartnership<ClaimFact>[]>;
  allStatements(partnerships: readonly string[]): Promise<readonly OfPartnership<StatementFact>[]>;
  allDueDays(partnerships: readonly string[]): Promise<readonly OfPartnership<TermDueDays>[]>;
  /** The claims that can bear on terms between two days, or more of them. */
  neighbourhoods(reaches: readonly Reach[]): Promise<readonly OfPartnership<ClaimFact>[]>;
  /** By `termOfKey`. */
  dueDays(terms: readonly TermOf[]): Promise<ReadonlyMap<string, DueDaysOfTerm>>;
}
