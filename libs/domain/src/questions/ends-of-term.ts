import type { TermRef } from '#contracts';
import { includesDay, overlaps, type Bounds, type Day } from '../dates';
import {
  isValue,
  type AgreementEndedFact,
  type ClaimFact,
  type ConditionMetFact,
  type EndFact,
  type NoticeFact,
  type Origin,
  type PartiesChangedFact,
  type PartnershipEndedFact,
  type ReplacedFact,
  type SetFact,
  type ValueFact,
} from '../facts';
import type { PartnershipWorlds } from '../worlds';
import { bindsTooFew } from '../worlds/parties';
import { Positions } from '../worlds/placed-claim';
import { daysOfClaim, endingsOf, type ClaimEnding } from './claim-days';
import { Followers, isOfBase, claimsWithDays } from './followers';

/** The end of a term or of an override. */
export type TermEnd = {
  /** The first day after the end. */
  readonly days: Bounds;
} & (
  | { readonly because: 'end'; readonly by: EndFact }
  | { readonly because: 'replaced'; readonly by: ReplacedFact }
  | { readonly because: 'until'; readonly by: ValueFact }
  | { readonly because: 'notice-given'; readonly by: NoticeFact }
  | { readonly because: 'condition-met'; readonly by: ConditionMetFact }
  | { readonly because: 'agreement-ended'; readonly by: AgreementEndedFact }
  | { readonly because: 'partnership-ended'; readonly by: PartnershipEndedFact }
  /** Too few of the parties that the claim binds are left, or a later claim that binds too few follows it. */
  | { readonly because: 'too-few-bound'; readonly by: PartiesChangedFact | SetFact }
);

/** Returns the ends of a term that its values do not state themselves: `end` claims, replacements, and ends of agreements and of the partnership. */
export function endsOf(worlds: PartnershipWorlds, term: TermRef): TermEnd[] {
  const claims = worlds.claimsOf(term);
  const ends = claims.flatMap((claim) => {
    const days = isValue(claim) ? undefined : daysOfClaim(worlds, claim)?.start;
    return days ? ({ because: claim.effect, by: claim, days } as TermEnd) : [];
  });
  return [
    ...ends,
    ...outsideEnds(
      worlds,
      claims.filter((claim) => isValue(claim)),
    ),
  ];
}

/** An end with the days `[from, to)` on which possibly nothing is in force because of it. */
interface EndingRun {
  readonly end: TermEnd;
  readonly from: Day;
  readonly to: Day;
}

/** Finds the possible ends of a term by day. */
export class EndsDuring {
  private readonly ofClaims: readonly EndingRun[];
  private readonly mayEnd: boolean;

  constructor(
    private readonly worlds: PartnershipWorlds,
    term: TermRef,
  ) {
    const claims = worlds.claimsOf(term);
    this.ofClaims = claims.every(isValue) ? [] : endingRuns(worlds, claims);
    this.mayEnd = this.ofClaims.length > 0 || worlds.days.mayEndFromOutside || !alwaysBindsEnough(worlds);
  }

  /** Returns the ends on days on which the given claims may govern. */
  during({ from, to }: { readonly from: Day; readonly to: Day }, claims: readonly ValueFact[]): TermEnd[] {
    if (!this.mayEnd) return [];
    const isOverridden = claims.some(({ effect }) => effect === 'override');
    const ofClaims = this.ofClaims.filter(
      ({ end, ...run }) => run.from < to && from < run.to && (isOverridden || !endsOverrides(end)),
    );
    const outside = outsideEnds(this.worlds, claims).filter(({ days }) => days.lo < to && from < days.hi);
    return [...ofClaims.map(({ end }) => end), ...outside];
  }

  /** Returns the ends on days on which nothing is in force, after the given claims. */
  between(from: Day, to: Day, claims: readonly ValueFact[]): TermEnd[] {
    if (from >= to || !this.mayEnd) return [];
    const ofClaims = this.ofClaims.filter(({ end, ...run }) => run.from < to && from < run.to && !endsOverrides(end));
    const outside = outsideEnds(this.worlds, claims).filter(({ days }) => days.lo <= from);
    return [...ofClaims.map(({ end }) => end), ...outside, ...lossesOfParties(this.worlds, claims, from)];
  }
}

