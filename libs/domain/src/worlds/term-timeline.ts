import { canonicalJson, type ConditionExpression } from '#contracts';
import { FIRST_DAY, LAST_DAY, type Bounds, type Day } from '../dates';
import { isValue, type ClaimFact, type EndFact, type StandingStatements, type ValueFact } from '../facts';
import { BoundParties } from './bound-parties';
import { boundsOfExpression } from './expression';
import { MOST_EVALUATIONS } from './joint-worlds';
import { MatterDays } from './matter-days';
import { neverStartsReason, type NeverStartsReason } from './never-starts';
import { conditionsOpenIn, dependsOnClock, renewsItself } from './open-matters';
import { placeClaim } from './placement';
import { lastDayRenewed } from './renewal';
import { segmentAt, type TermFold, type TermSegment } from './segments';
import { answerFrom, type TermAnswer } from './term-answer';
import { TermWorlds } from './term-worlds';

/** A folded term for comparisons. No clock is used: open conditions are named, not evaluated. */
export interface Timeline extends TermFold {
  /** The folded claims, in record order. */
  readonly claims: readonly ClaimFact[];
  readonly matters: SharedMatters;
  /** `evaluations`: their number; `most`: the limit. */
  readonly evaluations: number;
  /** True if it may say less than the claims allow. */
  readonly cautious: boolean;
  readonly most: number;
}

/** The open conditions and the renewal of a claim, as they appear in answers. */
export interface OpenInClaim {
  readonly fromCondition?: ValueFact['start']['condition'];
  readonly untilCondition?: ValueFact['end']['condition'];
  readonly renews?: true;
}

/** The facts that the claims of a partnership share. They are the same for all its terms. */
export class SharedMatters {
  readonly days: MatterDays;
  private bound: BoundParties | null = null;
  private readonly open = new Map<ValueFact, string | null>();
  private onDay: { readonly on: Day; readonly matters: SharedMatters } | null = null;

  constructor(
    readonly statements: StandingStatements,
    clock: Day = -Infinity,
    /** The shared facts without an as-of day. */
    private readonly withoutDay: SharedMatters | null = null,
    days: MatterDays = new MatterDays(statements, clock),
  ) {
    this.days = days;
  }

  /**
   * Returns the facts as of a day: a claim that waits for an open condition has not started by then, and a renewal that only an earlier notice could have
   * prevented has taken place. An override that ends by an open condition may end on that day or later, and a claim that starts later may never start.
   * Other ends by open conditions are named, not evaluated.
   */
  asOfDay(day: Day): SharedMatters {
    if (this.onDay?.on !== day) {
      const days = this.days.waitingUntil(day);
      this.onDay = { on: day, matters: new SharedMatters(this.statements, days.clock, this, days) };
    }
    return this.onDay.matters;
  }

  /** The shared facts without an as-of day. */
  get onAnyDay(): SharedMatters {
    return this.withoutDay ?? this;
  }

  /** Returns true if the as-of day matters for some of the claims. */
  dependOnDay(claims: readonly ClaimFact[], day: Day): boolean {
    return claims.some((claim) => {
      if (renewsItself(claim)) return true;
      const stated = claim.effect === 'replaced' ? claim.by : claim;
      const startsLater = stated.start.condition !== null || stated.start.from.hi > day;
      const mayHide = isValue(stated) && (stated.effect === 'override' || startsLater);
      const conditions = [stated.start.condition, mayHide ? stated.end.condition : null];
      return conditions.some((condition) => conditionsOpenIn(condition, this.days, -Infinity).length > 0);
    });
  }

  /** Returns the same with the conditions judged on a clock day. */
  at(clock: Day): SharedMatters {
    return new SharedMatters(this.statements, clock);
  }

  /** The same as if no open condition ever came true: only certain changes remain. */
  get unmoved(): SharedMatters {
    return this.at(LAST_DAY);
  }

  get parties(): BoundParties {
    return (this.bound ??= this.withoutDay?.parties ?? new BoundParties(this.statements));
  }

  /** Folds claims. With `most` = 0 the fold is the most cautious one and takes n log n steps for n claims. */
  timelineOf(claims: readonly ClaimFact[], most = MOST_EVALUATIONS): Timeline {
    const worlds = new TermWorlds(claims, this.days, most);
    return {
      ...worlds.fold(),
      claims,
      matters: this,
      evaluations: worlds.evaluations,
      most,
      cautious: worlds.cautious,
    };
  }

  /** Returns the answer of a term on a day, with open conditions judged on the clock day. */
  answerOn(claims: readonly ClaimFact[], day: Day, most: number): TermAnswer {
    return answerFrom(new TermWorlds(claims, this.days, most).claimsOn(day), this.parties, day);
  }

  /** Returns true if a claim waits for an open condition and may still start. */
  waits(claim: ClaimFact): boolean {
    return conditionsOpenIn(conditionOf(claim), this.days, this.days.waitsUntil + 1).length > 0 && this.mayStart(claim);
  }

  /** Returns true if a claim waits no longer, because its condition has certainly come true or will on a known day, and it may start. */
  isMetFor(claim: ClaimFact): boolean {
    const condition = conditionOf(claim);
    return condition !== null && this.metBy(condition) < Infinity && !this.waits(claim) && this.mayStart(claim);
  }

