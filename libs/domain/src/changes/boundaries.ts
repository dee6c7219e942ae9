import type { Day } from '../dates';
import { overlay } from './overlay';
import { sameAnswers, toldAnswers, type Timeline } from './stretches';

/** The days from `from` to `to` on which a term's answer differs from that of the day before. */
export function boundariesWithin({ segments, met }: Timeline, from: Day, to: Day): Day[] {
  const runs = overlay([segments]).map(({ from: first, segments: [segment] }) => ({
    first,
    answers: toldAnswers(segment, met),
  }));
  return runs
    .filter(
      ({ first, answers }, index) =>
        first >= from && first <= to && index > 0 && !sameAnswers(answers, runs[index - 1]!.answers),
    )
    .map(({ first }) => first);
}
