import { writtenDate } from '../time/written-date';
import type { StoryEvent } from './story';

/** A title above the axis. */
export interface PlacedTitle {
  readonly story: StoryEvent;
  /** The position of the title's line, in pixels. */
  readonly x: number;
  /** The row; 0 is next to the axis. */
  readonly row: number;
  /** The side of the line on which the title stands. */
  readonly side: 'right' | 'left';
  readonly width: number;
}

interface Room {
  readonly width: number;
  readonly rows: number;
  readonly x: (day: number) => number;
}

/** The greatest width of a title, in pixels. Longer titles are cut; the tooltip has the whole text. */
const WIDEST = 320;
/** The space between two titles, in pixels. A line may touch a title, whose text keeps away from its edge. */
const SPACE = 3;
const MOST_TITLES = 8;
/** The number of places tried for a set of titles before the least important title is left out. */
const MOST_TRIED = 250;

/**
 * Places the titles of the most important events, as far as there is room. `events` must be sorted by weight. No title covers another title, or the
 * line of a higher one.
 */
export function placeTitles(
  events: readonly StoryEvent[],
  { width, rows, x }: Room,
  measure: (text: string) => number,
): PlacedTitle[] {
  const chosen = firstOf(events, MOST_TITLES, ({ from }) => x(from) >= 0 && x(from) <= width).map((story) => ({
    from: story.from,
    places: placesOf(story, { width, rows, x }, measure),
  }));
  for (let count = chosen.length; count > 0; count -= 1) {
    const byDay = chosen.slice(0, count).sort((a, b) => b.from - a.from);
    const placed = placeAll(
      byDay.map(({ places }) => places),
      { tried: 0 },
    );
    if (placed) return lowered(placed);
  }
  return [];
}

/** Stops at `count` items: it runs in every frame of a movement, over thousands of events. */
function firstOf<T>(items: readonly T[], count: number, isWanted: (item: T) => boolean): T[] {
  const found: T[] = [];
  for (const item of items) {
    if (found.length === count) break;
    if (isWanted(item)) found.push(item);
  }
  return found;
}

/** Returns the possible places of a title, the best first. The title fits in two lines; the words do not break evenly. */
function placesOf(story: StoryEvent, { width, rows, x }: Room, measure: (text: string) => number): PlacedTitle[] {
  const { event, from } = story;
  const size = Math.min(widthInTwoLines(`${writtenDate(event.occurred)} ${event.title}`, measure), WIDEST);
  return (['right', 'left'] as const)
    .flatMap((side) => rowsFor(side, rows).map((row): PlacedTitle => ({ story, x: x(from), row, side, width: size })))
    .filter((title) => isWithin(title, width));
}

/** The padding beside the words. A browser may render words a little wider than measured. */
const ASIDE = 16;

/** Returns the least width in which a text fits in two lines. */
export function widthInTwoLines(text: string, measure: (text: string) => number): number {
  const words = text.split(' ');
  const widths = words.map((_, nth) =>
    Math.max(measure(words.slice(0, nth).join(' ')), measure(words.slice(nth).join(' '))),
  );
  return Math.min(...widths) + ASIDE;
}

/** Returns rows in the order they are tried. From the last event to the first, titles on the right rise, and those on the left descend. */
const rowsFor = (side: PlacedTitle['side'], rows: number): number[] => {
  const rising = Array.from({ length: rows }, (_, row) => row);
  return side === 'right' ? rising : rising.reverse();
};

/** Moves each title as close to the axis as the others allow. */
function lowered(titles: readonly PlacedTitle[]): PlacedTitle[] {
  const all = [...titles];
  for (const [nth, title] of all.entries()) {
    const others = all.toSpliced(nth, 1);
    const rows = Array.from({ length: title.row }, (_, row) => ({ ...title, row }));
    all[nth] = rows.find((lower) => !others.some((other) => covers(lower, other) || covers(other, lower))) ?? title;
  }
  return all;
}

function placeAll(
  places: readonly (readonly PlacedTitle[])[],
  effort: { tried: number },
  placed: readonly PlacedTitle[] = [],
): PlacedTitle[] | null {
  const [first, ...others] = places;
  if (first === undefined) return [...placed].sort((a, b) => a.x - b.x);
  for (const title of first) {
    effort.tried += 1;
    if (effort.tried > MOST_TRIED) return null;
    if (placed.some((other) => covers(title, other) || covers(other, title))) continue;
    const all = placeAll(others, effort, [...placed, title]);
    if (all) return all;
  }
  return null;
}

const extent = ({ x, side, width }: PlacedTitle): readonly [number, number] =>
  side === 'right' ? [x, x + width] : [x - width, x];

function isWithin(title: PlacedTitle, width: number): boolean {
  const [from, to] = extent(title);
  return from >= 0 && to <= width;
}

/** Returns true if a title covers another one in its row, or the line of one in a row further from the axis. Events of one day share a line. */
function covers(title: PlacedTitle, other: PlacedTitle): boolean {
  const [from, to] = extent(title);
  if (other.row < title.row) return false;
  if (other.row > title.row) return other.x > from && other.x < to;
  const [otherFrom, otherTo] = extent(other);
  return from < otherTo + SPACE && otherFrom < to + SPACE;
}
