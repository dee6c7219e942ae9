import type { Day } from '../dates/index';
import { AnswerRegister } from './answer-register';
import { AnswerSet } from './answer-set';
import type { Timeline } from './timeline';
import { Voice } from './voice';
import { walkDays } from './walk-days';

/** The days from `from` to `to` on which a term's answer differs from that of the day before. */
export function boundariesWithin(timeline: Timeline, from: Day, to: Day): Day[] {
  if (from > to) return [];
  const answers = new AnswerSet();
  const voice = new Voice(timeline, null, new AnswerRegister(), new Map(), (id) => answers.toggle(id));
  const days: Day[] = [];
  for (const day of walkDays([{ timeline, voice }])) {
    if (day > to) break;
    if (day >= from && !answers.isUnmoved) days.push(day);
    answers.mark();
  }
  return days;
}
