import { conditionsOf } from '#contracts';
import type { Bounds, Day } from '../dates';
import { addDuration, timesDuration, type Duration } from '../dates/duration';
import { isValue, type ClaimFact } from '../facts';
import { daysNamedIn } from './expression';
import type { MatterDays } from './matter-days';

/**
 * Offsets around a dated day. Up to three days that lie in any order between two dated days fit on the two days after the first and on the day before
 * the second.
 */
const AROUND = [-1, 0, 1, 2] as const;

/** Returns the days on which a stated date of some claims begins or ends. */
function datedDays(claims: readonly ClaimFact[], days: MatterDays): Set<Day> {
  const found = new Set<Day>();
  const add = ({ lo, hi }: Bounds): void => void found.add(lo).add(hi);
  for (const each of claims) {
    const claim = each.effect === 'replaced' ? each.by : each;
    add(claim.start.from);
    found.add(claim.start.by);
    const expressions = [claim.start.condition, isValue(claim) ? claim.end.condition : null];
    for (const expression of expressions) {
      if (expression === null) continue;
      daysNamedIn(expression).forEach((day) => found.add(day));
      conditionsOf(expression).forEach((name) => add(days.met(name)));
    }
    for (const { day } of days.outsideEndsOf(claim)) add(day);
    if (isValue(claim) && claim.end.own.is === 'dated') add(claim.end.own.day);
    if (isValue(claim) && claim.end.own.is === 'renewed') found.add(claim.end.own.first);
  }
  return found;
}

/** Returns the lengths of claims that have one, each once. */
function lengthsOf(claims: readonly ClaimFact[]): Duration[] {
  const lengths = new Map<string, Duration>();
  for (const claim of claims)
    if (isValue(claim) && claim.end.own.is === 'counted') {
      const { length } = claim.end.own;
      lengths.set(`${length.months} ${length.days}`, length);
    }
  return [...lengths.values()];
}

/** Returns the days around dated days, sorted, without infinite ones. */
export function daysAround(dated: Iterable<Day>): Day[] {
  const around = new Set<Day>();
  for (const day of dated) if (Number.isFinite(day)) for (const step of AROUND) around.add(day + step);
  return [...around].sort((a, b) => a - b);
}

/** Returns the starts for which a claim of each length is just over, or not yet over, on a day. Months differ in length by up to three days. */
const startsBefore = (day: Day, lengths: readonly Duration[]): Day[] =>
  lengths.flatMap((length) => {
    const start = addDuration(day + 1, timesDuration(length, -1));
    return [start - 2, start, start + 2];
  });

/** The days that matter for some claims, determined on access. */
export class MatteringDays {
  readonly dated: ReadonlySet<Day>;
  readonly around: readonly Day[];
  private readonly lengths: readonly Duration[];

  constructor(claims: readonly ClaimFact[], days: MatterDays) {
    this.dated = datedDays(claims, days);
    this.around = daysAround(this.dated);
    this.lengths = lengthsOf(claims);
  }

  /** Returns an upper bound of the length of `aroundAll` for a number of further days. */
  mostAround(further: number): number {
    return AROUND.length * (this.dated.size + further) * (1 + this.lengths.length);
  }

  /** Returns the days around further days and around the ends of claims with a length that start on one of them. */
  aroundAll(further: readonly Day[]): readonly Day[] {
    const days = [...new Set([...this.dated, ...further])].filter(Number.isFinite);
    return daysAround([...days, ...this.lengths.flatMap((length) => days.map((day) => addDuration(day, length)))]);
  }

  /** Returns the days that matter for the outcomes on one day. */
  aroundDay(day: Day): readonly Day[] {
    return union(this.around, daysAround([day, ...startsBefore(day, this.lengths)]));
  }
}

/** Merges two sorted lists of days. */
function union(days: readonly Day[], others: readonly Day[]): Day[] {
  const all: Day[] = [];
  let next = 0;
  for (const day of days) {
    for (; next < others.length && others[next]! <= day; next += 1) if (others[next] !== day) all.push(others[next]!);
    all.push(day);
  }
  for (; next < others.length; next += 1) all.push(others[next]!);
  return all;
}

/** Returns the days within bounds, sorted, that can lead to different answers about `day`. All later days are equivalent. */
export function daysUpTo(day: Day, { lo, hi }: Bounds, around: readonly Day[]): Day[] {
  const within = around.slice(firstFrom(around, lo), firstFrom(around, Math.min(hi, day) + 1));
  if (lo <= day && within[0] !== lo && lo !== -Infinity) within.unshift(lo);
  if (hi > day) within.push(Math.max(lo, day + 1));
  return within;
}

/** Returns the index of the first day that is not before a day. */
function firstFrom(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! >= day) high = middle;
    else low = middle + 1;
  }
  return low;
}
