import type { TermRef } from '#contracts';
import type { Bounds, Day } from '../../dates';
import { byRecordPlace, type ClaimFact, type Origin } from '../../facts';
import { lastDayOfWaiting, type PartnershipWorlds, type Placement } from '../../worlds';
import { isStated, mayStart, type ClaimOfAgreement } from './agreements';
import type { AgreementState } from './states';

/** The state of a claim. An `end` is in force once it has ended its term. */
export interface ClaimState {
  readonly state: Extract<AgreementState, 'pending' | 'in-force' | 'superseded' | 'lapsed' | 'ended'>;
  readonly certainty: 'definitely' | 'possibly';
}

export interface ClaimWithState extends ClaimState {
  readonly claim: ClaimOfAgreement;
}

/** Yields the claims of an agreement, by term and in record order, with their states on one unknown day of several, and undefined after each term. */
export function* claimsOfAgreement(
  worlds: PartnershipWorlds,
  agreement: string,
  at: Bounds,
): Generator<ClaimWithState | undefined> {
  for (const term of worlds.facts.claims.terms) {
    const all = worlds.claimsOf(term);
    const claims = all.filter((claim): claim is ClaimOfAgreement => isStated(claim) && claim.agreement === agreement);
    if (claims.length > 0) {
      const stateOf = statesOfTerm(worlds, term, all, at);
      for (const claim of claims) yield { claim, ...stateOf(claim) };
    }
    yield undefined;
  }
}

const definitely = (state: ClaimState['state']): ClaimState => ({ state, certainty: 'definitely' });
/** What can no longer start has waited up to a day. */
function lapsedAfter(last: Day, at: Bounds): ClaimState {
  if (at.hi <= last) return definitely('pending');
  return { state: 'lapsed', certainty: at.lo > last ? 'definitely' : 'possibly' };
}
const inForce = (isCertain: boolean): ClaimState => ({
  state: 'in-force',
  certainty: isCertain ? 'definitely' : 'possibly',
});

function statesOfTerm(
  worlds: PartnershipWorlds,
  term: TermRef,
  all: readonly ClaimFact[],
  at: Bounds,
): (claim: ClaimOfAgreement) => ClaimState {
  const ofTerm = worlds.worldsOf(term);
  const governing = governingDuring(worlds, term, at);
  const placements = new Map(all.map((claim) => [claim, ofTerm.placementOf(claim)]));
  const followers = followersBy(placements, at.lo);
  return (claim) => {
    const placement = placements.get(claim)!;
    if (!placement.pieces.some(mayStart)) return lapsedAfter(lastDayOfWaiting(claim, worlds.days), at);
    if (placement.pieces.every(({ lo }) => lo > at.hi)) return definitely('pending');
    if (claim.effect === 'end') return inForce(!placement.mayNever && latestStart(placement) <= at.lo);
    const isCertain = governing.get(placeOf(claim));
    if (isCertain !== undefined) return inForce(isCertain);
    if (placement.pieces.every(({ endHi }) => endHi < at.lo)) return definitely('ended');
    const follower = followers(claim, latestStart(placement));
    return definitely(follower === 'override' || follower === 'set' ? 'superseded' : 'ended');
  };
}

const placeOf = ({ order }: Pick<Origin, 'order'>): string => order.join(':');
const latestStart = ({ pieces }: Placement): Day => Math.max(...pieces.map(({ hi }) => hi));

/** Returns the claims that may give the term its value or suspend it, by record place. The value is true if no other claim may. */
function governingDuring(worlds: PartnershipWorlds, term: TermRef, at: Bounds): ReadonlyMap<string, boolean> {
  const { values, suspensions, suspended } = worlds.during(term, at);
  const given = values.map(({ claims, certainty }) => ({ claims, certainty }));
  return new Map(
    [...given, { claims: suspensions, certainty: suspended }].flatMap(({ claims, certainty }) =>
      claims.map((claim) => [placeOf(claim), certainty === 'definitely' && claims.length === 1] as const),
    ),
  );
}

/** Returns a function that gives the effect of the first claim after another one, among those that have certainly started by a day. */
function followersBy(
  placements: ReadonlyMap<ClaimFact, Placement>,
  day: Day,
): (claim: ClaimFact, start: Day) => ClaimFact['effect'] | undefined {
  const started = [...placements]
    .filter(([, { mayNever, pieces }]) => !mayNever && pieces.length > 0)
    .map(([claim, placement]) => ({ claim, start: latestStart(placement) }))
    .filter(({ start }) => start <= day)
    .toSorted((a, b) => a.start - b.start || byRecordPlace(a.claim, b.claim));
  const ofBase = started.filter(
    ({ claim }) => claim.effect !== 'override' && !(claim.effect === 'end' && claim.of === 'override'),
  );
  const ofOverrides = started.filter(({ claim }) => claim.effect !== 'set');
  return (claim, start) => {
    const among = claim.effect === 'override' ? ofOverrides : ofBase;
    let [low, high] = [0, among.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = among[middle]!;
      if (other.start > start || (other.start === start && byRecordPlace(other.claim, claim) > 0)) high = middle;
      else low = middle + 1;
    }
    return among[low]?.claim.effect;
  };
}
