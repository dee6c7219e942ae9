import { conditionsOf } from '#contracts';
import type { Bounds, Day } from '../dates';
import { addDuration, type Duration } from '../dates/duration';
import {
  isValue,
  type ClaimFact,
  type Ending,
  type OwnEnd,
  type ReplacingFact,
  type StatedFact,
  type Starting,
  type ValueFact,
} from '../facts';
import { boundsOfExpression } from './expression';
import { conditionMatter, startMatter, type MatterDays } from './matter-days';
import type { Notices } from './notices';
import { lastDayRenewed, lastDaysRenewed, runsOfStarts } from './renewal';

/**
 * The days of a claim in some worlds: it starts on any day `s` from `lo` to `hi`, and its last day is any from
 * max(s, min(endLo, last)) to min(endHi, last), where `last` is `length` after `s` (Infinity without a length).
 */
export interface Piece {
  readonly lo: Day;
  readonly hi: Day;
  readonly endLo: Day;
  readonly endHi: Day;
  readonly length: Duration | null;
}

/** The possible days of a claim. In each world the claim lies in one of the pieces or never starts. */
export interface Placement {
  readonly pieces: readonly Piece[];
  /** True if there are worlds in which it never starts. */
  readonly mayNever: boolean;
}

/** Returns the days of a matter within bounds that matter. */
export type DaysThatMatter = (bounds: Bounds) => readonly Day[];

const NEVER_STARTS: Placement = { pieces: [], mayNever: true };
const ALWAYS: Bounds = { lo: -Infinity, hi: -Infinity };
const NEVER: Bounds = { lo: Infinity, hi: Infinity };

/** Returns the last day that the length of a piece allows for a start on `start`. */
export const lastOfLength = ({ length }: Piece, start: Day): Day =>
  length === null || start === Infinity ? Infinity : addDuration(start, length) - 1;

/** Places a claim in the worlds that `days` describe. Of the conditions by which it both starts and ends, `together` are taken day by day. */
export function placeClaim(
  claim: ClaimFact | ReplacingFact,
  days: MatterDays,
  daysThatMatter: DaysThatMatter,
  together = MOST_SHARED_WITHIN,
): Placement {
  if (claim.effect === 'replaced') {
    const { pieces, mayNever } = placeClaim(claim.by, days, daysThatMatter, together);
    return {
      pieces: pieces.map(({ lo, hi }) => ({ lo, hi, endLo: Infinity, endHi: Infinity, length: null })),
      mayNever,
    };
  }
  const placement = placeStated(claim, days, daysThatMatter, together);
  const fixed = claim.effect === 'set' ? days.fixedDayOf(startMatter(claim)) : undefined;
  return fixed === undefined ? placement : startingOn(placement, fixed, days.asOf);
}

/** Restricts a placement to a start on one day. If the claim cannot start on it, the result has no piece and `mayNever` is false. */
function startingOn({ pieces, mayNever }: Placement, day: Day, asOf: Day): Placement {
  if (day > asOf || day === Infinity) return { pieces: [], mayNever: mayNever || pieces.some(({ hi }) => hi > asOf) };
  const there = pieces.filter(({ lo, hi }) => lo <= day && day <= hi);
  return { pieces: there.map((piece) => ({ ...piece, lo: day, hi: day })), mayNever: false };
}

/** The most conditions by which a claim both starts and ends that are taken day by day. Further ones are taken as two independent days. */
export const MOST_SHARED_WITHIN = 2;
/** The most combinations of their days. Each combination makes a piece. */
const MOST_COMBINATIONS_WITHIN = 400;

/**
 * Returns how many of the conditions by which a claim both starts and ends are taken day by day, with at most `most` combinations. `count` gives the
 * number of days of each.
 */
export function combinedWithin(
  claim: ClaimFact,
  days: MatterDays,
  most: number,
  count: (bounds: Bounds) => number,
): CombinedWithin {
  const shared = sharedWithinClaim(claim.effect === 'replaced' ? claim.by : claim, days);
  let [together, combinations] = [0, 1];
  for (const condition of shared.slice(0, MOST_SHARED_WITHIN)) {
    const more = combinations * count(days.met(condition));
    if (more > Math.min(most, MOST_COMBINATIONS_WITHIN)) break;
    [together, combinations] = [together + 1, more];
  }
  return { together, combinations, isAll: together === shared.length };
}

export interface CombinedWithin {
  readonly together: number;
  readonly combinations: number;
  /** True if all of these conditions are taken day by day. */
  readonly isAll: boolean;
}

/** Places a stated claim. A condition by which it both starts and ends is taken day by day, because both days are the same. */
function placeStated(claim: StatedFact, days: MatterDays, daysThatMatter: DaysThatMatter, most: number): Placement {
  const [condition] = sharedWithinClaim(claim, days);
  if (condition === undefined || most === 0) return placeIndependent(claim, days);
  const pieces: Piece[] = [];
  let mayNever = false;
  for (const day of daysThatMatter(days.met(condition))) {
    const there = placeStated(claim, days.also(conditionMatter(condition), day), daysThatMatter, most - 1);
    pieces.push(...there.pieces);
    mayNever ||= there.mayNever;
  }
  return { pieces, mayNever };
}

