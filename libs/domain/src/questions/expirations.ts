import type { ConditionExpression, TermRef } from '#contracts';
import { includesDay, LAST_DAY, overlaps, type Bounds, type Day } from '../dates';
import { isValue, type ClaimFact, type SetFact, type ValueFact } from '../facts';
import type { Bound, PartnershipWorlds, ValueAnswer } from '../worlds';
import { boundDuring } from './bound-during';
import { daysOfClaim } from './claim-days';
import { endsOf, lossesOfParties, ownEndsOf, type TermEnd } from './ends-of-term';
import { endOfRenewing, goesOnUntil, renewalsOf } from './renewals-ahead';

interface OfValue extends Bound {
  readonly term: TermRef;
  /** RFC 8785 JSON; null: what would suspend the term. */
  readonly value: string | null;
  readonly claims: readonly ValueFact[];
  /** Of an end or a renewal the last day in force; of what waits the last day on which it can start; its bounds, `hi` is Infinity where nobody said when. */
  readonly lastDay: Bounds;
  readonly certainty: 'definitely' | 'possibly';
}

/** A value that ends, by a stated end of its own, an `end` or an end from outside, within a period or maybe so. */
export interface EndOfValue extends OfValue {
  readonly what: 'end';
  /** What ends it. */
  readonly endedBy: readonly TermEnd[];
}

/** The last day on which notice is in time, or a day on which a term renews itself. */
export interface RenewalOfValue extends OfValue {
  readonly what: 'notice' | 'renewal';
  /** The last day on which notice is in time. */
  readonly noticeBy: Day;
  /** The last day in force of the term that it renews to. */
  readonly renewsTo: Day;
}

/** The last day on which something that waits for a condition can start. */
export interface LongStop extends OfValue {
  readonly what: 'long-stop';
  readonly waitsFor: ConditionExpression;
}

export type Expiration = EndOfValue | RenewalOfValue | LongStop;

/** Of one term so many deadlines, renewals and last days to start are told in one answer. */
export const MOST_DEADLINES = 500;

/**
 * What of a term ends on a day of `period`, or may end on one, and what has to be done by one: found one by one as they are asked for. Open
 * conditions are left aside, since they may always come true; they are named with the claims. `worlds` are those of a clock day.
 */
export function* expirationsOf(worlds: PartnershipWorlds, term: TermRef, period: Bounds): Generator<Expiration> {
  yield* endsWithin(worlds, term, period);
  let told = 0;
  for (const deadline of deadlinesOf(worlds, term, period)) {
    yield deadline;
    if ((told += 1) === MOST_DEADLINES) return;
  }
}

/** Days without a break on which a value may be in force. */
interface Run {
  readonly value: ValueAnswer;
  readonly from: Day;
  /** The first day after it. */
  readonly to: Day;
  /** The last day on which it certainly is in force; null if there is none. */
  readonly definiteTo: Day | null;
}

function* endsWithin(worlds: PartnershipWorlds, term: TermRef, period: Bounds): Generator<EndOfValue> {
  // After every day, whatever is open has not come true, and no notice was given that is not known.
  const settled = worlds.at(Infinity);
  const ends = endsOf(settled, term);
  if (ends.length === 0 && worlds.facts.partyChanges.length === 0 && worlds.claimsOf(term).every(isEndless)) return;
  for (const runs of runsOf(settled, term).values())
    for (const run of runs) {
      if (run.definiteTo === Infinity || !overlaps({ lo: run.from, hi: run.to - 1 }, period)) continue;
      const endedBy = endsOfRun(settled, run, ends);
      if (endedBy.length === 0) continue;
      const lastDay = { lo: firstLastDayOf(worlds, settled, run, [...ends, ...endedBy]), hi: run.to - 1 };
      if (!overlaps(lastDay, period)) continue;
      const certainty = period.lo <= lastDay.lo && lastDay.hi <= period.hi ? 'definitely' : 'possibly';
      yield { what: 'end', term, ...run.value, lastDay, certainty, endedBy };
    }
}

const isEndless = (claim: ClaimFact): boolean =>
  !isValue(claim) || (claim.end.own.is === 'open' && claim.end.condition === null);

/** By value, in the order in which they first may be in force. */
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
 * The first day that may be the last one of a run. A value that certainly is in force on some day does not end before the last such day, but that a
 * term which renews itself may end with each term up to the last one. Any other value does not end before the first of what may end it.
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

/** The first last day that its claims leave a value, or that an end of its term does once it may be in force. */
function firstEndOf(worlds: PartnershipWorlds, { value, from }: Run, ends: readonly TermEnd[]): Day {
  const own = value.claims.map((claim) => daysOfClaim(worlds, claim)?.lastDay.lo ?? from);
  const others = ends.filter(({ days }) => days.hi > from).map(({ days }) => days.lo - 1);
  return Math.min(...own, ...others);
}

/** What a run comes to. Nothing if it only gives way to another value; what was overridden takes the place of an override that has ended. */
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

/** Deadlines of notice and renewals by claim and in their order, then the last days on which what waits can start. */
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

/** The last day on which a claim that may never start can do so, where one is stated: earlier than that if an agreement or the partnership ends before it. */
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
