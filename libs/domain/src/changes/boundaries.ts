import type { Day } from '../dates';
import { AnswerRegister, type AnswerId } from './answer-register';
import { AnswerSet } from './answer-set';
import { spansOf, type Timeline } from './timeline';
import { Voice } from './voice';
import { walkDays } from './walk-days';
import { spansWithin } from './window';

/** The days from `from` to `to` on which a term's answer differs from that of the day before. */
export function boundariesWithin(timeline: Timeline, from: Day, to: Day): Day[] {
  if (from > to) return [];
  const answers = new AnswerSet();
  // The day before the first says what the first is held against.
  const window = { from: from - 1, to };
  const spans = spansWithin(spansOf(timeline), window);
  const toggle = (id: AnswerId): void => answers.toggle(id);
  const voice = new Voice({ spans, met: timeline.met, term: null }, new AnswerRegister(), new Map(), toggle);
  const days: Day[] = [];
  for (const day of walkDays([{ segments: timeline.segments, voice }], window)) {
    if (day >= from && !answers.isUnmoved) days.push(day);
    answers.mark();
  }
  return days;
}
