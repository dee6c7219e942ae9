import { MOST_ANSWERS, MOST_STRETCHES, type Stretch, type ToldAnswer } from '#contracts';
import { FIRST_DAY, formatDay, LAST_DAY, type Day } from '../dates';
import { segmentAt, type Timeline } from '../worlds';
import { AnswerRegister, toldAnswer, type AnswerId } from './answer-register';
import { AnswerSet } from './answer-set';
import { MOST_FOLLOWED, MOST_PIECES, spokenSpans, tellsBound, type SpokenSpan } from './speech';
import type { PlacedTimeline } from './timeline';
import { Voice } from './voice';
import { walkDays, type Spoken } from './walk-days';
import { spansWithin, windowOfDifference, type Window } from './window';

/** A stretch with its days still as numbers. */
export type DayStretch = Omit<Stretch, 'from' | 'to'> & { readonly from: Day; readonly to: Day };

/** An answer that a term change may name; it is made when there is room for it. */
export interface NamedAnswer {
  /** In JSON, about. */
  readonly bytes: number;
  told(): ToldAnswer;
}

/** How a term's answers differ between two states: named up to the bounds of a term change, beyond them counted. */
export interface Difference {
  readonly answers: readonly NamedAnswer[];
  readonly stretches: readonly DayStretch[];
  /** All of them, named or not. */
  readonly counts: { readonly stretches: number; readonly answers: number };
  /** The first and the last day that differ; null: none does. */
  readonly days: { readonly from: Day; readonly to: Day } | null;
  /** Whether on some day there was an answer, and whether on some day there is none now. */
  readonly hadSome: boolean;
  readonly hasNone: boolean;
  /** How many claims may govern on these days, before and after, and what folding them took. */
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

/** As long as one claim is compared it takes to fold so many, to weigh one so often, to spell out so many characters, or to follow so many changes. */
const FOLDED_LIKE_ONE = 2;
const WEIGHED_LIKE_ONE = 4;
const SPELLED_LIKE_ONE = 512;
const FOLLOWED_LIKE_ONE = 10;

/** Of answers that take too much to be told apart, with what finding that out took at most. */
export const UNTOLD: Difference = { ...NO_DIFFERENCE, claims: 2 * MOST_PIECES + MOST_FOLLOWED / FOLLOWED_LIKE_ONE };

/**
 * The days on which a term's answer differs between two states, with was and now; where it was nothing, `was` is told from the terms
 * that it replaces. Clock-free: what is open is named, not weighed. It takes n log n steps for n claims, however they overlap. Null where who is
 * bound, if that is told, changes too often.
 */
export function differenceBetweenTimelines(
  before: Timeline,
  after: Timeline,
  replaced: readonly PlacedTimeline[],
  bound = tellsBound(before, after),
): Difference | null {
  if (before.segments === after.segments && before.matters === after.matters) return NO_DIFFERENCE;
  const window = bound && before.matters !== after.matters ? ALL_DAYS : windowOfDifference(before, after);
  if (window === null) return NO_DIFFERENCE;
  const register = new AnswerRegister();
  const [own, other, now] = [new AnswerSet(), new AnswerSet(), new AnswerSet()];
  let differing = 0;
  const toggling = (set: AnswerSet, against: AnswerSet) => (id: AnswerId) => {
    set.toggle(id);
    differing += set.has(id) === against.has(id) ? -1 : 1;
  };
  const ranks = new Map<string, number>();
  const spoken: Spoken[] = [];
  const speak = ({ timeline, toggle }: Speaker): boolean => {
    const spans = spokenSpans(timeline, spansWithin(timeline.spans, window), bound);
    if (spans === null) return false;
    const term = 'term' in timeline ? timeline.term : null;
    spoken.push({ segments: timeline.segments, voice: new Voice({ spans, term }, register, ranks, toggle) });
    return true;
  };
  const speakers: Speaker[] = [
    { timeline: before, toggle: toggling(own, now) },
    { timeline: after, toggle: toggling(now, own) },
    ...replaced.map((timeline) => ({ timeline, toggle: (id: AnswerId) => other.toggle(id) })),
  ];
  if (!speakers.every(speak)) return null;
  const runs = new Runs(register);
  for (const day of walkDays(spoken, window)) {
    if (differing === 0) runs.end(day);
    else runs.goOn(day, own.size > 0 ? own : other, now);
  }
  if (window.to < LAST_DAY) runs.end(window.to + 1);
  const difference = runs.difference();
  const compared = spoken.reduce((sum, { voice }) => sum + countWithin(voice.spans, difference.days), 0);
  const followed = before.matters.statements.partyChanges.length + after.matters.statements.partyChanges.length;
  const spelled = bound ? spoken.reduce((sum, { voice }) => sum + workOfSpelling(voice.spans), followed) : 0;
  return { ...difference, claims: Math.max(compared, spelled) + workOfFolding(after) };
}

/** What a fold took, as claims that are compared; where something is open it is folded once more. */
export function workOfFolding({ weighed, claims, matters }: Timeline): number {
  const once = Math.ceil(claims.length / FOLDED_LIKE_ONE);
  if (weighed <= claims.length) return once;
  return once + Math.floor(weighed / WEIGHED_LIKE_ONE) * (matters.isSettled(claims) ? 1 : 2);
}

/** What it takes to tell day by day who is bound, as claims that are compared. */
const workOfSpelling = (spans: readonly SpokenSpan[]): number =>
  spans.reduce(
    (sum, { answer, followed }) =>
      sum + 2 + Math.floor((answer?.length ?? 0) / SPELLED_LIKE_ONE) + Math.floor(followed / FOLLOWED_LIKE_ONE),
    0,
  );

const ALL_DAYS: Window = { from: FIRST_DAY, to: Infinity };

interface Speaker {
  readonly timeline: Timeline | PlacedTimeline;
  readonly toggle: (id: AnswerId) => void;
}

function countWithin(spans: readonly SpokenSpan[], days: Difference['days']): number {
  if (days === null) return 0;
  let count = 0;
  for (const { from, to } of spans) if (from <= days.to && days.from < to) count += 1;
  return count;
}

/** Puts the days that differ together to stretches, as they are come to. */
class Runs {
  private readonly named: AnswerId[] = [];
  private readonly counted = new Set<AnswerId>();
  private readonly stretches: DayStretch[] = [];
  private count = 0;
  private first: Day | null = null;
  private last: Day = Infinity;
  private open: { readonly from: Day; readonly was: AnswerSet; readonly now: AnswerSet } | null = null;
  private hadSome = false;
  private hasNone = false;

