import type { Bounds, Day } from '../dates';
import type { NoticeFact } from '../facts';

/** Of the notices that may be the first after a day, so many are named. */
const MOST_NAMED = 20;

/** The days on which notice is given that a term is not to be renewed, so that the one of a start is found in log n steps. */
export class Notices {
  /** In order, the first days on which one may be given. */
  private readonly firsts: readonly Day[];
  /** Up to each of them the latest day on which one may be given, and from each on the earliest by which one is. */
  private readonly latest: Day[] = [];
  private readonly surest: Day[];
  /** The first days of starts to which another notice may be the first. */
  private readonly turns: readonly Day[];

  private readonly byLast: readonly NoticeFact[];
  private readonly lasts: readonly Day[];

  constructor(facts: readonly NoticeFact[]) {
    const given = facts.map(({ day }) => day);
    this.byLast = facts.toSorted((a, b) => a.day.hi - b.day.hi);
    this.lasts = this.byLast.map(({ day }) => day.hi);
    const inOrder = given.toSorted((a, b) => a.lo - b.lo);
    this.firsts = inOrder.map(({ lo }) => lo);
    for (const { hi } of inOrder) this.latest.push(Math.max(hi, this.latest.at(-1) ?? -Infinity));
    this.surest = new Array<Day>(given.length + 1).fill(Infinity);
    for (let at = given.length - 1; at >= 0; at -= 1) this.surest[at] = Math.min(inOrder[at]!.hi, this.surest[at + 1]!);
    this.turns = [...new Set(given.flatMap((day) => [day.lo + 1, day.hi + 1]))].sort((a, b) => a - b);
  }

  /** The days behind the first of some starts, up to the last one, from which on another notice may be the first; null if they are more than `most`. */
  turnsWithin({ lo, hi }: Bounds, most: number): readonly Day[] | null {
    const [begin, end] = [firstAfter(this.turns, lo), firstAfter(this.turns, hi)];
    return end - begin > most ? null : this.turns.slice(begin, end);
  }

  /** The first notices that may be given on a day or later, the one by whose day notice is surest given first. */
  since(day: Day): NoticeFact[] {
    const from = firstAfter(this.lasts, day - 1);
    return this.byLast.slice(from, from + MOST_NAMED);
  }

  /** The day on which notice is given to a claim that starts on `start`: the earliest on or after it, else not known. */
  to(start: Day, clock: Day): Bounds {
    const from = firstAfter(this.firsts, start - 1);
    const isAround = from > 0 && this.latest[from - 1]! >= start;
    const lo = isAround ? start : (this.firsts[from] ?? Infinity);
    const hi = this.surest[from]!;
    return hi === Infinity ? { lo: Math.min(lo, clock), hi } : { lo, hi };
  }
}

/** Where the days begin that lie after a day. */
function firstAfter(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! > day) high = middle;
    else low = middle + 1;
  }
  return low;
}
