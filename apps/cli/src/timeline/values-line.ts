import type { Timeline } from '#client';
import { inShort } from '../output/in-short';
import { columnOf, dayNumber, type Scale } from './scale';

/** The minimum width of a value. Narrower ones would be unreadable. */
const NARROWEST = 6;

/** Draws the values of a term below its row. Each value starts in the column of its first day and is cut off before the next one. */
export function valuesLine({ segments }: Timeline['terms'][number], scale: Scale): string {
  const begins = segments.flatMap(({ answers, ...segment }, n) => {
    const from = firstDayOf(segment.from, answers);
    const text = answers.map(({ value }) => inShort(value)).join(' or ');
    const before = segments[n - 1]?.answers.map(({ value }) => inShort(value)).join(' or ');
    return text === before ? [] : [{ column: Math.max(0, columnOf(scale, dayNumber(from))), text }];
  });
  let line = '';
  for (const [n, { column, text }] of begins.entries()) {
    const room = Math.min(scale.columns, begins[n + 1]?.column ?? scale.columns) - column - 1;
    if (text === '' || room < NARROWEST || column < line.length) continue;
    line = line.padEnd(column) + (text.length > room ? `${text.slice(0, room - 1)}…` : text);
  }
  return line;
}

type Answers = Timeline['terms'][number]['segments'][number]['answers'];

/** Returns the first day on which an answer of a segment may be in force. */
const firstDayOf = (from: string, answers: Answers): string =>
  answers.map(({ possiblyFrom }) => possiblyFrom ?? from).sort()[0] ?? from;
