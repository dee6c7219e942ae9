import type { Timeline } from '#client';
import { columnOf, dayNumber, daysOf, type DayNumber, type Scale } from './scale';

type TimelineTerm = Timeline['terms'][number];

export const GLYPHS = {
  definitely: '█',
  possibly: '▒',
  changes: '▐',
  reaffirmed: '✓',
  contested: '✗',
  announced: '┄',
  event: '●',
  unbound: '○',
  nothing: '·',
} as const;

/** One line of a term: what may be in force in each column, where its value changes, and where it was reaffirmed. */
export function laneOf({ segments, reaffirmations }: TimelineTerm, scale: Scale): string {
  const columns = Array.from({ length: scale.columns }, (_, column) => glyphAt(segments, scale, column));
  for (const [n, { from, answers }] of segments.entries()) {
    const before = segments[n - 1];
    const isChange =
      before !== undefined && before.answers.length > 0 && valuesOf(before.answers) !== valuesOf(answers);
    const column = columnOf(scale, dayNumber(from));
    // A stretch of one column is shown by what it is, not by where it begins.
    if (isChange && columns[column] === GLYPHS.definitely && columns[column + 1] === GLYPHS.definitely)
      columns[column] = GLYPHS.changes;
  }
  for (const { days } of reaffirmations) mark(columns, scale, days.lo, GLYPHS.reaffirmed);
  return columns.join('').trimEnd();
}

type Segments = TimelineTerm['segments'];

const valuesOf = (answers: Segments[number]['answers']): string =>
  answers.map(({ value, between }) => JSON.stringify([value, between])).join();

/** A column of many days is definite only if each of them is. */
function glyphAt(segments: Segments, scale: Scale, column: number): string {
  const [first, behind] = daysOf(scale, column);
  let covered = 0;
  let possible = false;
  for (const { from, to, answers } of segments) {
    const [start, end] = [dayNumber(from), to === null ? Infinity : dayNumber(to)];
    const days = Math.min(end, behind) - Math.max(start, first);
    if (days <= 0 || answers.length === 0) continue;
    possible = true;
    const [only] = answers;
    const isDefinite = answers.length === 1 && only?.certainty === 'definitely';
    const lapses = only?.possiblyAfter === undefined ? Infinity : dayNumber(only.possiblyAfter) + 1;
    if (isDefinite) covered += Math.max(0, Math.min(end, behind, lapses) - Math.max(start, first));
  }
  if (!possible) return ' ';
  const isEdge = startsOrEndsIn(segments, first, behind);
  return covered >= behind - first - 1e-9 || (covered > 0 && isEdge && !hasPossible(segments, first, behind))
    ? GLYPHS.definitely
    : GLYPHS.possibly;
}

/** Exact edges stay sharp although their day rarely falls on the edge of a column. */
const startsOrEndsIn = (segments: Segments, first: DayNumber, behind: DayNumber): boolean =>
  segments.some(({ from, to }) =>
    [from, to].some((day) => day !== null && dayNumber(day) >= first && dayNumber(day) < behind),
  );

const hasPossible = (segments: Segments, first: DayNumber, behind: DayNumber): boolean =>
  segments.some(
    ({ from, to, answers }) =>
      answers.some(({ certainty }) => certainty === 'possibly') &&
      dayNumber(from) < behind &&
      (to === null || dayNumber(to) > first),
  );

/** One line of marks on days. */
export function marksOf(days: readonly { readonly day: string; readonly glyph: string }[], scale: Scale): string {
  const columns = Array.from({ length: scale.columns }, () => ' ');
  for (const { day, glyph } of days) mark(columns, scale, day, glyph);
  return columns.join('').trimEnd();
}

/** One line of a stretch of days, drawn with one glyph. */
export function stretchOf(
  days: { readonly from: string; readonly to: string | null },
  glyph: string,
  scale: Scale,
): string {
  const start = Math.max(0, columnOf(scale, dayNumber(days.from)));
  const end = days.to === null ? scale.columns : Math.min(scale.columns, columnOf(scale, dayNumber(days.to)));
  return end <= 0 || start >= scale.columns ? '' : ' '.repeat(start) + glyph.repeat(Math.max(1, end - start));
}

function mark(columns: string[], scale: Scale, day: string, glyph: string): void {
  const column = columnOf(scale, dayNumber(day));
  if (column >= 0 && column < columns.length) columns[column] = glyph;
}
