import type { Stretch, TermRef, ToldAnswer } from '#contracts';
import { parseAnswer, type TermClaim } from '../claims/term-claim';
import { formatDay, LAST_DAY, type Day } from '../dates';
import { answerOn, hasOpenCondition, type Met, type Segment } from '../fold';
import { overlay } from './overlay';

/** A term's timeline with the conditions that were known to be met. */
export interface Timeline {
  readonly segments: readonly Segment<TermClaim>[];
  readonly met: Met;
}

export interface PlacedTimeline extends Timeline {
  readonly term: TermRef;
}

/** A stretch with its days still as numbers. */
export type DayStretch = Omit<Stretch, 'from' | 'to'> & { readonly from: Day; readonly to: Day };

/**
 * The days on which a term's answer differs between two states, with was and now; where it was nothing, `was` is told from the terms
 * that it replaces. Clock-free: an open condition is named, not weighed.
 */
export function stretchesBetween(before: Timeline, after: Timeline, replaced: readonly PlacedTimeline[]): DayStretch[] {
  const stretches: DayStretch[] = [];
  for (const { from, to, segments } of overlay([
    before.segments,
    after.segments,
    ...replaced.map(({ segments }) => segments),
  ])) {
    if (before.met === after.met && sameClaims(segments[0], segments[1])) continue;
    const own = toldAnswers(segments[0], before.met);
    const now = toldAnswers(segments[1], after.met);
    if (sameAnswers(own, now)) continue;
    const was =
      own.length > 0
        ? own
        : replaced.flatMap(({ term, met }, index) =>
            toldAnswers(segments[index + 2], met).map((answer) => ({ ...answer, term })),
          );
    const last = stretches.at(-1);
    if (last && last.to === from - 1 && sameAnswers(last.was, was) && sameAnswers(last.now, now))
      stretches[stretches.length - 1] = { ...last, to };
    else stretches.push({ from, to, was, now });
  }
  return stretches;
}

/* Most runs of a long term are untouched by an event: they are passed over before their answers are read. */
const sameClaims = (a: Segment<TermClaim> | undefined, b: Segment<TermClaim> | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.nothing === b.nothing &&
    a.possible.length === b.possible.length &&
    a.possible.every((claim, index) => claim === b.possible[index]));

export const toldStretch = ({ from, to, was, now }: DayStretch): Stretch => ({
  from: formatDay(from),
  to: firstDayAfter(to),
  was,
  now,
});

/** The end of a run of days as it is told, half-open as in SQL:2011: the first day that no longer belongs to it; null: open. */
export const firstDayAfter = (last: Day): string | null => (last >= LAST_DAY ? null : formatDay(last + 1));

/** The answers of a segment, each once, the conditions that are still open named. */
export function toldAnswers(segment: Segment<TermClaim> | undefined, met: Met): ToldAnswer[] {
  return answerOn(segment, 0, Infinity, met).answers.map(({ answer, certainty, claims }) => {
    const condition = claims.every((claim) => hasOpenCondition(claim, met)) ? claims[0]!.untilCondition : null;
    const { value, between } = parseAnswer(answer);
    return {
      value,
      between: between && [...between],
      certainty,
      ...(condition === null ? {} : { untilCondition: condition }),
    };
  });
}

export const sameAnswers = (a: readonly ToldAnswer[], b: readonly ToldAnswer[]): boolean =>
  a.length === b.length && inAnyOrder(a) === inAnyOrder(b);

const inAnyOrder = (answers: readonly ToldAnswer[]): string =>
  answers
    .map((answer) => JSON.stringify(answer))
    .sort()
    .join();
