import type { Bounds, Day } from '../dates';
import type { NoticeFact } from '../facts';

/** The most notices that are named of those that may be the first after a day. */
const MOST_NAMED = 20;

/** The notices against the renewal of a term. The notice to a claim that starts on a given day is found in log n steps. */
export class Notices {
  /** The first days on which each notice may be given, sorted. */
  private readonly firsts: readonly Day[];
  /** For each of them: the latest possible day of a notice up to it, and the earliest day by which a notice from it on is certainly given. */
  private readonly latest: Day[] = [];
  private readonly surest: Day[];
  /** The starts from which on another notice may be the first, sorted. */
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

  /** Returns the starts within bounds, except the first, from which on another notice may be the first; null: they are more than `most`. */
  turnsWithin({ lo, hi }: Bounds, most: number): readonly Day[] | null {
    const [begin, end] = [firstAfter(this.turns, lo), firstAfter(this.turns, hi)];
    return end - begin > most ? null : this.turns.slice(begin, end);
  }

  /** Returns the notices that may be the first on or after a day, sorted by the last possible day. */
  since(day: Day): NoticeFact[] {
    const from = firstAfter(this.lasts, day - 1);
    return this.byLast.slice(from, from + MOST_NAMED);
  }

  /**
   * Returns the day of the notice to a claim that starts on `start`: the earliest notice on or after it. If none is certain, an unrecorded one may
   * come from the clock day on or never.
   */
  to(start: Day, clock: Day): Bounds {
    const from = firstAfter(this.firsts, start - 1);
    const isAround = from > 0 && this.latest[from - 1]! >= start;
    const lo = isAround ? start : (this.firsts[from] ?? Infinity);
    const hi = this.surest[from]!;
    return hi === Infinity ? { lo: Math.min(lo, clock), hi } : { lo, hi };
  }
}

/** Returns the index of the first day after a day. */
function firstAfter(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! > day) high = middle;
    else low = middle + 1;
  }
  return low;
}
