import { weightOf } from '#contracts';
import type { Bounds, Day } from '../dates';
import { isValue, type ClaimFact } from '../facts';
import { daysUpTo, MatteringDays } from './days-that-matter';
import { dependsOn, jointMattersOf, type JointMatter } from './joint-matters';
import { isManyMatters, isStartMatter, type Matter, type MatterDays } from './matter-days';
import { outcomesOn, type Outcomes } from './outcomes';
import {
  lastOfLength,
  placeClaim,
  sharedWithinClaim,
  combinedWithin,
  type DaysThatMatter,
  type Placement,
  type CombinedWithin,
} from './placement';
import { runsOfStarts } from './renewal';
import { claimsOfTerm, Positions, type PlacedClaim, type TermClaim } from './placed-claim';

/** The most matters whose days are combined. Further matters are treated as independent for each claim. */
export const MOST_JOINT_MATTERS = 3;
/** The most combinations of days of the joint matters. */
export const MOST_COMBINATIONS = 6_000;

/** The most evaluations of claims, over all days and combinations. A query that needs more gets the most cautious answer. */
export const MOST_EVALUATIONS = 500_000;
/** The most days on which answers may change. With more of them, the days are not determined. */
const MOST_DAYS = 100_000;
/** The number of times that a claim is placed to determine the work of evaluating all claims. */
const TIMES_PLACED = 4;
/** The most pieces of all claims that start and end by the same condition. */
const MOST_PIECES = 20_000;

interface TermOfWorlds {
  readonly claims: readonly ClaimOfWorlds[];
  readonly positions: Positions;
}

interface ClaimOfWorlds extends TermClaim {
  /** The placement that is the same in all worlds; null: it depends on the days of joint matters. */
  readonly placement: Placement | null;
}

/** The worlds of the claims of one term, or of several terms that are queried together. */
export class JointWorlds {
  /** True if some matter that claims share is taken as independent for each of them. */
  readonly cautious: boolean;
  /** True if evaluating the claims on all days on which answers may change exceeds the limit. `on` must not be called then. */
  readonly isTooExpensive: boolean;
  /** True if no two claims share a matter with an effect on answers. */
  readonly isIndependent: boolean;
  /** The number of evaluations for all of those days, including the work to determine it. */
  readonly evaluations: number;
  private readonly joint: readonly JointMatter[];
  private readonly terms: readonly TermOfWorlds[];
  private readonly mattering: MatteringDays;
  /** For claims that start and end by the same condition. */
  private readonly within = new Map<ClaimFact, CombinedWithin>();
  private knownBoundaries: readonly Day[] | null = null;
  private readonly placements = new Map<ClaimFact, Placement>();
  /** The claims of each term, if the placements of all are the same in all worlds. */
  private readonly settled: readonly (readonly PlacedClaim[])[] | null;

  constructor(
    private readonly groups: readonly (readonly ClaimFact[])[],
    private readonly days: MatterDays,
    most = MOST_EVALUATIONS,
  ) {
    const all = groups.flat();
    this.mattering = new MatteringDays(all, days);
    this.combineWithin(all);
    const shared = jointMattersOf(groups, days);
    this.isIndependent = shared.length === 0;
    const candidates = shared.filter(({ matter }) => !isManyMatters(matter)).slice(0, MOST_JOINT_MATTERS);
    const costs = this.costsOf(all, new Set(candidates.map(({ matter }) => matter)));
    const together = this.jointWithin(candidates, costs, most);
    this.isTooExpensive = costs * together.combinations > most;
    const placing = all.reduce((sum, claim) => sum + costOfPlacing(claim, days), 0);
    this.evaluations = TIMES_PLACED * placing + (this.isTooExpensive ? 0 : costs * together.combinations);
    this.joint = candidates.slice(0, together.matters);
    this.cautious = this.joint.length < shared.length || all.some((claim) => this.isCoarse(claim));
    const matters: ReadonlySet<Matter> = new Set(this.joint.map(({ matter }) => matter));
    this.terms = this.isTooExpensive
      ? []
      : groups.map((claims) => ({
          claims: claimsOfTerm(claims, days).map((each) => ({
            ...each,
            placement: this.settledPlacement(each.claim, matters),
          })),
          positions: new Positions(claims.length),
        }));
    this.settled = this.joint.length === 0 && !this.isTooExpensive ? settledOf(this.terms) : null;
  }

