import type { TermRef } from '#contracts';
import type { Contest, Reaffirmation } from '../claims/statement';
import { EVERY_TERM, sameTerm, termKey, type TermClaim } from '../claims/term-claim';
import { overlaps } from '../dates';
import { byRecordOrder } from '../fold';
import type { Moment } from './former/answers-of-term';
import { reaffirmationsOf } from './history';
import type { PartnershipState } from './partnership-state';
import { entriesOf, type TermEntry } from './former/terms-on';
import { weighing, type Reason } from './weigh-claims';

/** A claim that was considered, and whether it may govern its term. */
export interface ConsideredClaim {
  readonly term: TermRef;
  readonly claim: TermClaim;
  readonly reason: Reason;
}

export interface TermExplanation {
  readonly term: TermRef;
  readonly answers: readonly TermEntry[];
  /** The claims on the term, and on those that it replaced, by their first day; each is weighed when it is asked for. */
  readonly considered: Iterable<ConsideredClaim>;
  /** Of the same terms, from the first to the last. */
  readonly reaffirmations: readonly { readonly term: TermRef; readonly said: Reaffirmation }[];
  readonly contested: readonly Contest[];
  /** The terms that it replaced, and those that they replaced. */
  readonly replaced: readonly TermRef[];
}

/** Why a term's answer is what it is: all that was considered, back through the terms that it replaced. */
export function explanationOf(state: PartnershipState, term: TermRef, moment: Moment): TermExplanation {
  const terms = withReplaced(state, term);
  return {
    term,
    answers: entriesOf(state, term, moment, null),
    considered: consider(state, term, terms, moment),
    reaffirmations: terms
      .flatMap((each) => reaffirmationsOf(state, each).map((said) => ({ term: each, said })))
      .sort((a, b) => a.said.day.hi - b.said.day.hi || a.said.order[0] - b.said.order[0]),
    contested: state.contestsOf(term).filter(({ days }) => overlaps(days, moment.at)),
    replaced: terms.slice(1),
  };
}

function* consider(
  state: PartnershipState,
  asked: TermRef,
  terms: readonly TermRef[],
  moment: Moment,
): Generator<ConsideredClaim> {
  const found = terms.flatMap((term) => {
    const claims = state.claimsOf(term);
    const weigh = weighing(claims, state.segmentsOf(term), state.met, moment);
    // The end of the partnership is told once, with the term that is asked for.
    const told = term === asked ? claims : claims.filter(({ kind }) => kind !== EVERY_TERM.kind);
    return told.map((claim) => ({ term, claim, weigh }));
  });
  found.sort((a, b) => a.claim.start.lo - b.claim.start.lo || byRecordOrder(a.claim, b.claim));
  for (const { term, claim, weigh } of found) yield { term, claim, reason: weigh(claim) };
}

/** The term, then the terms that its claims replaced, and theirs, each once. */
function withReplaced(state: PartnershipState, term: TermRef): TermRef[] {
  const reached = new Map([[termKey(term), term]]);
  for (const each of reached.values()) {
    for (const { kind, scope } of state.claimsOf(each).flatMap(({ replaces }) => replaces)) {
      const replaced = { kind, scope };
      if (!sameTerm(replaced, each) && !reached.has(termKey(replaced))) reached.set(termKey(replaced), replaced);
    }
  }
  return [...reached.values()];
}
