import { MOST_ANSWERS, MOST_RUNS, type Stretch, type ToldAnswer } from '#contracts';
import { FIRST_DAY, formatDay, LAST_DAY, type Day } from '../dates';
import { segmentAt, type Timeline } from '../worlds';
import { AnswerRegister, answerFromText, type AnswerId } from './answer-register';
import { AnswerSet } from './answer-set';
import {
  MOST_FOLLOWED,
  MOST_PIECES,
  answerSpans,
  boundByAny,
  variesByBound,
  type AnswerSpan,
  type BoundParty,
} from './answer-spans';
import { OpenInCarriers } from './open-in-carriers';
import { ComparedAnswers } from './compared-answers';
import type { PlacedTimeline } from './timeline';
import { AnswerTracker } from './answer-tracker';
import { walkDays, type TrackedTimeline } from './walk-days';
import { spansWithin, windowOfDifference, type Window } from './window';

/** A run of days with the days as numbers. */
export type DayRun = Omit<Stretch, 'from' | 'to'> & { readonly from: Day; readonly to: Day };

/** An answer that a term change may name. It is rendered only if it fits. */
export interface NamedAnswer {
  /** The approximate bytes as JSON. */
  readonly bytes: number;
  render(): ToldAnswer;
}

/** The difference of a term's answers between two states. Answers and runs of days beyond the bounds of a term change are only counted. */
export interface Difference {
  readonly answers: readonly NamedAnswer[];
  readonly stretches: readonly DayRun[];
  /** The total counts, named or not. */
  readonly counts: { readonly stretches: number; readonly answers: number };
  /** The first and the last day that differ; null: no day differs. */
  readonly days: { readonly from: Day; readonly to: Day } | null;
  /** `hadSome`: some differing day had an answer before; `hasNone`: some differing day has none now. */
  readonly hadSome: boolean;
  readonly hasNone: boolean;
  /** The work of the comparison: the claims that may govern on these days, before and after, and the folds. */
  readonly claims: number;
}

export const NO_DIFFERENCE: Difference = {
  answers: [],
  stretches: [],
  counts: { stretches: 0, answers: 0 },
  days: null,
  hadSome: false,
  hasNone: false,
  claims: 0,
};

/** The numbers of folded claims, evaluations, characters and followed changes that take as long as comparing one claim. */
const FOLDED_LIKE_ONE = 2;
const EVALUATED_LIKE_ONE = 4;
const SPELLED_LIKE_ONE = 512;
const FOLLOWED_LIKE_ONE = 10;

/** The difference of answers that take too much work to compare, with the most work of finding that out. */
export const TOO_MUCH_TO_COMPARE: Difference = {
  ...NO_DIFFERENCE,
  claims: 2 * MOST_PIECES + MOST_FOLLOWED / FOLLOWED_LIKE_ONE,
};

/** How two states are compared. `bound`: whether the bound parties are named. `today`: up to this day, open conditions and renewals do not affect the answers. */
export interface Comparison {
  readonly bound?: BoundParty;
  readonly today?: Day;
}

/**
 * Returns the days on which a term's answer differs between two states, with the answers before and after. Where nothing was in force, `was` comes from
 * the replaced terms. No clock is used: open conditions are named, not evaluated, and their differences count only after `today`. Takes n log n steps for n
 * claims, however they overlap. Returns null if the bound parties are named and change too often.
 */