  /** Yields the outcomes of each term on a day, once for each combination of days of the joint matters. */
  *on(day: Day): Generator<readonly Outcomes[]> {
    if (this.settled !== null) {
      yield this.settled.map((claims, index) => outcomesOn(day, claims, this.terms[index]!.positions));
      return;
    }
    const around = this.mattering.aroundDay(day);
    const daysThatMatter = (bounds: Bounds): readonly Day[] => daysUpTo(day, bounds, around);
    for (const fixed of this.combinationsOfDays(daysThatMatter)) {
      const days = this.days.fixedTo(fixed, day);
      const placed = this.terms.map(({ claims }) =>
        claims.map((each): PlacedClaim => ({
          ...each,
          ...(each.placement ?? placeClaim(each.claim, days, daysThatMatter, this.togetherIn(each.claim))),
        })),
      );
      if (placed.every((claims) => claims.every(isPlaced)))
        yield placed.map((claims, index) => outcomesOn(day, claims, this.terms[index]!.positions));
    }
  }

  /** Returns the days on which answers may change, sorted. From each of them to the next the answers are the same. */
  boundaries(): readonly Day[] {
    if (this.knownBoundaries) return this.knownBoundaries;
    const placed = this.groups.flatMap((claims) => claims.map((claim) => this.placementOf(claim)));
    const pieces = placed.flatMap((placement) => placement.pieces);
    const days = pieces.flatMap(({ lo, hi, endLo, endHi }) => [lo, hi, endLo, endHi]);
    return (this.knownBoundaries = this.mattering.aroundAll(days));
  }

  /** Returns the placement of a claim with all its matters taken as independent of other claims. */
  placementOf(claim: ClaimFact): Placement {
    let placement = this.placements.get(claim);
    if (!placement) {
      placement = placeClaim(claim, this.days, (bounds) => this.daysOf(bounds), this.togetherIn(claim));
      this.placements.set(claim, placement);
    }
    return placement;
  }

  private daysOf(bounds: Bounds): Day[] {
    return [...daysUpTo(Infinity, bounds, this.mattering.around), bounds.hi];
  }

  private combineWithin(all: readonly ClaimFact[]): void {
    const sharing = all.filter((claim) => sharedWithin(claim, this.days) > 0);
    const most = Math.floor(MOST_PIECES / Math.max(1, sharing.length));
    const count = (bounds: Bounds): number => this.daysOf(bounds).length;
    for (const claim of sharing) this.within.set(claim, combinedWithin(claim, this.days, most, count));
  }

  private togetherIn(claim: ClaimFact): number {
    return this.within.get(claim)?.together ?? 0;
  }

  private isCoarse(claim: ClaimFact): boolean {
    if (this.within.get(claim)?.isAll === false) return true;
    const stated = claim.effect === 'replaced' ? claim.by : claim;
    if (isValue(stated) && stated.end.own.is === 'renewed') {
      if (runsOfStarts(stated.end.own, stated.start.from, this.days.noticesOf(claim.term)) === null) return true;
    }
    return this.days.outsideEndsOf(stated).some(({ matter, day }) => isManyMatters(matter) && day.lo < day.hi);
  }

  private settledPlacement(claim: ClaimFact, joint: ReadonlySet<Matter>): Placement | null {
    if (this.togetherIn(claim) > 0 || dependsOn(claim, joint, this.days)) return null;
    return placeClaim(claim, this.days, NO_DAYS, 0);
  }

