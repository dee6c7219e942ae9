import type { Day } from '../dates';
import type { Certainty, TermAnswer } from './term-answer';

/** Consecutive days. `to` is the first day after them. */
export interface Run {
  readonly from: Day;
  readonly to: Day;
}

/** Returns true if a new run begins on a day, from the answers before it and from it on. */
export type IsCut = (day: Day, before: TermAnswer, after: TermAnswer) => boolean;

/**
 * Cuts where a possible value disappears or something becomes definite. On a day on which the bound parties change, it also cuts where a possible
 * value appears. An answer that only becomes less certain, such as by an open condition after the clock day, does not cut a run.
 */
export function cutsWith(turns: Iterable<Day>): IsCut {
  const ofParties = new Set(turns);
  return (day, before, after) =>
    (ofParties.has(day) && valuesIn(before) !== valuesIn(after)) || isOver(before, after) || isSurer(before, after);
}

const valuesIn = ({ values, suspensions }: TermAnswer): string =>
  JSON.stringify([values.map(({ value }) => value), suspensions.length]);

function isOver(before: TermAnswer, after: TermAnswer): boolean {
  if (before.suspended !== 'not' && after.suspended === 'not') return true;
  const going = new Set(after.values.map(({ value }) => value));
  return before.values.some(({ value }) => !going.has(value));
}

function isSurer(before: TermAnswer, after: TermAnswer): boolean {
  const isNowSure = (was: Certainty, is: Certainty): boolean => is === 'definitely' && was !== 'definitely';
  if (isNowSure(before.inForce, after.inForce) || isNowSure(before.suspended, after.suspended)) return true;
  const known = new Map(before.values.map(({ value, certainty }) => [value, certainty]));
  return after.values.some(({ value, certainty }) => isNowSure(known.get(value) ?? 'not', certainty));
}

/** Returns the part of a run around a day without a cut. `days` are the sorted days within the run on which the answer may change. */
export function partAround(
  run: Run,
  day: Day,
  days: readonly Day[],
  { on, isCut }: { readonly on: (day: Day) => TermAnswer; readonly isCut: IsCut },
): Run {
  let { from, to } = run;
  const next = days.findIndex((each) => each > day);
  const around = next === -1 ? days.length : next;
  let answer = on(day);
  for (const later of days.slice(around)) {
    const after = on(later);
    if (isCut(later, answer, after)) {
      to = later;
      break;
    }
    answer = after;
  }
  answer = on(day);
  for (let index = around - 1; index >= 0; index -= 1) {
    const [first, before] = [days[index]!, on(days[index - 1] ?? run.from)];
    if (isCut(first, before, answer)) {
      from = first;
      break;
    }
    answer = before;
  }
  return { from, to };
}
