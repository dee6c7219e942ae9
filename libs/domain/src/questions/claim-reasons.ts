import type { ConditionExpression, TermRef } from '#contracts';
import { isExact, type Bounds, type Day } from '../dates';
import {
  isValue,
  type AgreementEndedFact,
  type ClaimFact,
  type ConditionMetFact,
  type NoticeFact,
  type Origin,
  type OverrideFact,
  type PartiesChangedFact,
  type PartnershipEndedFact,
  type ReplacedFact,
  type ReplacingFact,
  type ValueFact,
} from '../facts';
import type { PartnershipWorlds } from '../worlds';
import { bindsTooFew } from '../worlds/parties';
import { Positions } from '../worlds/placed-claim';
import { daysAwaited, endingsOf, metBy, ruledOutBy, statedStart, type ClaimDays, type ClaimEnding } from './claim-days';
import { Followers, isEndOfOverrides, isOfBase, claimsWithDays } from './followers';

/** The reason why a claim may or may not govern on a day. */
export type Reason =
  | { readonly governs: true; readonly because: 'in-force' | 'suspends' | 'ended' }
  | { readonly governs: true; readonly because: 'too-few-bound'; readonly by: PartiesChangedFact | undefined }
  | { readonly governs: false; readonly because: 'not-yet-started' | 'lapsed' | 'until-passed' }
  | { readonly governs: false; readonly because: 'end-before-start'; readonly by: ConditionMetFact | undefined }
  | { readonly governs: false; readonly because: 'waits-for-condition'; readonly condition: ConditionExpression }
  | {
      readonly governs: false;
      readonly because: 'ruled-out';
      readonly condition: ConditionExpression;
      readonly by: Origin | undefined;
    }
  | {
      readonly governs: false;
      readonly because: 'condition-met';
      readonly condition: ConditionExpression;
      readonly by: ConditionMetFact | undefined;
    }
  | {
      readonly governs: false;
      readonly because: 'superseded' | 'ended-by' | 'overridden' | 'suspended';
      readonly by: ClaimFact;
    }
  | {
      readonly governs: false;
      readonly because: 'replaced';
      readonly by: ReplacedFact;
      readonly replacedBy: TermRef;
    }
  | {
      readonly governs: false;
      readonly because: 'agreement-ended' | 'partnership-ended' | 'notice-given';
      readonly by: AgreementEndedFact | PartnershipEndedFact | NoticeFact;
    };

/** Returns a function that states for each claim of a term whether it may govern on a day of `at`, and why. */
export function reasonsOfTerm(worlds: PartnershipWorlds, term: TermRef, at: Bounds): (claim: ClaimFact) => Reason {
  const governing = governingDuring(worlds, term, at);
  const overriding = [...governing.keys()].filter((claim) => claim.effect === 'override').at(-1);
  const claims = worlds.claimsOf(term);
  const all = claimsWithDays(worlds, claims);
  const withDays = new Map(all.map((each) => [each.claim, each]));
  const positions = new Positions(claims.length);
  const ofBase = new Followers(
    all.filter((each) => isOfBase(each.claim)),
    positions,
  );
  const ends = new Followers(
    all.filter((each) => !isValue(each.claim)),
    positions,
  );
  return (claim) => {
    const days = isValue(claim) ? governing.get(claim) : undefined;
    if (days) return whyGoverning(worlds, claim as ValueFact, days);
    const it = withDays.get(claim);
    if (!it) return whyNever(worlds, claim);
    if (it.days.start.lo > at.hi) return whyNotYet(worlds, claim, at);
    const isOverride = claim.effect === 'override';
    const follower = (isOverride || isEndOfOverrides(claim) ? ends : ofBase).after(it, it.days.start);
    const followed = follower && follower.by <= at.hi && !isEndOfOverrides(claim) ? follower : undefined;
    if (!isValue(claim)) return followed ? whyFollowed(followed.claim) : { governs: true, because: 'ended' };
    const { hi: lastDay } = it.days.lastDay;
    if (lastDay < at.hi && lastDay < (followed?.by ?? Infinity)) return whyOver(worlds, claim, it.days);
    if (followed) return whyFollowed(followed.claim);
    if (overriding) return whyOverridden(overriding);
    const other = [...governing.keys()].at(-1);
    return other ? { governs: false, because: 'superseded', by: other } : whyOver(worlds, claim, it.days);
  };
}