export function differenceBetweenTimelines(
  before: Timeline,
  after: Timeline,
  replaced: readonly PlacedTimeline[],
  { bound = variesByBound(before, after), today = -Infinity }: Comparison = {},
): Difference | null {
  if (before.segments === after.segments && before.matters === after.matters) return NO_DIFFERENCE;
  const window = bound === true && before.matters !== after.matters ? ALL_DAYS : windowOfDifference(before, after);
  if (window === null) return NO_DIFFERENCE;
  const register = new AnswerRegister();
  const compared = new ComparedAnswers(register, today);
  const other = new AnswerSet();
  const ranks = new Map<string, number>();
  const tracked: TrackedTimeline[] = [];
  const track = ({ timeline, toggle }: Side): boolean => {
    const spans = answerSpans(timeline, spansWithin(timeline.spans, window), bound);
    if (spans === null) return false;
    const term = 'term' in timeline ? timeline.term : null;
    tracked.push({ segments: timeline.segments, tracker: new AnswerTracker({ spans, term }, register, ranks, toggle) });
    return true;
  };
  const sides: Side[] = [
    { timeline: before, toggle: compared.toggleWas },
    { timeline: after, toggle: compared.toggleNow },
    ...replaced.map((timeline) => ({ timeline, toggle: (id: AnswerId) => other.toggle(id) })),
  ];
  if (!sides.every(track)) return null;
  const runs = new Runs(register);
  for (const day of walkDays(tracked, window, today + 1)) {
    const { was, now } = compared;
    if (!compared.differOn(day)) runs.end(day);
    else runs.goOn(day, was.size > 0 ? was : other, now);
  }
  if (window.to < LAST_DAY) runs.end(window.to + 1);
  if (tracked.some(({ tracker }) => tracker.isTooMuch)) return null;
  const difference = runs.difference();
  const counted = tracked.reduce((sum, { tracker }) => sum + countWithin(tracker.spans, difference.days), 0);
  const followed = before.matters.statements.partyChanges.length + after.matters.statements.partyChanges.length;
  const spelled =
    bound === true ? tracked.reduce((sum, { tracker }) => sum + workOfSpelling(tracker.spans), followed) : 0;
  return { ...difference, claims: Math.max(counted, spelled) + workOfFolding(after) };
}

/** Returns the work of a fold, as claims that are compared. Timelines with open conditions are folded twice. */
export function workOfFolding({ evaluations, claims, matters }: Timeline): number {
  const once = Math.ceil(claims.length / FOLDED_LIKE_ONE);
  if (evaluations <= claims.length) return once;
  return once + Math.floor(evaluations / EVALUATED_LIKE_ONE) * (matters.isSettled(claims) ? 1 : 2);
}

/** Returns the work of rendering the bound parties day by day, as claims that are compared. */
const workOfSpelling = (spans: readonly AnswerSpan[]): number =>
  spans.reduce(
    (sum, { value, bound, followed }) =>
      sum +
      2 +
      Math.floor((bound.text.length + (value?.length ?? 0)) / SPELLED_LIKE_ONE) +
      Math.floor(followed / FOLLOWED_LIKE_ONE),
    0,
  );

/**
 * Returns how the answers within a window differ from the answer of the day before it, which `before` gives. No clock is used. The bound parties are
 * left out if they change too often.
 */
export function differenceFromEve(before: Timeline, after: Timeline, window: Window): Difference {
  const bound = variesByBound(before, after);
  return (bound ? compareWithEve(before, after, window, true) : null) ?? compareWithEve(before, after, window, false)!;
}

function compareWithEve(before: Timeline, after: Timeline, window: Window, bound: boolean): Difference | null {
  const eve = window.from - 1;
  const onEve = spansWithin(before.spans, { from: eve, to: eve }).map(({ claim }) => ({
    claim,
    from: eve,
    to: window.from,
  }));
  const was = answerSpans(before, onEve, bound)?.map((span) => ({ ...span, from: window.from, to: Infinity }));
  const now = answerSpans(after, spansWithin(after.spans, window), bound);
  if (!was || now === null) return null;
  const register = new AnswerRegister();
  const ranks = new Map<string, number>();
  const compared = new ComparedAnswers(register);
  const nothing = segmentAt(before.segments, eve)?.nothing ?? true;
  const tracked: TrackedTimeline[] = [
    {
      segments: [{ from: window.from, to: Infinity, possible: [], nothing }],
      tracker: new AnswerTracker({ spans: was, term: null }, register, ranks, compared.toggleWas),
    },
    {
      segments: after.segments,
      tracker: new AnswerTracker({ spans: now, term: null }, register, ranks, compared.toggleNow),
    },
  ];
  const runs = new Runs(register);
  for (const day of walkDays(tracked, window)) {
    if (compared.differOn(day)) runs.goOn(day, compared.was, compared.now);
    else runs.end(day);
  }
  if (window.to < LAST_DAY) runs.end(window.to + 1);
  return { ...runs.difference(), claims: now.length };
}

const ALL_DAYS: Window = { from: FIRST_DAY, to: Infinity };

interface Side {
  readonly timeline: Timeline | PlacedTimeline;
  readonly toggle: (id: AnswerId) => void;
}

function countWithin(spans: readonly AnswerSpan[], days: Difference['days']): number {
  if (days === null) return 0;
  let count = 0;
  for (const { from, to } of spans) if (from <= days.to && days.from < to) count += 1;
  return count;
}

