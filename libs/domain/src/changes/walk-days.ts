import { FIRST_DAY, LAST_DAY, type Day } from '../dates';
import { indexOfDay, type TermSegment } from '../worlds';
import type { AnswerTracker } from './answer-tracker';
import type { Window } from './window';

export interface TrackedTimeline {
  readonly segments: readonly TermSegment[];
  readonly tracker: AnswerTracker;
}

/** A day before all days that a date can mean. */
const BEFORE_ALL = FIRST_DAY - 10_000;

/**
 * Yields each day of a window on which one of the timelines may change, including the first day, and the day `stop`, and moves the trackers to it. Days
 * are sorted as numbers that also encode the change, which keeps a term with many claims cheap.
 */
export function* walkDays(tracked: readonly TrackedTimeline[], window: Window, stop = -Infinity): Generator<Day> {
  const within = tracked.map(({ segments }) => placesWithin(segments, window));
  const turns = tracked.reduce(
    (count, { tracker }, owner) => count + tracker.spans.length * 2 + within[owner]!.end - within[owner]!.begin,
    1,
  );
  const step = 2 ** Math.ceil(Math.log2(turns + 1));
  const keys: number[] = [];
  const owners: number[] = [];
  const places: number[] = [];
  const last = Math.min(window.to, LAST_DAY);
  const add = (owner: number, place: number, day: Day): void => {
    if (day > last) return;
    keys.push((day - BEFORE_ALL) * step + owners.length);
    owners.push(owner);
    places.push(place);
  };
  tracked.forEach(({ segments, tracker }, owner) => {
    tracker.spans.forEach(({ from, to }, place) => {
      // Parts of a claim may lie before the window.
      if (to <= window.from) return;
      add(owner, place, Math.max(from, window.from));
      add(owner, place, to);
    });
    const { begin, end } = within[owner]!;
    for (let place = begin; place < end; place += 1) add(owner, ~place, Math.max(segments[place]!.from, window.from));
  });
  if (stop > window.from) add(NOBODY, 0, stop);
  const inOrder = sorted(keys);
  const turned = new Set<AnswerTracker>();
  for (let next = 0; next < inOrder.length;) {
    const day = Math.floor(inOrder[next]! / step);
    const end = (day + 1) * step;
    turned.clear();
    for (; next < inOrder.length && inOrder[next]! < end; next += 1) {
      const at = inOrder[next]! - day * step;
      const owner = owners[at]!;
      if (owner === NOBODY) continue;
      const { segments, tracker } = tracked[owner]!;
      const place = places[at]!;
      if (place < 0) tracker.setNothing(segments[~place]!.nothing);
      else tracker.turn(place);
      turned.add(tracker);
    }
    for (const tracker of turned) tracker.settle();
    yield day + BEFORE_ALL;
  }
}

/** The owner of a day on which no timeline changes. */
const NOBODY = -1;

/** For a short list, creating a typed array takes longer than sorting. */
const FEW = 32;

const sorted = (keys: number[]): ArrayLike<number> =>
  keys.length <= FEW ? keys.sort((a, b) => a - b) : Float64Array.from(keys).sort();

/** Returns the segments that overlap the window. */
function placesWithin(segments: readonly TermSegment[], { from, to }: Window): { begin: number; end: number } {
  const begin = indexOfDay(segments, from);
  let end = begin;
  while (end < segments.length && segments[end]!.from <= to) end += 1;
  return { begin, end };
}