  constructor(private readonly register: AnswerRegister) {}

  /** From this day on the answers were these and are those now. */
  goOn(day: Day, was: AnswerSet, now: AnswerSet): void {
    if (this.open?.was === was && was.isUnmoved && now.isUnmoved) return;
    this.end(day);
    this.open = { from: day, was, now };
    this.first ??= day;
    this.count += 1;
    this.hadSome ||= was.size > 0;
    this.hasNone ||= now.size === 0;
    this.name(was, now);
    if (this.count <= MOST_STRETCHES)
      this.stretches.push({ from: day, to: Infinity, was: this.indicesIn(was), now: this.indicesIn(now) });
    was.mark();
    now.mark();
  }

  /** From this day on nothing differs. */
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
        told: () => this.register.told(id),
      })),
      stretches: this.stretches,
      counts: { stretches: count, answers: counted.size },
      days: { from: first, to: this.open ? Infinity : this.last },
      hadSome,
      hasNone,
    };
  }

  /** What came is named first, then what went, then what stays. */
  private name(was: AnswerSet, now: AnswerSet): void {
    const fresh = [...was.takeUnseen(), ...now.takeUnseen()].filter((id) => !this.counted.has(id));
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

export const toldStretch = ({ from, to, was, now }: DayStretch): Stretch => ({
  from: formatDay(from),
  to: firstDayAfter(to),
  was,
  now,
});

/** The end of a run of days as it is told, half-open as in SQL:2011: the first day that no longer belongs to it; null: open. */
export const firstDayAfter = (last: Day): string | null => (last >= LAST_DAY ? null : formatDay(last + 1));

/** The answers that may be in force on a day, each once, with what is open in them; `bound`: with who is bound on it. */
export function answersOnDay(timeline: Timeline, day: Day, bound = tellsBound(timeline)): ToldAnswer[] {
  const nothing = segmentAt(timeline.segments, day)?.nothing ?? true;
  const there = timeline.spans.filter(({ from, to }) => from <= day && day < to);
  const spans =
    spokenSpans(
      timeline,
      there.map(({ claim }) => ({ claim, from: day, to: day + 1 })),
      bound,
    ) ?? [];
  const answers = Map.groupBy(
    spans.filter((span): span is SpokenSpan & { answer: string } => span.answer !== null),
    ({ answer }) => answer,
  );
  const certainty =
    answers.size === 1 && !nothing && spans.every(({ answer }) => answer !== null) ? 'definitely' : 'possibly';
  return [...answers].map(([answer, carriers]) => {
    const open = carriers.every((span) => span.open !== null) ? carriers[0]!.open : null;
    return toldAnswer(answer, open, certainty);
  });
}