/** Returns the claims that may govern on a day of `at`, in record order, each with the first days of the runs on which it may. */
function governingDuring(worlds: PartnershipWorlds, term: TermRef, at: Bounds): Map<ValueFact, Day[]> {
  const governing = new Map<ValueFact, Day[]>();
  const days = isExact(at) ? [at.lo] : worlds.changingDays(term, at);
  for (const day of days)
    for (const claim of worlds.worldsOf(term).claimsOn(day).claims)
      governing.set(claim, [...(governing.get(claim) ?? []), day]);
  return governing;
}

function whyGoverning(worlds: PartnershipWorlds, claim: ValueFact, days: readonly Day[]): Reason {
  if (days.every((day) => mustBindTooFew(worlds, claim, day)))
    return { governs: true, because: 'too-few-bound', by: lossOfParties(worlds, claim, days.at(-1)!) };
  return { governs: true, because: claim.value === null ? 'suspends' : 'in-force' };
}

const mustBindTooFew = ({ parties }: PartnershipWorlds, claim: ValueFact, day: Day): boolean =>
  parties.ofClaim(claim, day).lists.every((list) => bindsTooFew(claim.between, list));

/** Returns the last party change up to a day before which a claim may have bound enough parties. */
function lossOfParties(worlds: PartnershipWorlds, claim: ValueFact, day: Day): PartiesChangedFact | undefined {
  return worlds.facts.partyChanges
    .filter(({ agreement }) => agreement === null || agreement === claim.agreement)
    .filter((change) => change.day.lo <= day)
    .sort((a, b) => b.day.lo - a.day.lo)
    .find((change) => !mustBindTooFew(worlds, claim, change.day.lo - 1));
}

function whyFollowed(by: ClaimFact): Reason {
  if (by.effect === 'set') return { governs: false, because: 'superseded', by };
  return by.effect === 'replaced'
    ? { governs: false, because: 'replaced', by, replacedBy: by.by.term }
    : { governs: false, because: 'ended-by', by };
}

const whyOverridden = (by: OverrideFact): Reason => ({
  governs: false,
  because: by.value === null ? 'suspended' : 'overridden',
  by,
});

function whyNever(worlds: PartnershipWorlds, claim: ClaimFact): Reason {
  const stated = claim.effect === 'replaced' ? claim.by : claim;
  const { condition, by: latest } = stated.start;
  if (condition !== null && daysAwaited(worlds, claim)?.lo === Infinity)
    return { governs: false, because: 'ruled-out', condition, by: ruledOutBy(worlds, condition)[0] };
  const start = statedStart(worlds, claim);
  if (start.lo > latest) return { governs: false, because: 'lapsed' };
  const [ended] = worlds.days.outsideEndsOf(stated).filter(({ day }) => day.hi <= start.lo);
  const by = ended?.by[0];
  if (by) return { governs: false, because: by.fact, by };
  return {
    governs: false,
    because: 'end-before-start',
    by: isValue(stated) ? endingCondition(worlds, stated) : undefined,
  };
}

/** Returns the event that met the end condition of a claim. */
function endingCondition(
  worlds: PartnershipWorlds,
  { effect, end }: ValueFact | ReplacingFact,
): ConditionMetFact | undefined {
  if (end.condition === null) return undefined;
  return metBy(worlds, end.condition, (name) => worlds.days.ending(name, effect))[0];
}

function whyNotYet(worlds: PartnershipWorlds, claim: ClaimFact, at: Bounds): Reason {
  const { condition } = (claim.effect === 'replaced' ? claim.by : claim).start;
  const awaited = daysAwaited(worlds, claim);
  if (condition !== null && awaited !== null && awaited.lo > at.hi)
    return { governs: false, because: 'waits-for-condition', condition };
  return { governs: false, because: 'not-yet-started' };
}

/** Returns the reason by the earliest end. */
function whyOver(worlds: PartnershipWorlds, claim: ValueFact, { start }: ClaimDays): Reason {
  const endings = endingsOf(worlds, claim, start);
  const first = endings.reduce<ClaimEnding | undefined>(
    (earliest, each) => (earliest === undefined || each.lastDay.hi < earliest.lastDay.hi ? each : earliest),
    undefined,
  );
  switch (first?.is) {
    case undefined:
      return { governs: false, because: 'end-before-start', by: undefined };
    case 'condition':
      return { governs: false, because: 'condition-met', condition: first.condition, by: first.by[0] };
    case 'agreement':
    case 'partnership':
      return { governs: false, because: first.by[0]!.fact, by: first.by[0]! };
    case 'renewal':
      return first.by[0]
        ? { governs: false, because: 'notice-given', by: first.by[0] }
        : { governs: false, because: 'until-passed' };
    case 'until':
      return { governs: false, because: 'until-passed' };
  }
}
