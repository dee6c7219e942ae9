import type { ConditionExpression, TermRef } from '#contracts';
import { includesDay, LAST_DAY, overlaps, type Bounds, type Day } from '../dates';
import { isValue, type ClaimFact, type SetFact, type ValueFact } from '../facts';
import { openConditionsOf, type Bound, type PartnershipWorlds, type ValueAnswer } from '../worlds';
import { boundDuring } from './bound-during';
import { daysOfClaim } from './claim-days';
import { alwaysBindsEnough, endsOf, lossesOfParties, ownEndsOf, type TermEnd } from './ends-of-term';
import { endOfRenewing, goesOnUntil, renewalsOf } from './renewals-ahead';

interface OfValue extends Bound {
  readonly term: TermRef;
  /** RFC 8785 JSON; null: a suspension. */
  readonly value: string | null;
  readonly claims: readonly ValueFact[];
  /** The bounds of the last day in force; for a waiting claim, of the last day on which it can start. `hi` is Infinity if the end is unknown. */
  readonly lastDay: Bounds;
  readonly certainty: 'definitely' | 'possibly';
}

/** A value that ends, or may end, within a period: by its own end, by an `end`, or by the end of its agreement or of the partnership. */
export interface EndOfValue extends OfValue {
  readonly what: 'end';
  /** The causes of the end. */
  readonly endedBy: readonly TermEnd[];
}

/** A deadline for notice, or a renewal. */
export interface RenewalOfValue extends OfValue {
  readonly what: 'notice' | 'renewal';
  /** The last day on which notice is in time. */
  readonly noticeBy: Day;
  /** The last day in force after the renewal. */
  readonly renewsTo: Day;
}

/** The last day on which a waiting claim can start. */
export interface LongStop extends OfValue {
  readonly what: 'long-stop';
  readonly waitsFor: ConditionExpression;
}

export type Expiration = EndOfValue | RenewalOfValue | LongStop;

/** The most deadlines, renewals and long-stop days of one term in an answer. */
export const MOST_DEADLINES = 500;

/**
 * Yields the ends of a term that fall or may fall within `period`, with its deadlines, computed on demand. Ends by open conditions are left out,
 * because these may come true at any time; they are listed with the claims. What waits for an open condition may end as stated. `worlds` must have the
 * clock day of the question.
 */
export function* expirationsOf(worlds: PartnershipWorlds, term: TermRef, period: Bounds): Generator<Expiration> {
  yield* endsWithin(worlds, term, period);
  let count = 0;
  for (const deadline of deadlinesOf(worlds, term, period)) {
    yield deadline;
    if ((count += 1) === MOST_DEADLINES) return;
  }
}

/** Consecutive days on which a value may be in force. */
interface Run {
  readonly value: ValueAnswer;
  readonly from: Day;
  /** The first day after the run. */
  readonly to: Day;
  /** The last day on which it is definitely in force; null: there is none. */
  readonly definiteTo: Day | null;
}

function* endsWithin(worlds: PartnershipWorlds, term: TermRef, period: Bounds): Generator<EndOfValue> {
  // With the clock after all days, open conditions have not come true and no unrecorded notice was given.
  const settled = worlds.at(Infinity);
  const ends = endsOf(settled, term);
  if (ends.length === 0 && alwaysBindsEnough(worlds) && worlds.claimsOf(term).every(isEndless)) return;
  const found = runsOf(settled, term);
  for (const run of [...found.values()].flat()) {
    if (run.definiteTo === Infinity || !mayEndWithin(run, period)) continue;
    const endedBy = endsOfRun(settled, run, ends);
    if (endedBy.length === 0) continue;
    const lastDay = { lo: firstLastDayOf(worlds, settled, run, [...ends, ...endedBy]), hi: run.to - 1 };
    if (!overlaps(lastDay, period)) continue;
    const certainty = period.lo <= lastDay.lo && lastDay.hi <= period.hi ? 'definitely' : 'possibly';
    yield { what: 'end', term, ...run.value, lastDay, certainty, endedBy };
  }
  if (!worlds.claimsOf(term).some((claim) => openConditionsOf(claim, worlds.days).length > 0)) return;
  for (const run of runsByOpenConditions(worlds, term, found)) {
    if (!mayEndWithin(run, period)) continue;
    const endedBy = endsOfRun(worlds, run, ends);
    if (endedBy.length === 0) continue;
    const first = Math.min(...endedBy.map(({ days }) => days.lo - 1));
    const lastDay = { lo: Math.max(run.from, first), hi: run.to - 1 };
    if (overlaps(lastDay, period)) yield { what: 'end', term, ...run.value, lastDay, certainty: 'possibly', endedBy };
  }
}

const mayEndWithin = ({ from, to }: Run, period: Bounds): boolean => overlaps({ lo: from, hi: to - 1 }, period);

/** Yields the runs on whose last day a value may be in force only because an open condition comes true. `settled` are those without open conditions. */
function* runsByOpenConditions(
  worlds: PartnershipWorlds,
  term: TermRef,
  settled: ReadonlyMap<string, readonly Run[]>,
): Generator<Run> {
  for (const [value, runs] of runsOf(worlds, term)) {
    const others = new Set(settled.get(value)?.map(({ to }) => to));
    for (const run of runs) if (!others.has(run.to)) yield run;
  }
}

const isEndless = (claim: ClaimFact): boolean =>
  !isValue(claim) || (claim.end.own.is === 'open' && claim.end.condition === null);

