import type { Bounds, Claim, Day, Met } from '#domain';

/** What the worlds say about one term on one day. */
export interface WorldsAnswer<C extends Claim> {
  readonly day: Day;
  /** Every answer in force in some world; `definitely` if in all of them. */
  readonly answers: ReadonlyMap<string, 'definitely' | 'possibly'>;
  /** Nothing is in force in some world. */
  readonly nothing: boolean;
  /** The claims that in some world govern and have not ended, open conditions left aside. */
  readonly governing: ReadonlySet<C>;
}

export interface WorldsQuestion {
  readonly days: Bounds;
  readonly clock: Day;
  readonly met: Met;
}

/**
 * The meaning of DESIGN section 7, written from its prose and sharing nothing with the fold: every imprecise date takes
 * every day within its bounds, and in each such world the claim that started last on or before a day governs it. The work
 * is the product of the widths of all starts, so this is for small histories only.
 */
export function enumerateWorlds<C extends Claim>(claims: readonly C[], question: WorldsQuestion): WorldsAnswer<C>[] {
  const waysToStart = claims.map((claim) => startsOf(claim, question)).filter((starts) => starts.length > 0);
  const tallies = range(question.days.lo, question.days.hi).map((day) => new Tally<C>(day));
  for (const world of oneOfEach(waysToStart)) for (const tally of tallies) tally.count(world);
  return tallies.map((tally) => tally.answer());
}

/** One way for a claim to start, with every way for it to end then. */
interface Start<C extends Claim> {
  readonly claim: C;
  readonly day: Day;
  /** No other day is possible: the date is exact, or the claim's end pins it. */
  readonly exact: boolean;
  /** The last days in force that the recorded dates allow; Infinity stands for all days beyond the question. */
  readonly statedLastDays: readonly Day[];
  /** The same, where a condition not known to be met may be met from the clock day on, or never. */
  readonly lastDays: readonly Day[];
}

/** A claim that ends before each of its starts has no start, and is dropped. */
function startsOf<C extends Claim>(claim: C, { days, clock, met }: WorldsQuestion): Start<C>[] {
  const { until, untilCondition } = claim;
  const metOn = untilCondition === null ? undefined : met.get(untilCondition);
  const conditionDays = metOn === undefined ? [Infinity] : range(metOn.lo, metOn.hi);
  const openDays = untilCondition === null || metOn !== undefined ? [Infinity] : [...range(clock, days.hi), Infinity];
  const starts = range(claim.start.lo, claim.start.hi).flatMap((day) => {
    const someDay = [...range(day, days.hi), Infinity];
    const untils = until === null ? [Infinity] : until === 'unknown' ? someDay : range(until.lo, until.hi);
    const statedLastDays = earlierOf(untils, conditionDays).filter((last) => last >= day);
    if (statedLastDays.length === 0) return [];
    return [{ claim, day, statedLastDays, lastDays: earlierOf(statedLastDays, openDays) }];
  });
  return starts.map((start) => ({ ...start, exact: starts.length === 1 }));
}

const earlierOf = (days: readonly Day[], others: readonly Day[]): Day[] => [
  ...new Set(days.flatMap((day) => others.map((other) => Math.min(day, other)))),
];

class Tally<C extends Claim> {
  private readonly outcomes = new Set<string | null>();
  private readonly governing = new Set<C>();

  constructor(private readonly day: Day) {}

  count(world: readonly Start<C>[]): void {
    const { day, outcomes, governing } = this;
    const started = world.filter((start) => start.day <= day);
    const latest = Math.max(...started.map((start) => start.day));
    const lasts = lastInSomeOrder(started.filter((start) => start.day === latest));
    if (lasts.length === 0) outcomes.add(null);
    for (const { claim, statedLastDays, lastDays } of lasts) {
      if (statedLastDays.some((last) => last >= day)) governing.add(claim);
      for (const last of lastDays) outcomes.add(last >= day ? claim.answer : null);
    }
  }

  answer(): WorldsAnswer<C> {
    const { day, outcomes, governing } = this;
    const certainty = outcomes.size === 1 ? 'definitely' : 'possibly';
    const values = [...outcomes].filter((outcome) => outcome !== null);
    return { day, answers: new Map(values.map((value) => [value, certainty])), nothing: outcomes.has(null), governing };
  }
}

/** Those of one day's starts that come last in some order that is possible. */
function lastInSomeOrder<C extends Claim>(starts: readonly Start<C>[]): readonly Start<C>[] {
  if (starts.length <= 1) return starts;
  const orders = permutations(starts).filter(isPossibleOrder);
  return [...new Set(orders.flatMap((order) => order.at(-1) ?? []))];
}

/** Of two exact starts the one recorded later counts as later; where either is imprecise, both orders are worlds. */
const isPossibleOrder = (order: readonly Start<Claim>[]): boolean =>
  order.every((a, i) => order.slice(i + 1).every((b) => !a.exact || !b.exact || recordedBefore(a.claim, b.claim)));

const recordedBefore = ({ order: a }: Claim, { order: b }: Claim): boolean =>
  a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

function* oneOfEach<T>([first, ...rest]: readonly (readonly T[])[]): Generator<readonly T[]> {
  if (first === undefined) yield [];
  else for (const others of oneOfEach(rest)) for (const one of first) yield [one, ...others];
}

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));

const range = (lo: number, hi: number): number[] => Array.from({ length: Math.max(0, hi - lo + 1) }, (_, i) => lo + i);
