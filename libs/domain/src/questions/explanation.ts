import type { TermRef } from '#contracts';
import type { Bounds } from '../dates';
import {
  byRecordPlace,
  isValue,
  sameTerm,
  termKey,
  type ClaimFact,
  type DissentFact,
  type ReaffirmationFact,
  type StatedFact,
} from '../facts';
import type { PartnershipWorlds } from '../worlds';
import { endingsOf, statedStart } from './claim-days';
import { doubtsOf, type Doubt } from './doubts';
import { entriesDuring, type TermEntry } from './entries-of-term';
import type { Moment } from './moment';
import { reasonsOfTerm, type Reason } from './claim-reasons';

/** A claim with the reason why it may or may not govern its term. */
export interface ConsideredClaim {
  readonly term: TermRef;
  readonly claim: ClaimFact;
  /** The bounds of the first day in force by `from` and the start condition; by `from` alone if the condition can no longer come true. */
  readonly start: Bounds;
  /** The stated last day in force; null: none is stated. */
  readonly until: Bounds | null;
  readonly reason: Reason;
}

export interface TermExplanation {
  readonly term: TermRef;
  readonly answers: readonly TermEntry[];
  /** The facts that would make each possible answer true or false, computed on demand. */
  readonly doubts: Iterable<Doubt>;
  /** The claims on the term and on those that it replaced, sorted by their first day. The reason of each is determined on demand. */
  readonly considered: Iterable<ConsideredClaim>;
  /** The reaffirmations of the same terms, sorted by day. */
  readonly reaffirmations: readonly { readonly term: TermRef; readonly fact: ReaffirmationFact }[];
  readonly contested: readonly DissentFact[];
  /** The statements of events that are not definitive. */
  readonly notCounted: readonly DissentFact[];
  /** The terms that it replaced, directly or indirectly. */
  readonly replaced: readonly TermRef[];
}

/** Explains the answer of a term: all claims on it and on the terms that it replaced. `timeless` are the worlds without a clock. */
export function explanationOf(timeless: PartnershipWorlds, term: TermRef, { at, clock }: Moment): TermExplanation {
  const worlds = timeless.at(clock);
  const terms = withReplaced(worlds, term);
  return {
    term,
    answers: entriesDuring(worlds, term, at, null),
    doubts: doubtsOf(worlds, term, at),
    considered: consider(worlds, terms, at),
    reaffirmations: terms
      .flatMap((each) => worlds.reaffirmationsOf(each).map((fact) => ({ term: each, fact })))
      .sort((a, b) => a.fact.day.lo - b.fact.day.lo || byRecordPlace(a.fact, b.fact)),
    contested: worlds.contested(term, at),
    notCounted: worlds.notCounted(term, at),
    replaced: terms.slice(1),
  };
}

function* consider(worlds: PartnershipWorlds, terms: readonly TermRef[], at: Moment['at']): Generator<ConsideredClaim> {
  const found = terms.flatMap((term) => {
    const reasonOf = reasonsOfTerm(worlds, term, at);
    return worlds.claimsOf(term).map((claim) => ({ term, claim, start: startOf(worlds, claim), reasonOf }));
  });
  found.sort((a, b) => a.start.lo - b.start.lo || byRecordPlace(a.claim, b.claim));
  for (const { reasonOf, ...claim } of found)
    yield { ...claim, until: untilOf(worlds, claim), reason: reasonOf(claim.claim) };
}

function startOf(worlds: PartnershipWorlds, claim: ClaimFact): Bounds {
  const start = statedStart(worlds, claim);
  return start.lo === Infinity ? statedBy(claim).start.from : start;
}

function untilOf(worlds: PartnershipWorlds, { claim, start }: Pick<ConsideredClaim, 'claim' | 'start'>): Bounds | null {
  if (!isValue(claim)) return null;
  const own = endingsOf(worlds, claim, start).find(({ is }) => is === 'until' || is === 'renewal');
  return own?.lastDay ?? null;
}

/** Returns the claim itself, or for a replaced term the replacing claim. */
export const statedBy = (claim: ClaimFact): StatedFact => (claim.effect === 'replaced' ? claim.by : claim);

/** Returns the term and the terms that it replaced, directly or indirectly, each once. */
function withReplaced(worlds: PartnershipWorlds, term: TermRef): TermRef[] {
  const reached = new Map([[termKey(term), term]]);
  for (const each of reached.values()) {
    const replaced = worlds.claimsOf(each).flatMap((claim) => (claim.effect === 'set' ? claim.replaces : []));
    for (const other of replaced)
      if (!sameTerm(other, each) && !reached.has(termKey(other))) reached.set(termKey(other), other);
  }
  return [...reached.values()];
}
