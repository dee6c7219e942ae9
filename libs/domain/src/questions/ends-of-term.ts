import type { TermRef } from '#contracts';
import { includesDay, type Bounds, type Day } from '../dates';
import {
  isValue,
  type AgreementEndedFact,
  type ConditionMetFact,
  type EndFact,
  type NoticeFact,
  type Origin,
  type PartiesChangedFact,
  type PartnershipEndedFact,
  type ReplacedFact,
  type ValueFact,
} from '../facts';
import type { PartnershipWorlds } from '../worlds';
import { bindsTooFew } from '../worlds/parties';
import { daysOfClaim, endingsOf } from './claim-days';

/** What ends a term or what overrides it. */
export type TermEnd = {
  /** The first day on which it is over. */
  readonly days: Bounds;
} & (
  | { readonly because: 'end'; readonly by: EndFact }
  | { readonly because: 'replaced'; readonly by: ReplacedFact }
  | { readonly because: 'until'; readonly by: ValueFact }
  | { readonly because: 'notice-given'; readonly by: NoticeFact }
  | { readonly because: 'condition-met'; readonly by: ConditionMetFact }
  | { readonly because: 'agreement-ended'; readonly by: AgreementEndedFact }
  | { readonly because: 'partnership-ended'; readonly by: PartnershipEndedFact }
  /** Too few are left of those who were to be bound. */
  | { readonly because: 'too-few-bound'; readonly by: PartiesChangedFact }
);

/** What ends a term apart from what its values say themselves: ends, what replaces it, and the ends of agreements and of the partnership. */
export function endsOf(worlds: PartnershipWorlds, term: TermRef): TermEnd[] {
  const ends: TermEnd[] = [];
  const outside = new Map<Origin, TermEnd>();
  for (const claim of worlds.claimsOf(term)) {
    if (isValue(claim)) {
      for (const { day: days, by } of worlds.days.outsideEndsOf(claim))
        for (const fact of by) outside.set(fact, { because: fact.fact, by: fact, days } as TermEnd);
      continue;
    }
    const days = daysOfClaim(worlds, claim)?.start;
    if (days) ends.push({ because: claim.effect, by: claim, days } as TermEnd);
  }
  return [...ends, ...outside.values()];
}

/** What a claim's own words come to on days: a last day, a notice, a condition that was met; nothing from outside. */
export function ownEndsOf(worlds: PartnershipWorlds, claim: ValueFact): TermEnd[] {
  const lying = daysOfClaim(worlds, claim);
  if (!lying) return [];
  return endingsOf(worlds, claim, lying.start).flatMap((ending): TermEnd[] => {
    const days = { lo: ending.lastDay.lo + 1, hi: ending.lastDay.hi + 1 };
    if (ending.is === 'until') return [{ because: 'until', by: claim, days }];
    if (ending.is === 'condition') return ending.by.slice(0, 1).map((by) => ({ because: 'condition-met', by, days }));
    if (ending.is !== 'renewal' || days.lo === Infinity) return [];
    const [notice] = ending.by;
    return [notice ? { because: 'notice-given', by: notice, days } : { because: 'until', by: claim, days }];
  });
}

/** The changes of parties by which too few are bound on a day. */
export function lossesOfParties(worlds: PartnershipWorlds, claims: readonly ValueFact[], day: Day): TermEnd[] {
  const isTooFew = ({ between }: ValueFact, lists: readonly (readonly string[])[]): boolean =>
    lists.some((list) => bindsTooFew(between, list));
  const lost = claims.some((claim) => isTooFew(claim, worlds.parties.ofClaim(claim, day).lists));
  if (!lost) return [];
  return worlds.facts.partyChanges
    .filter((by) => includesDay(by.day, day))
    .map((by) => ({ because: 'too-few-bound', by, days: by.day }));
}
