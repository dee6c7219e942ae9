import type { Day } from '../dates';
import type { Timeline } from '../worlds';
import { AnswerRegister, type AnswerId } from './answer-register';
import { AnswerSet } from './answer-set';
import { answerSpans, variesByBound } from './answer-spans';
import { AnswerTracker } from './answer-tracker';
import { walkDays } from './walk-days';
import { spansWithin } from './window';

/** Returns the days from `from` to `to` on which a term's answer differs from that of the day before. */
export function boundariesWithin(timeline: Timeline, from: Day, to: Day, bound = variesByBound(timeline)): Day[] {
  if (from > to) return [];
  const answers = new AnswerSet();
  // The window includes the day before the first one, for comparison.
  const window = { from: from - 1, to };
  const within = spansWithin(timeline.spans, window);
  const spans = answerSpans(timeline, within, bound) ?? answerSpans(timeline, within, false) ?? [];
  const toggle = (id: AnswerId): void => answers.toggle(id);
  const tracker = new AnswerTracker({ spans, term: null }, new AnswerRegister(), new Map(), toggle);
  const days: Day[] = [];
  for (const day of walkDays([{ segments: timeline.segments, tracker }], window)) {
    if (day >= from && !answers.isUnmoved) days.push(day);
    answers.mark();
  }
  return days;
}
