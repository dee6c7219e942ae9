import { conditionsOf, type ConditionExpression } from '#contracts';
import type { Bounds } from '../dates';
import {
  byRecordPlace,
  isValue,
  type ClaimFact,
  type Origin,
  type ReplacingFact,
  type SetFact,
  type StatedFact,
} from '../facts';
import { conditionMatter, PARTNERSHIP, startMatter, type Matter, type MatterDays } from './matter-days';
import { endByCondition, placeClaim, startOf } from './placement';

/** A matter that has one day for all claims that depend on it. */
export interface JointMatter {
  readonly matter: Matter;
  readonly bounds: Bounds;
}

interface Bearing {
  readonly matter: Matter;
  readonly bounds: Bounds;
  /** True if the matter affects only the end of the claim; else it affects whether and when the claim starts. */
  readonly onEnd: boolean;
}

type Placed = Pick<Origin, 'order'>;

interface Shared {
  readonly bounds: Bounds;
  /** The record places of the claims. */
  readonly claims: Set<string>;
  first: Placed;
  /** The group of the claims if the matter only ends base claims of that group; else null. */
  endsBaseOf: number | null;
}

/**
 * Returns the imprecise matters that claims share with an effect on answers, in the order in which they are taken together. The claims are grouped by
 * term. A matter that only ends base claims of one term is left out, because only one of those claims governs.
 */
export function jointMattersOf(groups: readonly (readonly ClaimFact[])[], days: MatterDays): JointMatter[] {
  const found = new Map<Matter, Shared>();
  groups.forEach((claims, group) => {
    for (const claim of claims) {
      for (const { matter, bounds, onEnd } of bearingsOn(claim, days)) {
        const endsBaseOf = claim.effect === 'set' && onEnd ? group : null;
        // A replaced term ends when the replacing claim starts, so the two count as one claim, except for the matter of that start.
        const counted = claim.effect === 'replaced' && matter !== startMatter(claim.by) ? claim.by : claim;
        const shared = found.get(matter) ?? { bounds, claims: new Set(), first: counted, endsBaseOf };
        found.set(matter, shared);
        shared.claims.add(counted.order.join());
        if (byRecordPlace(counted, shared.first) < 0) shared.first = counted;
        if (shared.endsBaseOf !== endsBaseOf) shared.endsBaseOf = null;
      }
    }
  });
  const joint = [...found].filter(([, { claims, endsBaseOf }]) => claims.size > 1 && endsBaseOf === null);
  const inOrder = joint.toSorted(
    ([a, one], [b, other]) => rankOf(a) - rankOf(b) || byRecordPlace(one.first, other.first),
  );
  return inOrder.map(([matter, { bounds }]) => ({ matter, bounds }));
}

/** Returns true if the days of a claim depend on the day of one of these matters. */
export function dependsOn(claim: ClaimFact, matters: ReadonlySet<Matter>, days: MatterDays): boolean {
  return bearingsOn(claim, days).some(({ matter }) => matters.has(matter));
}

/** Ranks matters: conditions before ends, ends before the rest. */
function rankOf(matter: Matter): number {
  if (matter.startsWith('condition ')) return 0;
  return matter === PARTNERSHIP || matter.startsWith('agreement') ? 1 : 2;
}

const NONE: Bearing[] = [];
const NONE_NAMED: string[] = [];

/** A fast check: most claims depend on no matter. */
const dependsOnNothing = (claim: StatedFact, days: MatterDays): boolean =>
  claim.start.condition === null &&
  (!isValue(claim) || claim.end.condition === null) &&
  (claim.effect !== 'set' || !replacesAny(claim)) &&
  days.outsideEndsOf(claim).length === 0;

/**
 * Returns the imprecise matters that affect a claim. For the end of a replaced term, these are the matters that affect the start of the replacing
 * claim.
 */
function bearingsOn(claim: ClaimFact | ReplacingFact, days: MatterDays): Bearing[] {
  if (claim.effect === 'replaced') return bearingsOn(claim.by, days).filter(({ onEnd }) => !onEnd);
  if (dependsOnNothing(claim, days)) return NONE;
  const { start } = startOf(claim.start, days);
  const latest = Math.min(start.hi, claim.start.by);
  const found: Bearing[] = bearingsOfConditions(claim.start.condition, false, days);
  if (isValue(claim) && claim.end.condition !== null) {
    const met = endByCondition(claim, days);
    const ending = bearingsOfConditions(claim.end.condition, met.lo >= latest, days);
    found.push(...ending.filter(({ condition }) => days.ending(condition, claim.effect).lo < Infinity));
  }
  for (const { matter, day } of days.outsideEndsOf(claim)) found.push({ matter, bounds: day, onEnd: day.lo > latest });
  const imprecise = found.filter(({ bounds: { lo, hi } }) => lo < hi);
  return claim.effect === 'set' ? [...imprecise, ...startOfReplacing(claim, start, days)] : imprecise;
}

/** A replacing claim shares its start with the terms that it replaces, unless the start is certain. */
const replacesAny = (claim: SetFact | ReplacingFact): boolean => !('replaces' in claim) || claim.replaces.length > 0;

function startOfReplacing(claim: SetFact | ReplacingFact, start: Bounds, days: MatterDays): Bearing[] {
  if (!replacesAny(claim)) return [];
  const isCertain = start.lo === start.hi && !placeClaim(claim, days, ({ lo, hi }) => [lo, hi]).mayNever;
  return isCertain ? [] : [{ matter: startMatter(claim), bounds: start, onEnd: false }];
}

type BearingOfCondition = Bearing & { readonly condition: string };

const bearingsOfConditions = (
  expression: ConditionExpression | null,
  onEnd: boolean,
  days: MatterDays,
): BearingOfCondition[] =>
  (expression === null ? NONE_NAMED : conditionsOf(expression)).map((condition) => ({
    condition,
    matter: conditionMatter(condition),
    bounds: days.met(condition),
    onEnd,
  }));
