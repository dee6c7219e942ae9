import type { Day } from '../dates';
import type { Timeline } from '../worlds';
import { AnswerRegister, type AnswerId } from './answer-register';
import { AnswerSet } from './answer-set';
import { spokenSpans, tellsBound } from './speech';
import { Voice } from './voice';
import { walkDays } from './walk-days';
import { spansWithin } from './window';

/** The days from `from` to `to` on which a term's answer differs from that of the day before. */
export function boundariesWithin(timeline: Timeline, from: Day, to: Day, bound = tellsBound(timeline)): Day[] {
  if (from > to) return [];
  const answers = new AnswerSet();
  // The day before the first says what the first is held against.
  const window = { from: from - 1, to };
  const within = spansWithin(timeline.spans, window);
  const spans = spokenSpans(timeline, within, bound) ?? spokenSpans(timeline, within, false) ?? [];
  const toggle = (id: AnswerId): void => answers.toggle(id);
  const voice = new Voice({ spans, term: null }, new AnswerRegister(), new Map(), toggle);
  const days: Day[] = [];
  for (const day of walkDays([{ segments: timeline.segments, voice }], window)) {
    if (day >= from && !answers.isUnmoved) days.push(day);
    answers.mark();
  }
  return days;
}
