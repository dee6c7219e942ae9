import type { Timeline } from '#client';
import { columnOf, dayNumber, daysOf, type DayNumber, type Scale } from './scale';

type TimelineTerm = Timeline['terms'][number];

export const GLYPHS = {
  definitely: '█',
  several: '▓',
  possibly: '▒',
  changes: '▐',
  reaffirmed: '✓',
  contested: '✗',
  pending: '┈',
  announced: '┄',
  event: '●',
  unbound: '○',
  nothing: '·',
} as const;

/** Draws the row of a term: the certainty in each column, changes of its value, and reaffirmations. */
export function laneOf({ segments, reaffirmations }: TimelineTerm, scale: Scale): string {
  const runs = segments.flatMap(runsOf);
  const columns = Array.from({ length: scale.columns }, (_, column) => glyphAt(runs, scale, column));
  for (const [n, { from, values }] of runs.entries()) {
    const before = runs[n - 1];
    const isChange = before !== undefined && before.values !== '' && before.values !== values;
    const column = columnOf(scale, from);
    // A run of one column shows its certainty, not its start.
    if (isChange && columns[column] === GLYPHS.definitely && columns[column + 1] === GLYPHS.definitely)
      columns[column] = GLYPHS.changes;
  }
  for (const { days } of reaffirmations) mark(columns, scale, days.lo, GLYPHS.reaffirmed);
  return columns.join('').trimEnd();
}

type Segment = TimelineTerm['segments'][number];

/** The certainty that something is in force: a single value, one of several, or perhaps none. */
type Certainty = 'definitely' | 'several' | 'possibly';

/** Days of a segment with the same certainty; `to` is the first day after them. */
interface Run {
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** Null if nothing is in force. */
  readonly certainty: Certainty | null;
  readonly values: string;
}

/** Splits a segment into runs of the same certainty. An answer may be possible only from a later day on, or no longer certain after a day. */
function runsOf(segment: Segment): Run[] {
  const [from, to] = [dayNumber(segment.from), segment.to === null ? Infinity : dayNumber(segment.to)];
  const turns = segment.answers.flatMap(({ possiblyFrom, possiblyAfter }) => [
    ...(possiblyFrom === undefined ? [] : [dayNumber(possiblyFrom)]),
    ...(possiblyAfter === undefined ? [] : [dayNumber(possiblyAfter) + 1]),
  ]);
  const begins = [from, ...new Set(turns.filter((day) => from < day && day < to))].sort((a, b) => a - b);
  return begins.map((begin, n) => {
    const answers = segment.answers.filter(
      ({ possiblyFrom }) => possiblyFrom === undefined || dayNumber(possiblyFrom) <= begin,
    );
    return {
      from: begin,
      to: begins[n + 1] ?? to,
      certainty: certaintyOn(begin, answers, segment),
      values: valuesOf(answers),
    };
  });
}

function certaintyOn(
  day: DayNumber,
  answers: Segment['answers'],
  { inForce, possiblyAfter }: Segment,
): Certainty | null {
  const [only, ...others] = answers;
  if (only === undefined) return null;
  const isPast = (last: string | undefined): boolean => last !== undefined && dayNumber(last) < day;
  if (others.length === 0 && only.certainty === 'definitely' && !isPast(only.possiblyAfter)) return 'definitely';
  return others.length > 0 && inForce === 'definitely' && !isPast(possiblyAfter) ? 'several' : 'possibly';
}

const valuesOf = (answers: Segment['answers']): string =>
  answers.map(({ value, between }) => JSON.stringify([value, between])).join();

/** Returns the glyph of a column. A column of many days is only as certain as its least certain day. */
function glyphAt(runs: readonly Run[], scale: Scale, column: number): string {
  const [first, behind] = daysOf(scale, column);
  const within = runs.filter(({ from, to }) => from < behind && first < to);
  const certainties = new Set(within.map(({ certainty }) => certainty));
  certainties.delete(null);
  if (certainties.size === 0) return ' ';
  if (certainties.has('possibly')) return GLYPHS.possibly;
  const covered = within.reduce(
    (days, { from, to, certainty }) =>
      certainty === null ? days : days + Math.min(to, behind) - Math.max(from, first),
    0,
  );
  if (covered < behind - first - 1e-9 && !startsOrEndsIn(runs, first, behind)) return GLYPHS.possibly;
  return certainties.has('several') ? GLYPHS.several : GLYPHS.definitely;
}

/** Returns whether a run starts or ends in the column. Exact edges are drawn as certain although their day rarely falls on the edge of a column. */
const startsOrEndsIn = (runs: readonly Run[], first: DayNumber, behind: DayNumber): boolean =>
  runs.some(({ from, to }) => [from, to].some((day) => day >= first && day < behind));

/** Draws a row of marks on days. */
export function marksOf(days: readonly { readonly day: string; readonly glyph: string }[], scale: Scale): string {
  const columns = Array.from({ length: scale.columns }, () => ' ');
  for (const { day, glyph } of days) mark(columns, scale, day, glyph);
  return columns.join('').trimEnd();
}

/** Draws a run of days with one glyph. */
export function drawnRun(
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