  /** Returns the first day on which a condition has certainly come true; Infinity: there is none. */
  metBy(condition: ConditionExpression): Day {
    return boundsOfExpression(condition, (name) => this.days.awaited(name)).hi;
  }

  /** Returns the day after the first one on which a condition may come true, if that lies after the as-of day; else -Infinity. */
  mayEndFrom(condition: ConditionExpression): Day {
    const { waitsUntil } = this.days;
    const open: Bounds = { lo: waitsUntil, hi: Infinity };
    const { lo } = boundsOfExpression(condition, (name) => (this.days.isOpen(name) ? open : this.days.met(name)));
    return lo > waitsUntil ? lo + 1 : -Infinity;
  }

  /** True if an agreement or the partnership has ended. */
  get mayEndFromOutside(): boolean {
    return this.days.mayEndFromOutside;
  }

  /** Returns true if an agreement or the partnership may end before a claim can start. */
  mayNeverStart(claim: ClaimFact): boolean {
    const stated = claim.effect === 'replaced' ? claim.by : claim;
    return this.days.outsideEndsOf(stated).some(({ day }) => day.lo <= stated.start.from.hi);
  }

  /** Returns what keeps a claim from starting in all worlds; null: nothing does. */
  neverStartsBy(claim: ValueFact | EndFact): NeverStartsReason | null {
    return this.mayStart(claim) ? null : neverStartsReason(claim, this.days);
  }

  mayStart(claim: ClaimFact): boolean {
    return placeClaim(claim, this.days, ({ lo, hi }) => [lo, hi]).pieces.some(({ lo }) => lo <= LAST_DAY);
  }

  /** Returns true if nothing in the claims is open, so that the clock does not bear on them. */
  isSettled(claims: readonly ClaimFact[]): boolean {
    return !dependsOnClock(claims, this.days);
  }

  /** Returns the last day on which a waiting claim may start, if it states one and can start on it. */
  lastStartOf(claim: ClaimFact): Day | null {
    if (claim.effect === 'replaced' || claim.start.by === Infinity || !this.waits(claim)) return null;
    const { by } = claim.start;
    return placeClaim(claim, this.days, ({ lo, hi }) => [lo, hi]).pieces.some(({ hi }) => hi >= by) ? by : null;
  }

  /** Returns true if a waiting claim can start on a day but on no later day. */
  lapsesAfter(claim: ClaimFact, day: Day): boolean {
    return this.lastStartOf(claim) === day;
  }

  /** Returns the open members of a claim as RFC 8785 JSON; null: nothing is open. */
  openIn(claim: ValueFact): string | null {
    const { start, end } = claim;
    if (start.condition === null && end.condition === null && !renewsItself(claim)) return null;
    let open = this.open.get(claim);
    if (open === undefined) this.open.set(claim, (open = this.findOpen(claim)));
    return open;
  }

  /** Returns true if the claim renews itself unless notice is given that is not known yet. */
  private mayRenew(claim: ValueFact): boolean {
    return renewsItself(claim) && this.noticeTo(claim).hi === Infinity;
  }

  private noticeTo({ term, start }: ValueFact): Bounds {
    return this.days.noticesOf(term).to(start.from.lo, this.days.waitsUntil);
  }

  /** Returns the first day on which a claim is in force only by an uncertain renewal; null: there is none, or notice was given. */
  renewedFrom(claim: ValueFact): Day | null {
    const { own } = claim.end;
    return own.is === 'renewed' && this.mayRenew(claim) ? lastDayRenewed(own, this.noticeTo(claim).lo) + 1 : null;
  }

  private findOpen(claim: ValueFact): string | null {
    const open: OpenInClaim = {
      ...this.openConditionsIn(claim),
      ...(this.mayRenew(claim) ? { renews: true } : {}),
    };
    return Object.keys(open).length === 0 ? null : canonicalJson(open);
  }

  /** Returns the conditions as they are written, as long as their day is not known. */
  private openConditionsIn({ start, end }: ValueFact): OpenInClaim {
    const isOpen = (condition: ConditionExpression | null, earliest: Day): boolean =>
      conditionsOpenIn(condition, this.days, earliest).length > 0;
    const { waitsUntil } = this.days;
    return {
      ...(isOpen(start.condition, waitsUntil + 1) ? { fromCondition: start.condition } : {}),
      ...(isOpen(end.condition, waitsUntil) ? { untilCondition: end.condition } : {}),
    };
  }
}

/** Returns the answer of a timeline on a day. */
export function answerOfTimeline({ segments, matters }: Timeline, day: Day): TermAnswer {
  const segment = segmentAt(segments, day);
  return answerFrom({ claims: segment?.possible ?? [], nothing: segment?.nothing ?? true }, matters.parties, day);
}

const conditionOf = (claim: ClaimFact): ConditionExpression | null =>
  claim.effect === 'replaced' ? claim.by.start.condition : claim.start.condition;

/** Returns the timeline of a term without claims. */
export const noTimeline = (matters: SharedMatters): Timeline => ({
  claims: [],
  segments: [],
  spans: [],
  matters,
  evaluations: 0,
  cautious: false,
  most: MOST_EVALUATIONS,
});

/** Returns the days within `[from, to)` on which the bound parties may change. */
export function partyDaysWithin({ matters }: Timeline, { from, to }: Pick<TermSegment, 'from' | 'to'>): readonly Day[] {
  return matters.parties.turnsWithin({ lo: Math.max(from, FIRST_DAY - 1), hi: to - 1 });
}
