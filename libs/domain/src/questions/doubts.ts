import { canonicalJson, type ConditionExpression, type TermRef } from '#contracts';
import { isExact, type Bounds, type Day } from '../dates';
import { isValue, type ClaimFact, type Origin, type PartiesChangedFact, type ValueFact } from '../facts';
import type { PartnershipWorlds, TermAnswer } from '../worlds';
import { bindsTooFew } from '../worlds/parties';
import { claimsOfTerm, Positions, type TermClaim } from '../worlds/placed-claim';
import { MOST_VALUES } from './entries-of-term';
import { isEndOfOverrides } from './followers';
import { namesInChanges, namesInDoubt, overlappingChanges } from './parties-in-doubt';
import { inRecordOrder } from './values-over';
import {
  daysAwaited,
  daysOfClaim,
  endingsOf,
  metBy,
  outsideEndingsOf,
  type ClaimDays,
  type ClaimEnding,
} from './claim-days';

/** A fact on which a possible answer depends. */
export interface Doubt {
  /** The value in doubt, as RFC 8785 JSON; null: the suspension of the term is in doubt. */
  readonly value: string | null;
  /** A claim with this value. */
  readonly claim: ValueFact;
  readonly about: 'start' | 'end' | 'condition' | 'renewal' | 'parties' | 'agreement' | 'partnership';
  /**
   * The days on which it may come: the first or last day in force, the day of a condition or of a party change, or the first day after the end of an
   * agreement or the partnership.
   */
  readonly days: Bounds;
  /** Whether the answer holds from then on or until then; null: only the bound parties depend on it. */
  readonly holds: 'once' | 'until' | null;
  readonly condition: ConditionExpression | null;
  /** The events that state it; empty for an open condition. */
  readonly by: readonly Origin[];
}

/** The most claims of one answer whose doubts are listed. */
const MOST_CLAIMS = 20;

type Found = Omit<Doubt, 'value' | 'claim'>;

interface ClaimInDoubt<C extends ClaimFact = ClaimFact> extends TermClaim {
  readonly claim: C;
  readonly days: ClaimDays;
}

/** Yields the facts that would make each listed possible answer of a term true or false, computed on demand. */
export function* doubtsOf(
  worlds: PartnershipWorlds,
  term: TermRef,
  at: Bounds,
  answer: TermAnswer = worlds.during(term, at),
): Generator<Doubt> {
  const suspension = { value: null, certainty: answer.suspended, mayBind: [], claims: answer.suspensions };
  const listed = inRecordOrder(answer.values).slice(0, MOST_VALUES);
  const inDoubt = [...listed, suspension].filter(
    ({ certainty, mayBind }) => certainty === 'possibly' || mayBind.length > 0,
  );
  if (inDoubt.length === 0) return;
  const inQuestion = new TermInDoubt(worlds, term, at);
  for (const { value, certainty, claims } of inDoubt) {
    const seen = new Set<string>();
    for (const claim of claims.slice(0, MOST_CLAIMS)) {
      const found = certainty === 'possibly' ? inQuestion.about(claim, value) : inQuestion.aboutBound(claim, claims);
      for (const doubt of found) {
        const key = keyOf(doubt);
        if (seen.has(key)) continue;
        seen.add(key);
        yield { value, claim, ...doubt };
      }
    }
  }
}

const keyOf = ({ about, holds, by, condition }: Found): string =>
  JSON.stringify([about, holds, by.map(({ order }) => order), condition]);

class TermInDoubt {
  private readonly claims: readonly ClaimInDoubt[];
  private readonly positions: Positions;
  private overlapping: ReadonlySet<PartiesChangedFact> | null = null;

  constructor(
    private readonly worlds: PartnershipWorlds,
    term: TermRef,
    private readonly at: Bounds,
  ) {
    const claims = claimsOfTerm(worlds.claimsOf(term), worlds.days);
    this.positions = new Positions(claims.length);
    this.claims = claims.flatMap((each) => {
      const days = daysOfClaim(worlds, each.claim);
      return days && days.start.lo <= at.hi ? [{ ...each, days }] : [];
    });
  }