export function sharedWithinClaim(claim: StatedFact, days: MatterDays): string[] {
  if (!isValue(claim) || claim.start.condition === null || claim.end.condition === null) return [];
  const ends = new Set(conditionsOf(claim.end.condition));
  return conditionsOf(claim.start.condition).filter(
    (name) => ends.has(name) && isImprecise(days.ending(name, claim.effect)),
  );
}

const isImprecise = ({ lo, hi }: Bounds): boolean => lo < hi;

/** Places a claim whose matters are independent of each other. */
function placeIndependent(claim: StatedFact, days: MatterDays): Placement {
  const { start, waits } = startOf(claim.start, days);
  const met = isValue(claim) ? endByCondition(claim, days) : NEVER;
  // An open condition that ends the claim may also come true before its start, so that it never starts.
  const mayEnd = isValue(claim) ? mayEndByCondition(claim, days) : Infinity;
  const outside = days.outsideEndsOf(claim);
  const over: Bounds = {
    lo: Math.min(Infinity, ...outside.map(({ day }) => day.lo)),
    hi: Math.min(Infinity, ...outside.map(({ day }) => day.hi)),
  };
  const { by } = claim.start;
  const lastOwn = isValue(claim) ? lastStartOf(claim.end) : Infinity;
  // The latest start within the bounds of shared days, and the latest start before the last end of an agreement or the partnership.
  const latest = Math.min(start.hi, by, lastOwn, met.hi);
  const hi = Math.min(latest, over.hi - 1);
  if (start.lo > hi) return NEVER_STARTS;
  const mayNever =
    start.hi > by || Math.max(claim.start.from.lo, waits.hi) > Math.min(lastOwn, mayEnd) || over.lo <= latest;
  const limits: Bounds = { lo: Math.min(met.lo, over.lo - 1), hi: Math.min(met.hi, over.hi - 1) };
  if (!isValue(claim)) return { pieces: [{ ...OPEN, lo: start.lo, hi }], mayNever };
  const pieces = piecesOf(claim.end.own, { lo: start.lo, hi }, limits, () => ({
    notices: days.noticesOf(claim.term),
    clock: days.waitsUntil,
  }));
  return pieces.length === 0 ? NEVER_STARTS : { pieces, mayNever };
}

const OPEN = { endLo: Infinity, endHi: Infinity, length: null } as const;

/** Returns the bounds of a start, and of the condition that it waits for. */
export function startOf({ from, condition }: Starting, days: MatterDays): { start: Bounds; waits: Bounds } {
  const waits = condition === null ? ALWAYS : boundsOfExpression(condition, (name) => days.awaited(name));
  return { start: { lo: Math.max(from.lo, waits.lo), hi: Math.max(from.hi, waits.hi) }, waits };
}

/** Returns the bounds of the last day that the end condition of a claim allows; never if it has none. */
export const endByCondition = ({ effect, end: { condition } }: ValueFact | ReplacingFact, days: MatterDays): Bounds =>
  condition === null ? NEVER : boundsOfExpression(condition, (name) => days.ending(name, effect));

/** Returns the earliest day on which the end condition of a claim may end it; Infinity if it has none. */
export const mayEndByCondition = ({ end: { condition } }: ValueFact | ReplacingFact, days: MatterDays): Day =>
  condition === null ? Infinity : boundsOfExpression(condition, (name) => days.mayEnd(name)).lo;

/** Returns the latest start that the claim's own end allows. */
export function lastStartOf({ own }: Ending): Day {
  if (own.is === 'dated') return own.day.hi;
  return own.is === 'renewed' ? own.first : Infinity;
}

interface NoticesGiven {
  readonly notices: Notices;
  readonly clock: Day;
}

/**
 * Returns the pieces of starts within bounds. `limits` are the bounds of the last day by conditions and by ends of agreements and the partnership.
 */
function piecesOf(own: OwnEnd, start: Bounds, limits: Bounds, given: () => NoticesGiven): Piece[] {
  const until = (lo: Day, hi: Day, length: Duration | null = null): Piece => ({
    ...start,
    endLo: Math.min(lo, limits.lo),
    endHi: Math.min(hi, limits.hi),
    length,
  });
  switch (own.is) {
    case 'open':
      return [until(Infinity, Infinity)];
    case 'dated':
      return [until(own.day.lo, own.day.hi)];
    case 'unknown':
      return [until(-Infinity, Infinity)];
    case 'counted':
      return addDuration(0, own.length) > 0 ? [until(Infinity, Infinity, own.length)] : [];
    case 'renewed': {
      const { notices, clock } = given();
      const runs = runsOfStarts(own, start, notices);
      if (runs === null) {
        const { lo, hi } = lastDaysRenewed(own, start, notices, clock);
        return [until(lo, hi)];
      }
      return runs.map((lo, index) => {
        const notice = notices.to(lo, clock);
        const hi = (runs[index + 1] ?? start.hi + 1) - 1;
        return { ...until(lastDayRenewed(own, notice.lo), lastDayRenewed(own, notice.hi)), lo, hi };
      });
    }
  }
}
