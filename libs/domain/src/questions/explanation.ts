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
import { weighing, type Reason } from './weigh-claims';

/** A claim that was considered, and whether it may govern its term. */
export interface ConsideredClaim {
  readonly term: TermRef;
  readonly claim: ClaimFact;
  /** The first day in force, by its `from` and its condition; by its `from` alone where the condition can no longer come true. */
  readonly start: Bounds;
  /** The last day in force that it states itself; null: it states none. */
  readonly until: Bounds | null;
  readonly reason: Reason;
}

export interface TermExplanation {
  readonly term: TermRef;
  readonly answers: readonly TermEntry[];
  /** What would make each possible answer true or false; found one by one as they are asked for. */
  readonly doubts: Iterable<Doubt>;
  /** The claims on the term, and on those that it replaced, by their first day; each is weighed when it is asked for. */
  readonly considered: Iterable<ConsideredClaim>;
  /** Of the same terms, from the first to the last. */
  readonly reaffirmations: readonly { readonly term: TermRef; readonly said: ReaffirmationFact }[];
  readonly contested: readonly DissentFact[];
  /** What events that are not definitive say of it. */
  readonly notCounted: readonly DissentFact[];
  /** The terms that it replaced, and those that they replaced. */
  readonly replaced: readonly TermRef[];
}

/** Why a term's answer is what it is: all that was considered, back through the terms that it replaced. `timeless` are the worlds without a clock. */
export function explanationOf(timeless: PartnershipWorlds, term: TermRef, { at, clock }: Moment): TermExplanation {
  const worlds = timeless.at(clock);
  const terms = withReplaced(worlds, term);
  return {
    term,
    answers: entriesDuring(worlds, term, at, null),
    doubts: doubtsOf(worlds, term, at),
    considered: consider(worlds, terms, at),
    reaffirmations: terms
      .flatMap((each) => worlds.reaffirmationsOf(each).map((said) => ({ term: each, said })))
      .sort((a, b) => a.said.day.lo - b.said.day.lo || byRecordPlace(a.said, b.said)),
    contested: worlds.contested(term, at),
    notCounted: worlds.notCounted(term, at),
    replaced: terms.slice(1),
  };
}

function* consider(worlds: PartnershipWorlds, terms: readonly TermRef[], at: Moment['at']): Generator<ConsideredClaim> {
  const found = terms.flatMap((term) => {
    const weigh = weighing(worlds, term, at);
    return worlds.claimsOf(term).map((claim) => ({ term, claim, start: startOf(worlds, claim), weigh }));
  });
  found.sort((a, b) => a.start.lo - b.start.lo || byRecordPlace(a.claim, b.claim));
  for (const { weigh, ...claim } of found)
    yield { ...claim, until: untilOf(worlds, claim), reason: weigh(claim.claim) };
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

/** A claim, or the one by which a term was replaced. */
export const statedBy = (claim: ClaimFact): StatedFact => (claim.effect === 'replaced' ? claim.by : claim);

/** The term, then the terms that its claims replaced, and theirs, each once. */
function withReplaced(worlds: PartnershipWorlds, term: TermRef): TermRef[] {
  const reached = new Map([[termKey(term), term]]);
  for (const each of reached.values()) {
    const replaced = worlds.claimsOf(each).flatMap((claim) => (claim.effect === 'set' ? claim.replaces : []));
    for (const other of replaced)
      if (!sameTerm(other, each) && !reached.has(termKey(other))) reached.set(termKey(other), other);
  }
  return [...reached.values()];
}