  /** Returns the work of evaluating all claims once on each day, as a number of evaluations. Placing a claim again takes longer than evaluating it. */
  private costsOf(all: readonly ClaimFact[], shared: ReadonlySet<Matter>): number {
    let [cost, pieces] = [0, 0];
    for (const claim of all) {
      const { combinations } = this.within.get(claim) ?? { combinations: 0 };
      const isSettled = combinations === 0 && !dependsOn(claim, shared, this.days);
      const ofClaim = combinations > 0 ? combinations : placeClaim(claim, this.days, NO_DAYS, 0).pieces.length;
      pieces += ofClaim;
      cost += isSettled ? Math.max(1, ofClaim) : Math.max(1, ofClaim) * costOfPlacing(claim, this.days);
    }
    const days = this.mattering.mostAround(4 * pieces) > MOST_DAYS ? Infinity : this.boundaries().length;
    return Math.max(1, cost) * days;
  }

  private jointWithin(
    candidates: readonly JointMatter[],
    costs: number,
    most: number,
  ): { readonly matters: number; readonly combinations: number } {
    let [matters, combinations] = [0, 1];
    for (const { bounds } of candidates) {
      const more = combinations * this.daysOf(bounds).length;
      if (more > MOST_COMBINATIONS || more * costs > most) break;
      [matters, combinations] = [matters + 1, more];
    }
    return { matters, combinations };
  }

  private *combinationsOfDays(daysThatMatter: (bounds: Bounds) => readonly Day[]): Generator<ReadonlyMap<Matter, Day>> {
    yield* oneOfEach(
      this.joint.map(({ matter, bounds }) => {
        const days = daysThatMatter(bounds);
        return { matter, days: isStartMatter(matter) ? [...days, Infinity] : days };
      }),
      new Map(),
    );
  }
}

/** Returns the days on which a claim may be in force, regardless of other claims and of the days of its matters; null: no day. */
export function boundsAtMost(claim: ClaimFact, days: MatterDays): { readonly from: Day; readonly to: Day } | null {
  const { pieces } = placeClaim(claim, days, NO_DAYS, 0);
  if (pieces.length === 0) return null;
  const lastDays = pieces.map((piece) => Math.max(piece.lo, Math.min(piece.endHi, lastOfLength(piece, piece.hi))));
  return { from: Math.min(...pieces.map(({ lo }) => lo)), to: Math.max(...lastDays) + 1 };
}

const NO_DAYS: DaysThatMatter = () => [];

/** Returns roughly as how many evaluations of a claim its placing takes. */
function costOfPlacing(claim: ClaimFact, days: MatterDays): number {
  const stated = claim.effect === 'replaced' ? claim.by : claim;
  const conditions = [stated.start.condition, isValue(stated) ? stated.end.condition : null];
  const weights = conditions.map((condition) => (condition === null ? 0 : weightOf(condition)));
  return 8 + 2 * (weights[0]! + weights[1]! + days.outsideEndsOf(stated).length);
}

function settledOf(terms: readonly TermOfWorlds[]): PlacedClaim[][] | null {
  const placed = terms.map(({ claims }) =>
    claims.flatMap((each) => (each.placement ? { ...each, ...each.placement } : [])),
  );
  return placed.every((claims, index) => claims.length === terms[index]!.claims.length) ? placed : null;
}

/** A claim without pieces never starts. A combination in which a claim cannot start on its fixed day is no world. */
const isPlaced = ({ pieces, mayNever }: PlacedClaim): boolean => pieces.length > 0 || mayNever;

const sharedWithin = (claim: ClaimFact, days: MatterDays): number =>
  sharedWithinClaim(claim.effect === 'replaced' ? claim.by : claim, days).length;

interface Choice {
  readonly matter: Matter;
  readonly days: readonly Day[];
}

function* oneOfEach(choices: readonly Choice[], chosen: ReadonlyMap<Matter, Day>): Generator<ReadonlyMap<Matter, Day>> {
  const choice = choices[chosen.size];
  if (choice === undefined) {
    yield chosen;
    return;
  }
  for (const day of choice.days) yield* oneOfEach(choices, new Map(chosen).set(choice.matter, day));
}
