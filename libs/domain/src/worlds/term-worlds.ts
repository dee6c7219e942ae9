import type { Day } from '../dates';
import { byRecordPlace, type ClaimFact, type ValueFact } from '../facts';
import { JointWorlds } from './joint-worlds';
import type { MatterDays } from './matter-days';
import { unionOf, type Outcomes } from './outcomes';
import type { Placement } from './placement';
import { plainClaims, type PlainClaim } from './plain-claims';
import { segmentAt, segmentsByDay, type TermSegment } from './segments';
import { sweptSegments } from './sweep';

/** Which claims may govern, in record order, and whether it may be that none does. */
export interface Governing {
  readonly claims: readonly ValueFact[];
  readonly nothing: boolean;
}

/** The worlds of one term: swept at once where its claims are plain, else asked day by day. */
export class TermWorlds {
  private readonly plain: readonly PlainClaim[] | null;
  private joint: JointWorlds | null = null;
  private folded: readonly TermSegment[] | null = null;

  constructor(
    private readonly claims: readonly ClaimFact[],
    private readonly days: MatterDays,
  ) {
    this.plain = plainClaims(claims, days);
  }

  /** Whether some matter that claims share is taken as independent for each of them. */
  get cautious(): boolean {
    return this.plain === null && this.worlds.cautious;
  }

  segments(): readonly TermSegment[] {
    this.folded ??= this.plain
      ? sweptSegments(this.plain, this.claims.length)
      : segmentsByDay(this.boundaries(), (day) => this.claimsOn(day));
    return this.folded;
  }

  claimsOn(day: Day): Governing {
    if (this.plain) {
      const segment = segmentAt(this.segments(), day);
      return { claims: segment?.possible ?? [], nothing: segment?.nothing ?? true };
    }
    const { governing, nothing } = this.outcomesOn(day);
    return { claims: [...governing.keys()].sort(byRecordPlace), nothing };
  }

  /** What may hold in some of all worlds. */
  outcomesOn(day: Day): Outcomes {
    return unionOf([...this.worlds.on(day)].flat());
  }

  /** The days on which answers may change, in order; from each to the next one they are the same. */
  boundaries(): readonly Day[] {
    return this.plain ? this.segments().flatMap(({ from, to }) => [from, to]) : this.worlds.boundaries();
  }

  /** Where a claim lies when all that it depends on is taken as independent of other claims. */
  placementOf(claim: ClaimFact): Placement {
    return this.worlds.placementOf(claim);
  }

  private get worlds(): JointWorlds {
    return (this.joint ??= new JointWorlds([this.claims], this.days));
  }
}
