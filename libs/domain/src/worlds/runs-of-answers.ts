import type { Day } from '../dates';
import type { Certainty, TermAnswer } from './term-answer';

/** Days without a break; `to` is the first day after them. */
export interface Run {
  readonly from: Day;
  readonly to: Day;
}

/** Whether a day begins another run, by the answers of the days before it and from it on. */
export type IsCut = (day: Day, before: TermAnswer, after: TermAnswer) => boolean;

/**
 * Cuts where something that may be in force no longer is, or is surer than before; where who is bound changes, also where something may be in force
 * that was not. What only becomes less sure, as it does by what is open after the clock day, leaves a run whole.
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

/** Of a run, the part around a day that no cut parts from it; `days` are those within the run, in order, on which the answer may change. */
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
