import type { Bounds, Day } from '../dates';
import type { ClaimFact } from '../facts';
import { daysUpTo, MatteringDays } from './days-that-matter';
import { dependsOn, jointMattersOf, type JointMatter } from './joint-matters';
import { isStartMatter, type Matter, type MatterDays } from './matter-days';
import { outcomesOn, type Outcomes } from './outcomes';
import { lastOfLength, MOST_SHARED_WITHIN, placeClaim, sharedWithinClaim, type Placement } from './placement';
import { claimsOfTerm, Positions, type PlacedClaim, type TermClaim } from './placed-claim';

/** At most so many matters are taken together; further ones are taken as independent for each claim. */
export const TAKEN_TOGETHER = 3;
/** And only as long as there are no more than so many ways to give them days. */
export const MOST_WAYS = 6_000;

interface TermOfWorlds {
  readonly claims: readonly ClaimOfWorlds[];
  readonly positions: Positions;
}

interface ClaimOfWorlds extends TermClaim {
  /** Where it lies in all worlds alike; null: that depends on the days that joint matters have. */
  readonly placement: Placement | null;
}

/** The worlds of the claims of one term, or of several that are asked together. */
export class JointWorlds {
  /** Whether some matter that claims share is taken as independent for each of them. */
  readonly cautious: boolean;
  private readonly joint: readonly JointMatter[];
  /** The ways to give joint matters their days. */
  private readonly ways: number;
  private readonly terms: readonly TermOfWorlds[];
  private matteringDays: MatteringDays | null = null;
  /** The claims of each term, where all lie in all worlds alike. */
  private readonly settled: readonly (readonly PlacedClaim[])[] | null;

  constructor(
    private readonly groups: readonly (readonly ClaimFact[])[],
    private readonly days: MatterDays,
  ) {
    const all = groups.flat();
    const shared = jointMattersOf(groups, days);
    const together = this.takenTogether(shared);
    this.ways = together.ways;
    this.joint = shared.slice(0, together.matters);
    this.cautious =
      this.joint.length < shared.length || all.some((claim) => sharedWithin(claim, days) > MOST_SHARED_WITHIN);
    const matters: ReadonlySet<Matter> = new Set(this.joint.map(({ matter }) => matter));
    this.terms = groups.map((claims) => ({
      claims: claimsOfTerm(claims, days).map((each) => ({
        ...each,
        placement: this.settledPlacement(each.claim, matters),
      })),
      positions: new Positions(claims.length),
    }));
    this.settled = this.joint.length === 0 ? settledOf(this.terms) : null;
  }

  /** What may hold for each term on a day, once for each way to give joint matters their days. */
  *on(day: Day): Generator<readonly Outcomes[]> {
    if (this.settled !== null) {
      yield this.settled.map((claims, index) => outcomesOn(day, claims, this.terms[index]!.positions));
      return;
    }
    const around = this.mattering.aroundDay(day);
    const daysThatMatter = (bounds: Bounds): readonly Day[] => daysUpTo(day, bounds, around);
    for (const fixed of this.waysToFix(daysThatMatter)) {
      const days = this.days.fixedTo(fixed, day);
      const placed = this.terms.map(({ claims }) =>
        claims.map((each): PlacedClaim => ({
          ...each,
          ...(each.placement ?? placeClaim(each.claim, days, daysThatMatter)),
        })),
      );
      if (placed.every((claims) => claims.every(isPlaced)))
        yield placed.map((claims, index) => outcomesOn(day, claims, this.terms[index]!.positions));
    }
  }

  /** The days on which answers may change, in order; from each to the next one they are the same. */
  boundaries(): readonly Day[] {
    const placed = this.terms.flatMap(({ claims }) => claims.map(({ claim }) => this.placementOf(claim)));
    const pieces = placed.flatMap((placement) => placement.pieces);
    const days = pieces.flatMap(({ lo, hi, endLo, endHi }) => [lo, hi, endLo, endHi]);
    return this.mattering.aroundAll(days);
  }

  /** How often a claim is weighed for all days on which answers may change, at most. */
  get weighed(): number {
    const claims = this.groups.reduce((sum, group) => sum + group.length, 0);
    return this.mattering.around.length * claims * this.ways;
  }

  /** The days on which a claim may be in force, whatever the others say; null: on none. */
  boundsOf(claim: ClaimFact): { readonly from: Day; readonly to: Day } | null {
    const { pieces } = placeClaim(claim, this.days, ({ lo, hi }) => [lo, hi]);
    if (pieces.length === 0) return null;
    const lastDays = pieces.map((piece) => Math.max(piece.lo, Math.min(piece.endHi, lastOfLength(piece, piece.hi))));
    return { from: Math.min(...pieces.map(({ lo }) => lo)), to: Math.max(...lastDays) + 1 };
  }

  private get mattering(): MatteringDays {
    return (this.matteringDays ??= new MatteringDays(this.groups.flat(), this.days));
  }

  /** Where a claim lies when all that it depends on is taken as independent of other claims. */
  placementOf(claim: ClaimFact): Placement {
    return placeClaim(claim, this.days, (bounds) => [...daysUpTo(Infinity, bounds, this.mattering.around), bounds.hi]);
  }

  private settledPlacement(claim: ClaimFact, joint: ReadonlySet<Matter>): Placement | null {
    if (dependsOn(claim, joint, this.days) || sharedWithin(claim, this.days) > 0) return null;
    return placeClaim(claim, this.days, () => []);
  }

  private takenTogether(shared: readonly JointMatter[]): { readonly matters: number; readonly ways: number } {
    let [matters, ways] = [0, 1];
    for (const { bounds } of shared.slice(0, TAKEN_TOGETHER)) {
      const more = ways * (daysUpTo(Infinity, bounds, this.mattering.around).length + 1);
      if (more > MOST_WAYS) break;
      [matters, ways] = [matters + 1, more];
    }
    return { matters, ways };
  }

  private *waysToFix(daysThatMatter: (bounds: Bounds) => readonly Day[]): Generator<ReadonlyMap<Matter, Day>> {
    yield* oneOfEach(
      this.joint.map(({ matter, bounds }) => {
        const days = daysThatMatter(bounds);
        return { matter, days: isStartMatter(matter) ? [...days, Infinity] : days };
      }),
      new Map(),
    );
  }
}

function settledOf(terms: readonly TermOfWorlds[]): PlacedClaim[][] | null {
  const placed = terms.map(({ claims }) =>
    claims.flatMap((each) => (each.placement ? { ...each, ...each.placement } : [])),
  );
  return placed.every((claims, index) => claims.length === terms[index]!.claims.length) ? placed : null;
}

/** Without a piece it never starts; a day on which it cannot start is no world. */
const isPlaced = ({ pieces, mayNever }: PlacedClaim): boolean => pieces.length > 0 || mayNever;

const sharedWithin = (claim: ClaimFact, days: MatterDays): number =>
  sharedWithinClaim(claim.effect === 'replaced' ? claim.by : claim, days).length;

interface Choice {
  readonly matter: Matter;
  readonly days: readonly Day[];
}

function* oneOfEach(choices: readonly Choice[], taken: ReadonlyMap<Matter, Day>): Generator<ReadonlyMap<Matter, Day>> {
  const choice = choices[taken.size];
  if (choice === undefined) {
    yield taken;
    return;
  }
  for (const day of choice.days) yield* oneOfEach(choices, new Map(taken).set(choice.matter, day));
}
