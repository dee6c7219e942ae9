import type { Day } from '../dates';
import { lastDayBroughtTo, type Duration } from '../dates/duration';
import { byRecordPlace, isValue, type ClaimFact, type ReplacingFact } from '../facts';
import { endByCondition, lastStartOf, startOf, type Piece, type Placement } from './placement';
import type { MatterDays } from './matter-days';

/** A claim among the others of its term. */
export interface TermClaim {
  readonly claim: ClaimFact;
  /** Its place among the claims of its term, in record order. */
  readonly index: number;
  /** Whether its start has one day for certain, so that record order decides ties with others of that kind. */
  readonly exact: boolean;
}

export interface PlacedClaim extends TermClaim, Placement {}

/** Returns the claims of a term, in record order. */
export const claimsOfTerm = (claims: readonly ClaimFact[], days: MatterDays): TermClaim[] =>
  claims.toSorted(byRecordPlace).map((claim, index) => ({ claim, index, exact: startsExactly(claim, days) }));

/** A start is exact if its bounds are equal after its own end and the condition that ends it have cut them. */
function startsExactly(claim: ClaimFact | ReplacingFact, days: MatterDays): boolean {
  if (claim.effect === 'replaced') return startsExactly(claim.by, days);
  const { start } = startOf(claim.start, days);
  if (!isValue(claim)) return start.lo === start.hi;
  return start.lo === Math.min(start.hi, lastStartOf(claim.end), endByCondition(claim, days).hi);
}

/**
 * Where starts lie in their order. Those of one day are ordered too: exact ones as they are recorded, the others anywhere among them. A position
 * is a number, so that a start is later if its position is greater.
 */
export class Positions {
  /** How many positions a day has. */
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

/** The latest start on or before a day. */
export const latestStart = ({ hi }: Piece, day: Day): Day => Math.min(hi, day);

/** The latest start on or before a day of which the claim may have ended before that day; -Infinity if there is none. */
export function latestStartOver(piece: Piece, day: Day): Day {
  const { lo, hi, endLo, length } = piece;
  const latest = Math.min(hi, day - 1);
  if (latest < lo) return -Infinity;
  if (endLo < day) return latest;
  if (length === null) return -Infinity;
  const over = lastStartOver(latest, length, day);
  return over < lo ? -Infinity : over;
}

/** The earliest start of which the claim may be in force on a day; Infinity if there is none. */
export function earliestStartActive(piece: Piece, day: Day): Day {
  const { lo, hi, endHi, length } = piece;
  const latest = Math.min(hi, day);
  if (endHi < day || latest < lo) return Infinity;
  if (length === null) return lo;
  const over = lastStartOver(latest, length, day);
  if (over < lo) return lo;
  return over < latest ? over + 1 : Infinity;
}

/** The last start up to `latest` of which the claim is over before a day; before its first start if there is none. */
const lastStartOver = (latest: Day, length: Duration, day: Day): Day =>
  day === Infinity ? latest : Math.min(latest, lastDayBroughtTo(day, length));