  *about(claim: ValueFact, value: string | null): Generator<Found> {
    const it = this.find(claim);
    if (!it) return;
    yield* this.aboutOwn(it);
    for (const other of this.claims) {
      if (other === it || !this.mayReplace(it, other)) continue;
      if (other.days.mayNever) yield* this.aboutNever(other);
      if (!this.hasSameValue(other.claim, value) || this.mayBeOver(other)) yield* this.aboutOther(it, other);
      else if (this.mayBindTooFew(other.claim)) {
        yield* this.aboutOther(it, other);
        yield* this.aboutParties(other.claim);
      }
    }
    yield* this.aboutEndsOfOverrides(it, value);
    yield* this.aboutParties(claim);
  }

  private find(claim: ValueFact): ClaimInDoubt<ValueFact> | undefined {
    return this.claims.find((each): each is ClaimInDoubt<ValueFact> => each.claim === claim);
  }

  private *aboutOwn({ claim, days }: ClaimInDoubt<ValueFact>): Generator<Found> {
    yield* this.aboutStart(claim, 'once');
    yield* this.aboutEnds(claim, days, 'until');
  }

  /** Yields the facts that decide whether another claim governs instead. */
  private *aboutOther(it: ClaimInDoubt<ValueFact>, other: ClaimInDoubt): Generator<Found> {
    if (isOwnStartInDoubt(it, other)) yield* this.ownStart(it.claim, 'once');
    yield* this.aboutStart(other.claim, 'until');
    if (isOwnStartInDoubt(other, it)) yield* this.ownStart(other.claim, 'until');
    if (other.claim.effect !== 'override') return;
    for (const ending of this.endingsInDoubt(other.claim, other.days))
      if (!this.endsToo(it.claim, ending)) yield this.end(other.claim, ending, 'once');
  }

  /** Yields the facts that decide whether an end of the overrides that cover a claim makes it govern again. */
  private *aboutEndsOfOverrides(it: ClaimInDoubt<ValueFact>, value: string | null): Generator<Found> {
    if (it.claim.effect === 'override') return;
    const covering = this.claims.filter(
      (each) => each.claim.effect === 'override' && !this.hasSameValue(each.claim, value) && this.mayReplace(it, each),
    );
    const first = Math.min(...covering.map((each) => this.positions.earliest(each, each.days.start.lo)));
    for (const end of this.claims)
      if (isEndOfOverrides(end.claim) && this.latestBy(end) > first) yield* this.aboutStart(end.claim, 'once');
  }

  /** Yields the doubts about the bound parties of a definite value: which of its claims governs. */
  *aboutBound(claim: ValueFact, claims: readonly ValueFact[]): Generator<Found> {
    yield* this.aboutParties(claim);
    const it = this.find(claim);
    const others = it ? claims.filter((other) => other !== claim && !this.bindAlike(claim, other)) : [];
    if (!it || others.length === 0) return;
    for (const doubt of this.aboutOwn(it)) yield { ...doubt, holds: null };
    const among = new Set<ClaimFact>(others);
    for (const other of this.claims)
      if (among.has(other.claim) && this.mayReplace(it, other))
        for (const doubt of this.aboutOther(it, other)) yield { ...doubt, holds: null };
  }

  private bindAlike(claim: ValueFact, other: ValueFact): boolean {
    const [lists, others] = [this.listsOf(claim), this.listsOf(other)].map((of) =>
      of.map((list) => list.join()).sort(),
    );
    return lists!.join(';') === others!.join(';');
  }

  /** Returns the different lists of parties that a claim may bind on the days in question. */
  private listsOf(claim: ValueFact): (readonly string[])[] {
    const days = isExact(this.at) ? [this.at.lo] : this.worlds.changingDays(claim.term, this.at);
    const lists = days.flatMap((day) => this.worlds.parties.ofClaim(claim, day).lists);
    return [...new Map(lists.map((list) => [list.join(), list])).values()];
  }

