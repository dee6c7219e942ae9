import { conditionsOf } from '#contracts';
import type { Bounds, Day } from '../dates';
import { addDuration, timesDuration, type Duration } from '../dates/duration';
import { isValue, type ClaimFact } from '../facts';
import { daysNamedIn } from './expression';
import type { MatterDays } from './matter-days';

/** What lies between two dated days is told by so many days after the first and by the one before the second: room for three in any order. */
const AROUND = [-1, 0, 1, 2] as const;

/** The days on which something that is said of some claims begins or stops to be so. */
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

/** The lengths after which claims end, each once. */
function lengthsOf(claims: readonly ClaimFact[]): Duration[] {
  const lengths = new Map<string, Duration>();
  for (const claim of claims)
    if (isValue(claim) && claim.end.own.is === 'counted') {
      const { length } = claim.end.own;
      lengths.set(`${length.months} ${length.days}`, length);
    }
  return [...lengths.values()];
}

/** Those around dated days, in order, without the endless ones. */
export function daysAround(dated: Iterable<Day>): Day[] {
  const around = new Set<Day>();
  for (const day of dated) if (Number.isFinite(day)) for (const step of AROUND) around.add(day + step);
  return [...around].sort((a, b) => a - b);
}

/** The starts by which what lasts so long is over on a day, or is not; months differ in length by up to three days. */
const startsBefore = (day: Day, lengths: readonly Duration[]): Day[] =>
  lengths.flatMap((length) => {
    const start = addDuration(day + 1, timesDuration(length, -1));
    return [start - 2, start, start + 2];
  });

/** The days that matter for some claims, found when they are asked for. */
export class MatteringDays {
  readonly dated: ReadonlySet<Day>;
  readonly around: readonly Day[];
  private readonly lengths: readonly Duration[];

  constructor(claims: readonly ClaimFact[], days: MatterDays) {
    this.dated = datedDays(claims, days);
    this.around = daysAround(this.dated);
    this.lengths = lengthsOf(claims);
  }

  /** How many days `aroundAll` comes to at most with so many further ones. */
  mostAround(further: number): number {
    return AROUND.length * (this.dated.size + further) * (1 + this.lengths.length);
  }

  /** With further days, and with those on which what starts on one of them ends by its length. */
  aroundAll(further: readonly Day[]): readonly Day[] {
    const days = [...new Set([...this.dated, ...further])].filter(Number.isFinite);
    return daysAround([...days, ...this.lengths.flatMap((length) => days.map((day) => addDuration(day, length)))]);
  }

  /** With those that matter for what holds on one day. */
  aroundDay(day: Day): readonly Day[] {
    return union(this.around, daysAround([day, ...startsBefore(day, this.lengths)]));
  }
}

/** Of two lists of days in order the days of both, in order. */
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

/** The days within bounds by which answers about `day` may differ, in order: all later ones are alike. */
export function daysUpTo(day: Day, { lo, hi }: Bounds, around: readonly Day[]): Day[] {
  const within = around.slice(firstFrom(around, lo), firstFrom(around, Math.min(hi, day) + 1));
  if (lo <= day && within[0] !== lo && lo !== -Infinity) within.unshift(lo);
  if (hi > day) within.push(Math.max(lo, day + 1));
  return within;
}

/** Where the days begin that are not before one. */
function firstFrom(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! >= day) high = middle;
    else low = middle + 1;
  }
  return low;
}
