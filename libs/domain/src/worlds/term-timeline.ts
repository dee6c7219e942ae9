import { canonicalJson, conditionsOf, type ConditionExpression } from '#contracts';
import { FIRST_DAY, LAST_DAY, type Bounds, type Day } from '../dates';
import type { ClaimFact, StandingStatements, ValueFact } from '../facts';
import { BoundParties } from './bound-parties';
import { boundsOfExpression } from './expression';
import { MOST_WEIGHED } from './joint-worlds';
import { MatterDays } from './matter-days';
import { dependsOnClock, renewsItself } from './open-matters';
import { placeClaim } from './placement';
import { lastDayRenewed } from './renewal';
import { segmentAt, type TermFold, type TermSegment } from './segments';
import { answerFrom, type TermAnswer } from './term-answer';
import { TermWorlds } from './term-worlds';

/** A term's days as they are compared and told: free of the clock, so that what is open is named and not weighed. */
export interface Timeline extends TermFold {
  /** What it is folded from, in record order. */
  readonly claims: readonly ClaimFact[];
  readonly matters: SharedMatters;
  /** How often a claim was weighed for it, and how often one might have been. */
  readonly weighed: number;
  /** Whether it may say less than the claims allow. */
  readonly cautious: boolean;
  readonly most: number;
}

/** What of a claim is open, as it is told with its answer. */
export interface OpenInClaim {
  readonly fromCondition?: ValueFact['start']['condition'];
  readonly untilCondition?: ValueFact['end']['condition'];
  readonly renews?: true;
}

/** What the claims of a partnership share, as its statements tell it: the same for all of its terms. */
export class SharedMatters {
  readonly days: MatterDays;
  private bound: BoundParties | null = null;
  private readonly open = new Map<ValueFact, string | null>();
  private told: { readonly on: Day; readonly matters: SharedMatters } | null = null;

  constructor(
    readonly statements: StandingStatements,
    clock: Day = -Infinity,
    /** The same without a day on which they are told. */
    private readonly untold: SharedMatters | null = null,
    days: MatterDays = new MatterDays(statements, clock),
  ) {
    this.days = days;
  }

  /**
   * As they are told on a day: what waits for an open condition has not started by then, and what could be kept from renewing itself only before
   * it has. Ends by a condition are weighed no more than before.
   */
  toldOn(day: Day): SharedMatters {
    if (this.told?.on !== day) {
      const days = this.days.waitingUntil(day);
      this.told = { on: day, matters: new SharedMatters(this.statements, days.clock, this, days) };
    }
    return this.told.matters;
  }

  /** The same for no day in particular. */
  get onAnyDay(): SharedMatters {
    return this.untold ?? this;
  }

  /** Whether the day on which they are told matters for some claims. */
  dependOnDayTold(claims: readonly ClaimFact[]): boolean {
    return claims.some((claim) => {
      if (renewsItself(claim)) return true;
      const condition = conditionOf(claim);
      return condition !== null && conditionsOf(condition).some((name) => this.days.isOpen(name));
    });
  }

  /** The same with what had come true by a clock day. */
  at(clock: Day): SharedMatters {
    return new SharedMatters(this.statements, clock);
  }

  /** With all that may come true by itself taken as if it never does: only what is certain to change does. */
  get unmoved(): SharedMatters {
    return this.at(LAST_DAY);
  }

  get parties(): BoundParties {
    return (this.bound ??= this.untold?.parties ?? new BoundParties(this.statements));
  }

  /** With 0 for `most`, as cautiously as can be, and in n log n steps for n claims. */
  timelineOf(claims: readonly ClaimFact[], most = MOST_WEIGHED): Timeline {
    const worlds = new TermWorlds(claims, this.days, most);
    return { ...worlds.fold(), claims, matters: this, weighed: worlds.weighed, most, cautious: worlds.cautious };
  }

  /** What holds on a day for a term of which some is open, weighed with what had come true by the clock day. */
  answerOn(claims: readonly ClaimFact[], day: Day, most: number): TermAnswer {
    return answerFrom(new TermWorlds(claims, this.days, most).claimsOn(day), this.parties, day);
  }

  /** Whether a claim waits for a condition of which it is not known whether it comes true. */
  waits(claim: ClaimFact): boolean {
    const condition = conditionOf(claim);
    if (condition === null) return false;
    const { lo, hi } = boundsOfExpression(condition, (name) => this.days.awaited(name));
    return lo < Infinity && hi === Infinity && this.mayStart(claim);
  }

