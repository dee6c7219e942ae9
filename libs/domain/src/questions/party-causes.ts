import type { TermRef } from '#contracts';
import { overlaps } from '../dates';
import type { ClaimFact, PartiesChangedFact } from '../facts';
import type { TermAnswer, ValueAnswer } from '../worlds';
import { identityOf, type Cause } from './cause';
import { bindsPartiesOfDay, learnedFoundations, type KnowingViewpoint } from './learned';

/** A viewpoint with its answer about a term. */
export interface Answered extends KnowingViewpoint {
  readonly answer: TermAnswer;
}

/** Returns the party changes between two viewpoints that affect the parties bound by a claim. */
export function partiesChanged(claim: ClaimFact, from: Answered, to: Answered): Cause[] {
  const agreement = claim.effect === 'replaced' ? null : claim.agreement;
  const relevant = changesBetween(from, to).filter((each) => each.agreement === null || each.agreement === agreement);
  const founded = bindsPartiesOfDay(claim) ? learnedFoundations(from, to) : [];
  return [...founded, ...relevant.map((fact): Cause => ({ because: 'parties-changed', fact }))];
}

/** Returns the party changes by which the same values, or values whose claims name the same parties, bind other parties. */
export function whyBoundOthers(term: TermRef, from: Answered, to: Answered): Cause[] {
  const valuesBefore = new Map(from.answer.values.map((value) => [value.value, boundOf(value)]));
  const isAlike = to.answer.values.every((value) => valuesBefore.get(value.value) === boundOf(value));
  if (isAlike) return [];
  const claims = to.worlds.claimsOf(term);
  const agreements = new Set(claims.map((claim) => (claim.effect === 'replaced' ? null : claim.agreement)));
  const changes = changesBetween(from, to).filter(({ agreement }) => agreement === null || agreements.has(agreement));
  const founded = claims.some(bindsPartiesOfDay) ? learnedFoundations(from, to) : [];
  return [...founded, ...changes.map((fact): Cause => ({ because: 'parties-changed', fact }))];
}

/**
 * Returns true if the claims at both viewpoints name the same parties, or all name none, and their values bind other parties at one viewpoint.
 */
export function bindsOthersThoughStatedAlike({ answer: before }: Answered, { answer: after }: Answered): boolean {
  if (before.values.length === 0 || after.values.length === 0) return false;
  const values = [...before.values, ...after.values];
  const stated = new Set(values.flatMap(({ claims }) => claims.map(({ between }) => between?.join() ?? null)));
  return stated.size === 1 && new Set(values.map(boundOf)).size > 1;
}

const boundOf = ({ between, mayBind }: ValueAnswer): string => `${between.join()} ${mayBind.join()}`;

/**
 * Returns the party changes that may have taken place between the days of two viewpoints, and those that are known at one viewpoint only.
 */
function changesBetween(from: Answered, to: Answered): PartiesChangedFact[] {
  const [known, knownNow] = [from, to].map(
    ({ worlds }) => new Map(worlds.facts.partyChanges.map((change) => [identityOf(change), change])),
  ) as [Map<string, PartiesChangedFact>, Map<string, PartiesChangedFact>];
  const between = { lo: Math.min(from.at.lo, to.at.lo), hi: Math.max(from.at.hi, to.at.hi) };
  return [...new Map([...known, ...knownNow])].flatMap(([id, change]) => {
    const isKnownToBoth = known.has(id) && knownNow.has(id);
    const isRelevant = isKnownToBoth ? overlaps(change.day, between) : change.day.lo <= between.hi;
    return isRelevant ? [change] : [];
  });
}
