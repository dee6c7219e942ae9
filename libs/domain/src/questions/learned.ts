import { conditionsOf, type TermRef } from '#contracts';
import { isValue, termKey, type ClaimFact, type Origin } from '../facts';
import type { PartnershipWorlds } from '../worlds';
import { identityOf, started, type Cause } from './cause';
import { metBy, ruledOutBy } from './claim-days';
import { isEndOfOverrides } from './followers';
import type { Viewpoint } from './viewpoint';

/** The standing statements at a viewpoint: the claims of a term, and the facts on which they may depend. */
export class Knowledge {
  private shared: Standing | null = null;
  private ofTerm: { readonly key: string; readonly standing: Standing } | null = null;

  constructor(private readonly worlds: PartnershipWorlds) {}

  /** Returns true if a statement stands in exactly this form. */
  has(term: TermRef, fact: Origin): boolean {
    const identity = identityOf(fact);
    return this.standingOf(term).identities.has(identity) || this.matters().identities.has(identity);
  }

  /** Returns true if any statement of the event stands, in this form or another. */
  hasRootOf(term: TermRef, { order: [root] }: Origin): boolean {
    return this.standingOf(term).roots.has(root) || this.matters().roots.has(root);
  }

  private standingOf(term: TermRef): Standing {
    const key = termKey(term);
    if (this.ofTerm?.key !== key) {
      const notices = this.worlds.facts.notices.get(key) ?? [];
      this.ofTerm = { key, standing: new Standing([...this.worlds.claimsOf(term), ...notices]) };
    }
    return this.ofTerm.standing;
  }

  private matters(): Standing {
    if (this.shared) return this.shared;
    const { conditions, agreementEnds, partnershipEnds, foundations, partyChanges, agreements } = this.worlds.facts;
    const published = [...agreements.values()].flatMap((agreement) => agreement.published);
    const met = [...conditions.values()].flatMap(({ by }) => by);
    const others = [...agreementEnds, ...partnershipEnds, ...foundations, ...partyChanges, ...published];
    this.shared = new Standing([...met, ...others]);
    return this.shared;
  }
}

class Standing {
  readonly identities: ReadonlySet<string>;
  readonly roots: ReadonlySet<number>;

  constructor(facts: readonly Origin[]) {
    this.identities = new Set(facts.map(identityOf));
    this.roots = new Set(facts.map(({ order }) => order[0]));
  }
}

/** A viewpoint with its standing statements. */
export interface KnowingViewpoint extends Viewpoint {
  readonly known: Knowledge;
}

/** Returns the statements on a term that stand at only one of two viewpoints. */
export const learned = (term: TermRef, from: KnowingViewpoint, to: KnowingViewpoint): Cause[] => [
  ...learnedMatters(term, from, to),
  ...newTo(term, from, to, ({ worlds }) => worlds.claimsOf(term).map(causeByClaim)),
];

/** Returns the same for the facts on which its claims depend, without the claims themselves. */
export const learnedMatters = (term: TermRef, from: KnowingViewpoint, to: KnowingViewpoint): Cause[] => [
  ...newTo(term, from, to, ({ worlds }) => [...mattersOf(term, worlds)]),
  ...(to.worlds.claimsOf(term).some(bindsPartiesOfDay) ? learnedFoundations(from, to) : []),
];

/** Returns true for a claim that names no parties, so that it binds those of the day. */
export const bindsPartiesOfDay = (claim: ClaimFact): boolean => isValue(claim) && claim.between === null;

/** Returns the start of the partnership as it stands at one of two viewpoints, if the founders differ. */
export function learnedFoundations({ worlds: before }: Viewpoint, { worlds: after }: Viewpoint): Cause[] {
  const [was, now] = [before.facts, after.facts];
  if (namesIn(was) === namesIn(now)) return [];
  const gone = was.foundations.map((fact): Cause => ({ because: 'taken-back', fact }));
  return gone.length > 0 ? gone : now.foundations.map((fact): Cause => ({ because: 'parties-changed', fact }));
}

/**
 * Returns the statements that stand only at the first viewpoint, as taken back, and those that stand only at the second one and replace none of them.
 */
function newTo(
  term: TermRef,
  from: KnowingViewpoint,
  to: KnowingViewpoint,
  bearing: (knowing: KnowingViewpoint) => readonly Cause[],
): Cause[] {
  const gone = bearing(from)
    .filter(({ fact }) => !to.known.has(term, fact))
    .map(({ fact }): Cause => ({ because: 'taken-back', fact }));
  const roots = new Set(gone.map(({ fact }) => fact.order[0]));
  const come = bearing(to).filter(
    ({ because, fact }) => because !== 'taken-back' && !from.known.has(term, fact) && !roots.has(fact.order[0]),
  );
  return [...gone, ...come];
}

const namesIn = ({ founders }: Viewpoint['worlds']['facts']): string => [...new Set(founders)].sort().join();

function causeByClaim(claim: ClaimFact): Cause {
  if (isValue(claim)) return started(claim);
  if (claim.effect === 'replaced') return { because: 'ended', fact: claim, replacedBy: claim.by.term };
  return { because: isEndOfOverrides(claim) ? 'override-ended' : 'ended', fact: claim };
}

function* mattersOf(term: TermRef, worlds: PartnershipWorlds): Generator<Cause> {
  const { facts, days } = worlds;
  const conditions = new Set<string>();
  const agreements = new Set<string | null>();
  for (const claim of worlds.claimsOf(term)) {
    const stated = claim.effect === 'replaced' ? claim.by : claim;
    for (const expression of [stated.start.condition, isValue(claim) ? claim.end.condition : null])
      for (const name of expression === null ? [] : conditionsOf(expression)) conditions.add(name);
    for (const { by } of days.outsideEndsOf(stated)) for (const fact of by) yield { because: fact.fact, fact };
    agreements.add(stated.agreement);
  }
  for (const condition of conditions) {
    for (const fact of metBy(worlds, condition)) yield { because: 'condition-met', fact, condition };
    for (const fact of ruledOutBy(worlds, condition)) yield { because: 'condition-ruled-out', fact, condition };
  }
  for (const fact of facts.notices.get(termKey(term)) ?? []) yield { because: 'notice-given', fact };
  for (const fact of facts.partyChanges)
    if (fact.agreement === null || agreements.has(fact.agreement)) yield { because: 'parties-changed', fact };
  const chain = new Set([...agreements].flatMap((agreement) => days.chainOf(agreement)));
  // The reference of a publication to other agreements is a cause only if it no longer stands.
  for (const id of chain)
    for (const fact of facts.agreements.get(id)?.published ?? []) yield { because: 'taken-back', fact };
}
