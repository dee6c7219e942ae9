import type { Day } from '../dates';
import { lastDayBroughtTo, type Duration } from '../dates/duration';
import { byRecordPlace, isValue, type ClaimFact, type ReplacingFact } from '../facts';
import { endByCondition, lastStartOf, startOf, type Piece, type Placement } from './placement';
import type { MatterDays } from './matter-days';

/** A claim of a term, with its position. */
export interface TermClaim {
  readonly claim: ClaimFact;
  /** The index of the claim in its term, in record order. */
  readonly index: number;
  /** True if the start has exactly one possible day. Record order decides between such starts on one day. */
  readonly exact: boolean;
}

export interface PlacedClaim extends TermClaim, Placement {}

/** Returns the claims of a term, in record order. */
export const claimsOfTerm = (claims: readonly ClaimFact[], days: MatterDays): TermClaim[] =>
  claims.toSorted(byRecordPlace).map((claim, index) => ({ claim, index, exact: startsExactly(claim, days) }));

/** A start is exact if its bounds are equal after the claim's own end and its end condition have limited them. */
function startsExactly(claim: ClaimFact | ReplacingFact, days: MatterDays): boolean {
  if (claim.effect === 'replaced') return startsExactly(claim.by, days);
  const { start } = startOf(claim.start, days);
  if (!isValue(claim)) return start.lo === start.hi;
  return start.lo === Math.min(start.hi, lastStartOf(claim.end), endByCondition(claim, days).hi);
}

/**
 * Assigns positions to starts, so that a later start has a greater position. On one day, exact starts are in record order, and other starts may have
 * any position among them.
 */
export class Positions {
  /** The number of positions of a day. */
  private readonly width: number;

  constructor(claims: number) {
    this.width = claims + 2;
  }

  earliest({ exact, index }: TermClaim, day: Day): number {
    return day * this.width + (exact ? index + 1 : 0);
  }

  latest({ exact, index }: TermClaim, day: Day): number {
    return day * this.width + (exact ? index + 1 : this.width - 1);
  }

  dayOf(position: number): Day {
    return Math.floor(position / this.width);
  }
}

/** Returns the latest start on or before a day. */
export const latestStart = ({ hi }: Piece, day: Day): Day => Math.min(hi, day);

/** Returns the latest start with which the claim may have ended before a day; -Infinity: there is none. */
export function latestStartOver(piece: Piece, day: Day): Day {
  const { lo, hi, endLo, length } = piece;
  const latest = Math.min(hi, day - 1);
  if (latest < lo) return -Infinity;
  if (endLo < day) return latest;
  if (length === null) return -Infinity;
  const over = lastStartOver(latest, length, day);
  return over < lo ? -Infinity : over;
}

/** Returns the earliest start with which the claim may be in force on a day; Infinity: there is none. */
export function earliestStartActive(piece: Piece, day: Day): Day {
  const { lo, hi, endHi, length } = piece;
  const latest = Math.min(hi, day);
  if (endHi < day || latest < lo) return Infinity;
  if (length === null) return lo;
  const over = lastStartOver(latest, length, day);
  if (over < lo) return lo;
  return over < latest ? over + 1 : Infinity;
}

/** Returns the last start up to `latest` with which a claim of this length is over before a day. It may lie before the first possible start. */
const lastStartOver = (latest: Day, length: Duration, day: Day): Day =>
  day === Infinity ? latest : Math.min(latest, lastDayBroughtTo(day, length));
