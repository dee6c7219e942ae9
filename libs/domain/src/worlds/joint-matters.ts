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

/** A matter whose day is taken as one for all claims that it bears on. */
export interface JointMatter {
  readonly matter: Matter;
  readonly bounds: Bounds;
}

interface Bearing {
  readonly matter: Matter;
  readonly bounds: Bounds;
  /** Whether it bears on the end alone; else on whether and when the claim starts. */
  readonly onEnd: boolean;
}

type Placed = Pick<Origin, 'order'>;

interface Shared {
  readonly bounds: Bounds;
  /** Where they stand in the record. */
  readonly claims: Set<string>;
  first: Placed;
  /** The group of the claims, if all that it does is to end claims of one base. */
  endsBaseOf: number | null;
}

/**
 * The imprecise matters that claims share in a way that shows in answers, in the order in which they are to be taken together. The claims come in
 * groups, one a term. What does no more than end claims of one base is left out: only one of those governs.
 */
export function jointMattersOf(groups: readonly (readonly ClaimFact[])[], days: MatterDays): JointMatter[] {
  const found = new Map<Matter, Shared>();
  groups.forEach((claims, group) => {
    for (const claim of claims) {
      for (const { matter, bounds, onEnd } of bearingsOn(claim, days)) {
        const endsBaseOf = claim.effect === 'set' && onEnd ? group : null;
        // What it replaces starts with a claim, so that the two count as one, but for that very start.
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

/** Whether a claim lies elsewhere when one of these matters has another day. */
export function dependsOn(claim: ClaimFact, matters: ReadonlySet<Matter>, days: MatterDays): boolean {
  return bearingsOn(claim, days).some(({ matter }) => matters.has(matter));
}

/** Conditions come before ends, ends before the rest. */
function rankOf(matter: Matter): number {
  if (matter.startsWith('condition ')) return 0;
  return matter === PARTNERSHIP || matter.startsWith('agreement') ? 1 : 2;
}

const NONE: Bearing[] = [];
const NONE_NAMED: string[] = [];

/** Most claims share nothing: that is seen at a glance. */
const dependsOnNothing = (claim: StatedFact, days: MatterDays): boolean =>
  claim.start.condition === null &&
  (!isValue(claim) || claim.end.condition === null) &&
  (claim.effect !== 'set' || !replacesAny(claim)) &&
  days.outsideEndsOf(claim).length === 0;

/** The imprecise matters that bear on a claim. On what is replaced those do that decide when the replacing claim starts. */
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

/** The start of a claim for what it replaces: its day, or whether there is one, is not certain. */
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