/** Combines differing days to runs, in the order of days. */
class Runs {
  private readonly named: AnswerId[] = [];
  private readonly counted = new Set<AnswerId>();
  private readonly stretches: DayRun[] = [];
  private count = 0;
  private first: Day | null = null;
  private last: Day = Infinity;
  private open: { readonly from: Day; readonly was: AnswerSet; readonly now: AnswerSet } | null = null;
  private hadSome = false;
  private hasNone = false;

  constructor(private readonly register: AnswerRegister) {}

  /** Notes that from this day on the answers were `was` and are `now`. */
  goOn(day: Day, was: AnswerSet, now: AnswerSet): void {
    if (this.open?.was === was && was.isUnmoved && now.isUnmoved) return;
    this.end(day);
    this.open = { from: day, was, now };
    this.first ??= day;
    this.count += 1;
    this.hadSome ||= was.size > 0;
    this.hasNone ||= now.size === 0;
    this.name(was, now);
    if (this.count <= MOST_RUNS)
      this.stretches.push({ from: day, to: Infinity, was: this.indicesIn(was), now: this.indicesIn(now) });
    was.mark();
    now.mark();
  }

  /** Notes that from this day on nothing differs. */
  end(day: Day): void {
    if (!this.open) return;
    this.open = null;
    this.last = day - 1;
    const last = this.stretches[this.count - 1];
    if (last) this.stretches[this.count - 1] = { ...last, to: day - 1 };
  }

  difference(): Omit<Difference, 'claims'> {
    const { first, count, counted, hadSome, hasNone } = this;
    if (first === null) return NO_DIFFERENCE;
    return {
      answers: this.named.map((id) => ({
        bytes: this.register.bytesOf(id),
        render: () => this.register.answer(id),
      })),
      stretches: this.stretches,
      counts: { stretches: count, answers: counted.size },
      days: { from: first, to: this.open ? Infinity : this.last },
      hadSome,
      hasNone,
    };
  }

  /** Names new answers first, then removed ones, then those that stay. */
  private name(was: AnswerSet, now: AnswerSet): void {
    const fresh = [...was.nextUnseen(), ...now.nextUnseen()].filter((id) => !this.counted.has(id));
    if (fresh.length === 0) return;
    const turn = (id: AnswerId): number => (!was.has(id) ? 0 : now.has(id) ? 2 : 1);
    const { register, named, counted } = this;
    if (named.length < MOST_ANSWERS)
      for (const id of fresh.sort((a, b) => turn(a) - turn(b) || register.rankOf(a) - register.rankOf(b) || a - b))
        if (named.length < MOST_ANSWERS && !named.includes(id)) named.push(id);
    for (const id of fresh) counted.add(id);
  }

  private indicesIn(set: AnswerSet): number[] {
    const { named, register } = this;
    const present = named.flatMap((id, index) => (set.has(id) ? [index] : []));
    return present.sort((a, b) => register.rankOf(named[a]!) - register.rankOf(named[b]!) || named[a]! - named[b]!);
  }
}

export const datedRun = ({ from, to, was, now }: DayRun): Stretch => ({
  from: formatDay(from),
  to: firstDayAfter(to),
  was,
  now,
});

/** Returns the end of a half-open run of days (SQL:2011): the first day after it; null: open. */
export const firstDayAfter = (last: Day): string | null => (last >= LAST_DAY ? null : formatDay(last + 1));

/** Returns the answers that may be in force on a day, each once, with their open conditions; with `bound`, also with the bound parties. */
export function answersOnDay(timeline: Timeline, day: Day, bound = variesByBound(timeline)): ToldAnswer[] {
  const nothing = segmentAt(timeline.segments, day)?.nothing ?? true;
  const there = timeline.spans.filter(({ from, to }) => from <= day && day < to);
  const spans =
    answerSpans(
      timeline,
      there.map(({ claim }) => ({ claim, from: day, to: day + 1 })),
      bound,
    ) ?? [];
  const values = Map.groupBy(
    spans.filter((span): span is AnswerSpan & { value: string } => span.value !== null),
    ({ value }) => value,
  );
  const certainty =
    values.size === 1 && !nothing && spans.every(({ value }) => value !== null) ? 'definitely' : 'possibly';
  return [...values].map(([value, carriers]) => {
    const open = new OpenInCarriers(carriers);
    carriers.forEach((_, place) => open.turn(place, 1));
    const { text } = boundByAny(carriers.map((span) => span.bound));
    return answerFromText(`${text}"value":${value}}`, open.text, certainty);
  });
}