/** Returns the runs by value, in the order of their first day. */
function runsOf(worlds: PartnershipWorlds, term: TermRef): ReadonlyMap<string, readonly Run[]> {
  const runs = new Map<string, Run[]>();
  const first = worlds.worldsOf(term).segments()[0];
  if (!first) return runs;
  const days = worlds.changingDays(term, { lo: first.from, hi: LAST_DAY });
  days.forEach((from, index) => {
    const to = days[index + 1] ?? Infinity;
    for (const value of worlds.on(term, from).values) {
      const ofValue = runs.get(value.value) ?? [];
      runs.set(value.value, ofValue);
      const before = ofValue.at(-1);
      const continues = before?.to === from;
      const isDefinite = value.certainty === 'definitely';
      const run = {
        value,
        from: continues ? before.from : from,
        to,
        definiteTo: isDefinite ? to - 1 : continues ? before.definiteTo : null,
      };
      if (continues) ofValue[ofValue.length - 1] = run;
      else ofValue.push(run);
    }
  });
  return runs;
}

/**
 * Returns the first possible last day of a run. A value that is definite on some day does not end before the last such day, except that a renewing
 * claim may end after each of its periods. Any other value does not end before the first of its possible ends.
 */
function firstLastDayOf(
  worlds: PartnershipWorlds,
  settled: PartnershipWorlds,
  run: Run,
  ends: readonly TermEnd[],
): Day {
  const { value, from, definiteTo } = run;
  const renewing = value.claims.flatMap((claim) => {
    if (claim.effect !== 'set' || claim.end.own.is !== 'renewed') return [];
    return endOfRenewing(worlds, claim, claim.end.own)?.lo ?? [];
  });
  const earliest = definiteTo ?? Math.max(from, firstEndOf(settled, run, ends));
  return Math.min(earliest, ...renewing.filter((day) => day >= from));
}

/** Returns the first last day by the ends of its claims, or by an end of its term on a day on which it may be in force. */
function firstEndOf(worlds: PartnershipWorlds, { value, from }: Run, ends: readonly TermEnd[]): Day {
  const own = value.claims.map((claim) => daysOfClaim(worlds, claim)?.lastDay.lo ?? from);
  const others = ends.filter(({ days }) => days.hi > from).map(({ days }) => days.lo - 1);
  return Math.min(...own, ...others);
}

/** Returns the ends of a run; empty if another value follows it. The base that follows an ended override is no other value. */
function endsOfRun(worlds: PartnershipWorlds, { value, to }: Run, ends: readonly TermEnd[]): TermEnd[] {
  const own = value.claims
    .flatMap((claim) => ownEndsOf(worlds, claim))
    .filter(({ days }) => days.hi === to || (days.hi > LAST_DAY && days.lo <= LAST_DAY && to === Infinity));
  const following = to === Infinity ? null : worlds.on(value.claims[0]!.term, to);
  const isFollowed = following !== null && !following.nothing;
  const overrides = value.claims.some(({ effect }) => effect === 'override');
  if (isFollowed && !overrides) return own;
  const outside = ends.filter(({ because, days, by }) => {
    const isOfOverrides = because === 'end' && by.of === 'override';
    return days.lo <= to && to <= days.hi && (!isOfOverrides || overrides);
  });
  const losses = isFollowed || to === Infinity ? [] : lossesOfParties(worlds, value.claims, to);
  return [...own, ...outside, ...losses];
}

/** Yields the deadlines for notice and the renewals by claim, in order, and then the long-stop days. */
function* deadlinesOf(worlds: PartnershipWorlds, term: TermRef, period: Bounds): Generator<RenewalOfValue | LongStop> {
  for (const claim of worlds.claimsOf(term)) if (claim.effect === 'set') yield* renewalsWithin(worlds, claim, period);
  for (const { claim, waitsFor } of worlds.pendingOf(term, { lo: worlds.clock, hi: Infinity })) {
    const last = lastStartOf(worlds, claim);
    if (last === null || !includesDay(period, last)) continue;
    const lastDay = { lo: last, hi: last };
    const bound = boundDuring(worlds, [claim], lastDay);
    const { value } = claim;
    yield { what: 'long-stop', term, value, claims: [claim], ...bound, lastDay, certainty: 'definitely', waitsFor };
  }
}

/**
 * Returns the last possible start of a claim with a long-stop day that may never start. An end of its agreement or of the partnership may make it
 * earlier.
 */
function lastStartOf(worlds: PartnershipWorlds, claim: ValueFact): Day | null {
  const days = claim.start.by === Infinity ? null : daysOfClaim(worlds, claim);
  return days?.mayNever === true ? days.start.hi : null;
}

function* renewalsWithin(worlds: PartnershipWorlds, claim: SetFact, period: Bounds): Generator<RenewalOfValue> {
  const { term, value } = claim;
  for (const { until, noticeBy, renewsTo, isCertain } of renewalsOf(worlds, claim, period.lo)) {
    if (noticeBy > period.hi || !goesOnUntil(worlds, claim, until)) return;
    const ofValue = (day: Day) => {
      const given = worlds.on(term, day).values.find((each) => each.value === value);
      const bound = given ?? boundDuring(worlds, [claim], { lo: day, hi: day });
      return { given, between: bound.between, mayBind: bound.mayBind };
    };
    const common = { term, value, claims: [claim], lastDay: { lo: until, hi: until }, noticeBy, renewsTo };
    if (!isCertain && includesDay(period, noticeBy)) {
      const { given, ...bound } = ofValue(noticeBy);
      yield { what: 'notice', ...common, ...bound, certainty: given?.certainty ?? 'possibly' };
    }
    if (includesDay(period, until + 1)) {
      const { given, ...bound } = ofValue(until + 1);
      const certainty = isCertain ? (given?.certainty ?? 'possibly') : 'possibly';
      yield { what: 'renewal', ...common, ...bound, certainty };
    }
  }
}
