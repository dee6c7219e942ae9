import type { Bounds, Claim, Day, Met } from '#domain';

/** What the worlds say about one term on one day. */
export interface WorldsAnswer<C extends Claim> {
  readonly day: Day;
  /** Every answer in force in some world; `definitely` if in all of them. */
  readonly answers: ReadonlyMap<string, 'definitely' | 'possibly'>;
  /** Nothing is in force in some world. */
  readonly nothing: boolean;
  /** The claims that govern in some world without having ended. */
  readonly governing: ReadonlySet<C>;
}

export interface OracleQuestion {
  readonly days: Bounds;
  readonly clock: Day;
  readonly met: Met;
}

/**
 * The brute-force meaning of DESIGN section 7, written from its prose and sharing nothing with the fold: every imprecise
 * date takes every day within its bounds, and in each such world the claim that started last on or before a day governs.
 * The work is the product of the widths of all starts: for small histories only.
 */
export function enumerateWorlds<C extends Claim>(claims: readonly C[], question: OracleQuestion): WorldsAnswer<C>[] {
  const { days } = question;
  const horizon = days.hi + 1;
  const candidates = claims
    .map((claim) => ({ claim, starts: possibleStarts(claim, question.met, horizon) }))
    .filter(({ starts }) => starts.length > 0);
  const tallies = range(days.lo, days.hi).map((day) => ({
    day,
    outcomes: new Set<string | null>(),
    governing: new Set<C>(),
  }));
  for (const world of worldsOf(candidates)) {
    for (const { day, outcomes, governing } of tallies) {
      const lastStarted = lastToHaveStarted(world, day);
      if (lastStarted.length === 0) outcomes.add(null);
      for (const { claim, start } of lastStarted) {
        const lastDays = claim.effect === 'end' ? [horizon] : lastDaysInForce(claim, start, question, horizon);
        if (statedLastDays(claim, start, question.met, horizon).some((last) => last >= day)) governing.add(claim);
        for (const last of lastDays) outcomes.add(claim.effect === 'set' && last >= day ? claim.answer : null);
      }
    }
  }
  return tallies.map(({ day, outcomes, governing }) => {
    const values = [...outcomes].filter((outcome) => outcome !== null);
    const certainty = outcomes.size === 1 ? 'definitely' : 'possibly';
    const nothing = outcomes.has(null) || candidates.length === 0;
    return { day, answers: new Map(values.map((value) => [value, certainty])), nothing, governing };
  });
}

interface Candidate<C extends Claim> {
  readonly claim: C;
  readonly starts: readonly Day[];
}

interface Started<C extends Claim> {
  readonly claim: C;
  readonly start: Day;
  /** Its end may pin a start that was written imprecisely to one day. */
  readonly exact: boolean;
}

/** A day is possible as a start if some end does not lie before it; a claim without one is dropped. */
const possibleStarts = (claim: Claim, met: Met, horizon: Day): Day[] =>
  range(claim.start.lo, claim.start.hi).filter((start) => statedLastDays(claim, start, met, horizon).length > 0);

/** The last days in force that the recorded dates allow for this start. One beyond the horizon stands for all of them. */
function statedLastDays(claim: Claim, start: Day, met: Met, horizon: Day): Day[] {
  const never = Math.max(horizon, start);
  const { until, untilCondition } = claim;
  const untils = until === null ? [never] : until === 'unknown' ? range(start, never) : range(until.lo, until.hi);
  const metDay = untilCondition === null ? undefined : met.get(untilCondition);
  const conditions = metDay === undefined ? [never] : range(metDay.lo, metDay.hi);
  return untils
    .flatMap((last) => conditions.map((condition) => Math.min(last, condition)))
    .filter((last) => last >= start);
}

/** The same, where a condition that is not known to be met may be met from the clock day on, or never. */
function lastDaysInForce(claim: Claim, start: Day, { clock, met }: OracleQuestion, horizon: Day): Day[] {
  const stated = statedLastDays(claim, start, met, horizon);
  if (claim.untilCondition === null || met.has(claim.untilCondition)) return stated;
  const conditions = [...range(clock, horizon), Infinity];
  return stated.flatMap((last) => conditions.map((condition) => Math.min(last, condition)));
}

/** Every way to give each claim a start. */
function* worldsOf<C extends Claim>(candidates: readonly Candidate<C>[]): Generator<readonly Started<C>[]> {
  const [first, ...rest] = candidates;
  if (first === undefined) {
    yield [];
    return;
  }
  const { claim, starts } = first;
  const exact = starts.length === 1;
  for (const others of worldsOf(rest)) for (const start of starts) yield [{ claim, start, exact }, ...others];
}

/** The claims that come last in some order of those started by the day. */
function lastToHaveStarted<C extends Claim>(world: readonly Started<C>[], day: Day): Started<C>[] {
  const started = world.filter(({ start }) => start <= day);
  const latest = Math.max(...started.map(({ start }) => start));
  const onOneDay = started.filter(({ start }) => start === latest);
  const lasts = ordersOf(onOneDay)
    .filter(isPossibleOrder)
    .flatMap((order) => order.at(-1) ?? []);
  return [...new Set(lasts)];
}

/** Of two exact starts the one recorded later counts as later; where either is imprecise, both orders are worlds. */
const isPossibleOrder = (order: readonly Started<Claim>[]): boolean =>
  order.every((a, i) => order.slice(i + 1).every((b) => !a.exact || !b.exact || recordedBefore(a.claim, b.claim)));

const recordedBefore = (a: Claim, b: Claim): boolean =>
  a.order[0] < b.order[0] || (a.order[0] === b.order[0] && a.order[1] < b.order[1]);

function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) => ordersOf(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

const range = (lo: number, hi: number): number[] => Array.from({ length: Math.max(0, hi - lo + 1) }, (_, i) => lo + i);