  /** Yields the party changes on which the bound parties depend. */
  *aboutParties(claim: ValueFact): Generator<Found> {
    const lists = this.listsOf(claim);
    if (lists.length <= 1) return;
    const holds = this.mayBindTooFew(claim) ? 'until' : null;
    const inDoubt = namesInDoubt(lists);
    for (const change of this.worlds.facts.partyChanges) {
      const isAbout = change.agreement === null || change.agreement === claim.agreement;
      if (isAbout && (this.mayComeMeanwhile(change.day) || this.isOrderInDoubt(change, inDoubt)))
        yield { about: 'parties', days: change.day, holds, condition: null, by: [change] };
    }
  }

  /**
   * Returns true if a party change has certainly taken place, its order among other party changes is uncertain, and it names a party that may or may
   * not be bound.
   */
  private isOrderInDoubt(change: PartiesChangedFact, inDoubt: ReadonlySet<string>): boolean {
    const { day, changes } = change;
    if (isExact(day) || day.hi > this.at.lo) return false;
    return namesInChanges(changes).some((name) => inDoubt.has(name)) && this.unordered.has(change);
  }

  /** Returns the party changes whose order among the other party changes is uncertain. */
  private get unordered(): ReadonlySet<PartiesChangedFact> {
    return (this.overlapping ??= new Set(overlappingChanges(this.worlds.facts.partyChanges)));
  }

  /** Yields the stated day of a claim and its start condition, if they are in doubt. */
  private *aboutStart(claim: ClaimFact, holds: 'once' | 'until'): Generator<Found> {
    const { from, condition, by } = (claim.effect === 'replaced' ? claim.by : claim).start;
    if (this.mayComeMeanwhile(from) || mayBeTooLate(from, by)) yield this.start(claim, holds);
    const awaited = daysAwaited(this.worlds, claim);
    if (condition !== null && awaited !== null && (this.mayComeMeanwhile(awaited) || mayBeTooLate(awaited, by)))
      yield { about: 'condition', days: awaited, holds, condition, by: metBy(this.worlds, condition) };
  }

  /**
   * Yields the facts that decide whether a start that has certainly come lies before or after another one: the stated day, the condition, or both.
   */
  private *ownStart(claim: ClaimFact, holds: 'once' | 'until'): Generator<Found> {
    const { from, condition } = (claim.effect === 'replaced' ? claim.by : claim).start;
    const awaited = daysAwaited(this.worlds, claim);
    if (!isExact(from) && (awaited === null || awaited.lo < from.hi)) yield this.start(claim, holds);
    if (condition !== null && awaited !== null && !isExact(awaited) && from.lo < awaited.hi)
      yield { about: 'condition', days: awaited, holds, condition, by: metBy(this.worlds, condition) };
  }

  private start(claim: ClaimFact, holds: 'once' | 'until'): Found {
    const { from, by } = (claim.effect === 'replaced' ? claim.by : claim).start;
    const days = from.lo < by ? { lo: from.lo, hi: Math.min(from.hi, by) } : from;
    return { about: isValue(claim) ? 'start' : 'end', days, holds, condition: null, by: [claim] };
  }

  private *aboutEnds(claim: ValueFact, days: ClaimDays, holds: 'once' | 'until'): Generator<Found> {
    for (const ending of this.endingsInDoubt(claim, days)) yield this.end(claim, ending, holds);
  }

  private endingsInDoubt(claim: ValueFact, { start }: ClaimDays): ClaimEnding[] {
    return endingsOf(this.worlds, claim, start).filter((ending) => this.mayComeMeanwhile(daysOver(ending)));
  }

  /** Returns true if an ending of another claim also ends this claim: by an agreement, the partnership or a condition that both depend on. */
  private endsToo(claim: ValueFact, ending: ClaimEnding): boolean {
    if (ending.is === 'condition')
      return claim.end.condition !== null && canonicalJson(claim.end.condition) === canonicalJson(ending.condition);
    const { by } = ending;
    return outsideEndingsOf(this.worlds, claim).some((own) => own.is === ending.is && own.by[0] === by[0]);
  }

