import type { Bounds, Day } from '../dates';
import { byRecordOrder, type Claim, type Met } from './claim';
import { firstEndingOnOrAfter, type Segment } from './segment';

export type Certainty = 'definitely' | 'possibly' | 'not';

export interface PossibleAnswer<C extends Claim> {
  readonly answer: string;
  readonly certainty: Exclude<Certainty, 'not'>;
  /** The `set` claims that carry it, in record order. */
  readonly claims: readonly C[];
}

export interface TermAnswer<C extends Claim> {
  /** `definitely` if one answer holds for certain, `not` if there is none. */
  readonly certainty: Certainty;
  /** Each different answer once. */
  readonly answers: readonly PossibleAnswer<C>[];
  /** Whether it is possible that nothing is in force. */
  readonly nothing: boolean;
}

/**
 * What is in force on a day, given the segment that the day lies in; undefined: no claim may govern. Up to the `clock` day
 * a condition that is not in `met` has not come true; after it, it may have.
 */
export function answerOn<C extends Claim>(
  segment: Segment<C> | undefined,
  day: Day,
  clock: Day,
  met: Met,
): TermAnswer<C> {
  if (segment === undefined) return { certainty: 'not', answers: [], nothing: true };
  const mayLapse = day > clock && segment.possible.some((claim) => hasOpenCondition(claim, met));
  const nothing = segment.nothing || mayLapse;
  const [only] = segment.possible;
  if (segment.possible.length === 1 && only && isSet(only)) {
    const certainty = nothing ? 'possibly' : 'definitely';
    return { certainty, answers: [{ answer: only.answer, certainty, claims: [only] }], nothing };
  }
  const byAnswer = Map.groupBy(segment.possible.filter(isSet), (claim) => claim.answer);
  const certainty = byAnswer.size === 1 && !nothing ? 'definitely' : 'possibly';
  const answers = [...byAnswer].map(([answer, claims]) => ({ answer, certainty, claims }) as const);
  return { certainty: overall(answers), answers, nothing };
}

/**
 * What is in force on one unknown day within `days`: definitely what is so on each of them, possibly what may be on one.
 * The segments are all of the term's, as `foldTerm` returns them.
 */
export function answerDuring<C extends Claim>(
  segments: readonly Segment<C>[],
  days: Bounds,
  clock: Day,
  met: Met,
): TermAnswer<C> {
  const length = days.hi - days.lo + 1;
  const found = new Map<string, { definiteDays: number; claims: Set<C> }>();
  let [covered, nothing] = [0, false];
  for (const stretch of stretchesWithin(segments, days, clock)) {
    const there = answerOn(stretch.segment, stretch.lo, clock, met);
    const stretchLength = stretch.hi - stretch.lo + 1;
    covered += stretchLength;
    nothing ||= there.nothing;
    for (const { answer, certainty, claims } of there.answers) {
      const sum = found.get(answer) ?? { definiteDays: 0, claims: new Set() };
      if (certainty === 'definitely') sum.definiteDays += stretchLength;
      for (const claim of claims) sum.claims.add(claim);
      found.set(answer, sum);
    }
  }
  const answers = [...found].map(([answer, { definiteDays, claims }]) => {
    const certainty = definiteDays === length ? 'definitely' : 'possibly';
    return { answer, certainty, claims: [...claims].sort(byRecordOrder) } as const;
  });
  return { certainty: overall(answers), answers, nothing: nothing || covered < length };
}

/** Whether the claim ends by a condition that is not known to be met. */
export const hasOpenCondition = ({ untilCondition }: Claim, met: Met): boolean =>
  untilCondition !== null && !met.has(untilCondition);

interface Stretch<C extends Claim> extends Bounds {
  readonly segment: Segment<C>;
}

/** The parts of segments that lie within the days, cut after the clock day: on each part the answer is the same. */
function* stretchesWithin<C extends Claim>(
  segments: readonly Segment<C>[],
  days: Bounds,
  clock: Day,
): Generator<Stretch<C>> {
  for (let i = firstEndingOnOrAfter(segments, days.lo); i < segments.length; i += 1) {
    const segment = segments[i];
    if (segment === undefined || segment.from > days.hi) return;
    const [lo, hi] = [Math.max(segment.from, days.lo), Math.min(segment.to, days.hi)];
    if (lo <= clock) yield { segment, lo, hi: Math.min(hi, clock) };
    if (hi > clock) yield { segment, lo: Math.max(lo, clock + 1), hi };
  }
}

const isSet = <C extends Claim>(claim: C): claim is C & { readonly answer: string } => claim.answer !== null;

const overall = (answers: readonly { readonly certainty: Certainty }[]): Certainty =>
  answers.length === 0
    ? 'not'
    : answers.some(({ certainty }) => certainty === 'definitely')
      ? 'definitely'
      : 'possibly';
