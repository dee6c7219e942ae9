import type { Day } from '../dates';
import type { Segment } from '../fold';
import type { TermClaim } from '../claims/term-claim';
import { sameAnswers, toldAnswers, type Timeline } from './stretches';

/** The days from `from` to `to` on which a term's answer differs from that of the day before. */
export function boundariesWithin({ segments, met }: Timeline, from: Day, to: Day): Day[] {
  const days: Day[] = [];
  const take = (day: Day, before: Segment<TermClaim> | undefined, after: Segment<TermClaim> | undefined): void => {
    if (day >= from && day <= to && !sameAnswers(toldAnswers(before, met), toldAnswers(after, met))) days.push(day);
  };
  segments.forEach((segment, index) => {
    const [before, next] = [segments[index - 1], segments[index + 1]];
    take(segment.from, before && before.to === segment.from - 1 ? before : undefined, segment);
    if (next?.from !== segment.to + 1) take(segment.to + 1, segment, undefined);
  });
  return days;
}