  /** Yields the shared ends that may come before the start of a claim. The claim never starts then, and its predecessor continues. */
  private *aboutNever({ claim, days: { start } }: ClaimInDoubt): Generator<Found> {
    const endings = isValue(claim)
      ? endingsOf(this.worlds, claim, start)
      : outsideEndingsOf(this.worlds, claim.effect === 'replaced' ? claim.by : claim);
    if (isValue(claim)) yield* this.aboutLatest(claim);
    for (const ending of endings) {
      const isShared = ending.is !== 'until' && ending.is !== 'renewal';
      if (isShared && !isExact(ending.lastDay) && ending.lastDay.lo < start.hi) yield this.end(claim, ending, 'once');
    }
  }

  /** Yields the facts that may come after the long-stop day of a claim, so that its predecessor continues. */
  private *aboutLatest(claim: ValueFact): Generator<Found> {
    const { from, condition, by } = claim.start;
    if (mayBeTooLate(from, by)) yield this.start(claim, 'until');
    const awaited = daysAwaited(this.worlds, claim);
    if (condition !== null && awaited !== null && mayBeTooLate(awaited, by))
      yield { about: 'condition', days: awaited, holds: 'until', condition, by: metBy(this.worlds, condition) };
  }

  private end(claim: ClaimFact, ending: ClaimEnding, holds: 'once' | 'until'): Found {
    const { is, lastDay, by } = ending;
    const isOutside = is === 'agreement' || is === 'partnership';
    return {
      about: is === 'until' ? 'end' : is,
      days: isOutside ? daysOver(ending) : lastDay,
      holds,
      condition: is === 'condition' ? ending.condition : null,
      by: is === 'renewal' ? [claim, ...by] : by,
    };
  }

  /** Returns true if a day with these bounds may or may not have come by the day in question. */
  private mayComeMeanwhile({ lo, hi }: Bounds): boolean {
    return lo <= this.at.hi && this.at.lo < hi;
  }

  private hasSameValue(claim: ClaimFact, value: string | null): claim is ValueFact {
    return isValue(claim) && claim.value === value;
  }

  /** Returns true if a claim may bind too few parties, so that nothing is in force while it governs. */
  private mayBindTooFew(claim: ValueFact): boolean {
    return this.listsOf(claim).some((list) => bindsTooFew(claim.between, list));
  }

  /** Returns true if a claim that started may have ended by the day in question. It does not bring back the one before; an override does. */
  private mayBeOver({ claim, days }: ClaimInDoubt): boolean {
    return claim.effect === 'set' && days.lastDay.lo < this.at.hi;
  }

  /** Returns true if the other claim governs instead, or ends this one, in some worlds but not in all. */
  private mayReplace(it: ClaimInDoubt, other: ClaimInDoubt): boolean {
    const [isOverride, byOverride] = [it.claim.effect === 'override', other.claim.effect === 'override'];
    if (byOverride && other.days.lastDay.hi < this.at.lo) return false;
    if (!isOverride && byOverride) return true;
    if (isOverride && other.claim.effect === 'set') return false;
    if (!isOverride && isEndOfOverrides(other.claim)) return false;
    return this.latestBy(other) > this.positions.earliest(it, it.days.start.lo);
  }

  /** Returns the latest position at which a claim may start by the day in question. */
  private latestBy(it: ClaimInDoubt): number {
    return this.positions.latest(it, Math.min(it.days.start.hi, this.at.hi));
  }
}

/** Returns true if a day with these bounds may be before or after a long-stop day. */
const mayBeTooLate = ({ lo, hi }: Bounds, by: Day): boolean => lo <= by && by < hi;

/** Returns the first days after an end. */
const daysOver = ({ lastDay: { lo, hi } }: ClaimEnding): Bounds => ({ lo: lo + 1, hi: hi + 1 });

/** Returns true if the claim's own day decides whether it starts after another claim. */
const isOwnStartInDoubt = (it: ClaimInDoubt, other: ClaimInDoubt): boolean =>
  it.days.start.lo < it.days.start.hi && it.days.start.hi >= other.days.start.lo;
