import { FIRST_DAY, LAST_DAY, type Day } from '../dates';
import { indexOfDay, type TermSegment } from '../worlds';
import type { Voice } from './voice';
import type { Window } from './window';

export interface Spoken {
  readonly segments: readonly TermSegment[];
  readonly voice: Voice;
}

/** Earlier than any day that a date can mean. */
const BEFORE_ALL = FIRST_DAY - 10_000;

/**
 * Comes to each day of a window on which something may change in one of the timelines, the first of them included, and turns the voices to it. The days are sorted as
 * numbers that also say what happens on them, which is what keeps a term of many claims cheap.
 */
export function* walkDays(spoken: readonly Spoken[], window: Window): Generator<Day> {
  const within = spoken.map(({ segments }) => placesWithin(segments, window));
  const turns = spoken.reduce(
    (count, { voice }, owner) => count + voice.spans.length * 2 + within[owner]!.end - within[owner]!.begin,
    0,
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
  spoken.forEach(({ segments, voice }, owner) => {
    voice.spans.forEach(({ from, to }, place) => {
      add(owner, place, Math.max(from, window.from));
      add(owner, place, to);
    });
    const { begin, end } = within[owner]!;
    for (let place = begin; place < end; place += 1) add(owner, ~place, Math.max(segments[place]!.from, window.from));
  });
  const inOrder = sorted(keys);
  const turned = new Set<Voice>();
  for (let next = 0; next < inOrder.length;) {
    const day = Math.floor(inOrder[next]! / step);
    const end = (day + 1) * step;
    turned.clear();
    for (; next < inOrder.length && inOrder[next]! < end; next += 1) {
      const at = inOrder[next]! - day * step;
      const { segments, voice } = spoken[owners[at]!]!;
      const place = places[at]!;
      if (place < 0) voice.setNothing(segments[~place]!.nothing);
      else voice.turn(place);
      turned.add(voice);
    }
    for (const voice of turned) voice.settle();
    yield day + BEFORE_ALL;
  }
}

/** Where a list is short, making a typed one takes longer than sorting. */
const FEW = 32;

const sorted = (keys: number[]): ArrayLike<number> =>
  keys.length <= FEW ? keys.sort((a, b) => a - b) : Float64Array.from(keys).sort();

/** The segments that reach into the window. */
function placesWithin(segments: readonly TermSegment[], { from, to }: Window): { begin: number; end: number } {
  const begin = indexOfDay(segments, from);
  let end = begin;
  while (end < segments.length && segments[end]!.from <= to) end += 1;
  return { begin, end };
}