const endsOverrides = ({ because, by }: TermEnd): boolean => because === 'end' && by.of === 'override';

/** Returns each end with its days: from its first day to the day by which another claim has certainly started. */
function endingRuns(worlds: PartnershipWorlds, claims: readonly ClaimFact[]): EndingRun[] {
  const all = claimsWithDays(worlds, claims);
  const followers = new Followers(
    all.filter(({ claim }) => isOfBase(claim)),
    new Positions(claims.length),
  );
  return all.flatMap((it) => {
    if (isValue(it.claim)) return [];
    const { start: days } = it.days;
    const end = { because: it.claim.effect, by: it.claim, days } as TermEnd;
    return { end, from: days.lo, to: followers.after(it, days)?.by ?? Infinity };
  });
}

function outsideEnds(worlds: PartnershipWorlds, claims: readonly ValueFact[]): TermEnd[] {
  if (!worlds.days.mayEndFromOutside) return [];
  const found = new Map<Origin, TermEnd>();
  for (const claim of claims)
    for (const { day: days, by } of worlds.days.outsideEndsOf(claim))
      for (const fact of by) found.set(fact, { because: fact.fact, by: fact, days } as TermEnd);
  return [...found.values()];
}

/** Returns the ends that a claim states itself: its last day, a notice, or a met condition. Open conditions are left out. */
export function ownEndsOf(worlds: PartnershipWorlds, claim: ValueFact): TermEnd[] {
  const claimed = daysOfClaim(worlds, claim);
  if (!claimed) return [];
  return endingsOf(worlds, claim, claimed.start).flatMap((ending): TermEnd[] => {
    const days = { lo: ending.lastDay.lo + 1, hi: ending.lastDay.hi + 1 };
    if (ending.is === 'until') return [{ because: 'until', by: claim, days }];
    if (ending.is === 'condition') return isByOpenCondition(ending) ? [] : [endOfExpression(claim, ending.by, days)];
    if (ending.is !== 'renewal' || days.lo === Infinity) return [];
    const [notice] = ending.by;
    return [notice ? { because: 'notice-given', by: notice, days } : { because: 'until', by: claim, days }];
  });
}

const isByOpenCondition = ({ by, lastDay }: ClaimEnding): boolean => by.length === 0 && lastDay.hi === Infinity;

/** Returns the end by a condition expression: the event that met it or, without one, the day that the expression names. */
function endOfExpression(claim: ValueFact, met: readonly ConditionMetFact[], days: Bounds): TermEnd {
  const by = met.find(({ day }) => overlaps(day, { lo: days.lo - 1, hi: days.hi - 1 }));
  return by ? { because: 'condition-met', by, days } : { because: 'until', by: claim, days };
}

/** Returns true if no claim can bind too few parties, on whatever day. */
export const alwaysBindsEnough = ({ facts: { founders, partyChanges } }: PartnershipWorlds): boolean =>
  partyChanges.length === 0 && founders.length > 1;

/** Returns the party changes because of which claims bind too few parties on a day, and the claims that follow them on that day and bind too few. */
export function lossesOfParties(worlds: PartnershipWorlds, claims: readonly ValueFact[], day: Day): TermEnd[] {
  const [first] = claims;
  if (!first) return [];
  const followers = worlds
    .worldsOf(first.term)
    .claimsOn(day)
    .claims.filter((claim) => claim.effect === 'set' && !claims.includes(claim) && mayBindTooFew(worlds, claim, day));
  const ends = followers.flatMap((by) => {
    const days = daysOfClaim(worlds, by)?.start;
    return days && includesDay(days, day) ? [{ because: 'too-few-bound', by, days } as TermEnd] : [];
  });
  if (!claims.some((claim) => mayBindTooFew(worlds, claim, day))) return ends;
  const changes = worlds.facts.partyChanges.filter((by) => includesDay(by.day, day));
  return [...changes.map((by): TermEnd => ({ because: 'too-few-bound', by, days: by.day })), ...ends];
}

const mayBindTooFew = ({ parties }: PartnershipWorlds, claim: ValueFact, day: Day): boolean =>
  parties.ofClaim(claim, day).lists.some((list) => bindsTooFew(claim.between, list));
