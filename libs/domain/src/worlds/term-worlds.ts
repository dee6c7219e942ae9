import type { Day } from '../dates';
import { byRecordPlace, type ClaimFact, type ValueFact } from '../facts';
import { foldAtMost } from './fold-at-most';
import { boundsAtMost, JointWorlds, MOST_EVALUATIONS } from './joint-worlds';
import type { MatterDays } from './matter-days';
import { unionOf, type Outcomes } from './outcomes';
import type { Placement } from './placement';
import { plainClaims, type PlainClaim } from './plain-claims';
import { foldByDay, segmentAt, type TermFold, type TermSegment } from './segments';
import { foldPlain } from './sweep';

/** The claims that may govern, in record order, and whether possibly none does. */
export interface GoverningClaims {
  readonly claims: readonly ValueFact[];
  readonly nothing: boolean;
}

/** The worlds of one term. Plain claims are folded in one sweep; others are evaluated day by day. */
export class TermWorlds {
  private readonly plain: readonly PlainClaim[] | null;
  private joint: JointWorlds | null = null;
  private folded: TermFold | null = null;

  constructor(
    private readonly claims: readonly ClaimFact[],
    private readonly days: MatterDays,
    private readonly most = MOST_EVALUATIONS,
  ) {
    this.plain = plainClaims(claims, days);
  }

  /** True if the answer may say less than the claims allow. */
  get cautious(): boolean {
    return this.plain === null && (this.isTooExpensive || this.worlds.cautious);
  }

  /** The number of evaluations for the fold. */
  get evaluations(): number {
    return this.plain || this.most === 0 ? this.claims.length : this.worlds.evaluations;
  }

  fold(): TermFold {
    return (this.folded ??= this.makeFold());
  }

  segments(): readonly TermSegment[] {
    return this.fold().segments;
  }

  claimsOn(day: Day): GoverningClaims {
    if (this.plain || this.isTooExpensive || this.folded) {
      const segment = segmentAt(this.segments(), day);
      return { claims: segment?.possible ?? [], nothing: segment?.nothing ?? true };
    }
    return this.evaluate(day);
  }

  /** Returns the outcomes on a day over all worlds. */
  outcomesOn(day: Day): Outcomes {
    if (!this.plain && this.isTooExpensive) {
      const governing = this.fold().spans.filter(({ from, to }) => from <= day && day < to);
      return { governing: new Map(governing.map(({ claim, from }) => [claim, from])), nothing: true };
    }
    return unionOf([...this.worlds.on(day)].flat());
  }

  /** Returns the days on which answers may change, sorted. From each of them to the next the answers are the same. */
  boundaries(): readonly Day[] {
    return this.plain || this.isTooExpensive
      ? this.segments().flatMap(({ from, to }) => [from, to])
      : this.worlds.boundaries();
  }

  /** Returns the placement of a claim with all its matters taken as independent of other claims. */
  placementOf(claim: ClaimFact): Placement {
    return this.worlds.placementOf(claim);
  }

  private makeFold(): TermFold {
    if (this.plain) return foldPlain(this.plain, this.claims.length);
    if (this.isTooExpensive) return foldAtMost(this.claims, (claim) => boundsAtMost(claim, this.days));
    return foldByDay(this.worlds.boundaries(), (day) => this.evaluate(day));
  }

  private evaluate(day: Day): GoverningClaims {
    const { governing, nothing } = unionOf([...this.worlds.on(day)].flat());
    return { claims: [...governing.keys()].sort(byRecordPlace), nothing };
  }

  private get isTooExpensive(): boolean {
    return this.most === 0 || this.worlds.isTooExpensive;
  }

  private get worlds(): JointWorlds {
    return (this.joint ??= new JointWorlds([this.claims], this.days, this.most));
  }
}