  /** Whether what a claim waits for has certainly come true. */
  isMetFor(claim: ClaimFact): boolean {
    const condition = conditionOf(claim);
    return (
      condition !== null &&
      boundsOfExpression(condition, (name) => this.days.awaited(name)).hi < Infinity &&
      this.mayStart(claim)
    );
  }

  /** Whether an agreement or the partnership has ended. */
  get mayEndFromOutside(): boolean {
    return this.days.mayEndFromOutside;
  }

  /** Whether a claim may be kept from starting by what has ended before. */
  mayNeverStart(claim: ClaimFact): boolean {
    const stated = claim.effect === 'replaced' ? claim.by : claim;
    return this.days.outsideEndsOf(stated).some(({ day }) => day.lo <= stated.start.from.hi);
  }

  mayStart(claim: ClaimFact): boolean {
    return placeClaim(claim, this.days, ({ lo, hi }) => [lo, hi]).pieces.some(({ lo }) => lo <= LAST_DAY);
  }

  /** Whether nothing in some claims is open: no clock bears on them. */
  isSettled(claims: readonly ClaimFact[]): boolean {
    return !dependsOnClock(claims, this.days);
  }

  /** The last day on which a claim that waits may start, if one is stated. */
  lastStartOf(claim: ClaimFact): Day | null {
    return claim.effect !== 'replaced' && claim.start.by < Infinity && this.waits(claim) ? claim.start.by : null;
  }

  /** Whether a claim that still waits can start on a day, but on no later one. */
  lapsesAfter(claim: ClaimFact, day: Day): boolean {
    return this.lastStartOf(claim) === day;
  }

  /** What of a claim is open, as RFC 8785 JSON; null: nothing is. */
  openIn(claim: ValueFact): string | null {
    const { start, end } = claim;
    if (start.condition === null && end.condition === null && !renewsItself(claim)) return null;
    let open = this.open.get(claim);
    if (open === undefined) this.open.set(claim, (open = this.findOpen(claim)));
    return open;
  }

  /** Whether it renews itself unless notice is given to it that is not known yet. */
  private mayRenew(claim: ValueFact): boolean {
    return renewsItself(claim) && this.noticeTo(claim).hi === Infinity;
  }

  private noticeTo({ term, start }: ValueFact): Bounds {
    return this.days.noticesOf(term).to(start.from.lo, this.days.waitsUntil);
  }

  /** The first day on which a claim is in force only if it renews itself where it may not; null: there is none, or notice is given. */
  renewedFrom(claim: ValueFact): Day | null {
    const { own } = claim.end;
    return own.is === 'renewed' && this.mayRenew(claim) ? lastDayRenewed(own, this.noticeTo(claim).lo) + 1 : null;
  }

  /** What is open in a claim until then. */
  openBeforeRenewal(claim: ValueFact): string | null {
    const open = this.openConditionsIn(claim);
    return Object.keys(open).length === 0 ? null : canonicalJson(open);
  }

  private findOpen(claim: ValueFact): string | null {
    const open: OpenInClaim = {
      ...this.openConditionsIn(claim),
      ...(this.mayRenew(claim) ? { renews: true } : {}),
    };
    return Object.keys(open).length === 0 ? null : canonicalJson(open);
  }

  private openConditionsIn({ start, end }: ValueFact): OpenInClaim {
    const isOpen = (condition: ConditionExpression | null): boolean =>
      condition !== null && conditionsOf(condition).some((name) => this.days.isOpen(name));
    return {
      ...(isOpen(start.condition) ? { fromCondition: start.condition } : {}),
      ...(isOpen(end.condition) ? { untilCondition: end.condition } : {}),
    };
  }
}

/** What holds for a term on a day, what is open taken as its timeline takes it. */
export function answerOfTimeline({ segments, matters }: Timeline, day: Day): TermAnswer {
  const segment = segmentAt(segments, day);
  return answerFrom({ claims: segment?.possible ?? [], nothing: segment?.nothing ?? true }, matters.parties, day);
}

const conditionOf = (claim: ClaimFact): ConditionExpression | null =>
  claim.effect === 'replaced' ? claim.by.start.condition : claim.start.condition;

/** A term of which nothing is claimed. */
export const noTimeline = (matters: SharedMatters): Timeline => ({
  claims: [],
  segments: [],
  spans: [],
  matters,
  weighed: 0,
  cautious: false,
  most: MOST_WEIGHED,
});

/** The days on which somebody may come to be bound or cease to be, within `[from, to)`. */
export function partyDaysWithin({ matters }: Timeline, { from, to }: Pick<TermSegment, 'from' | 'to'>): readonly Day[] {
  return matters.parties.turnsWithin({ lo: Math.max(from, FIRST_DAY - 1), hi: to - 1 });
}
