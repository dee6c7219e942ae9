import { FIRST_DAY, LAST_DAY, type Day } from '../dates/index';
import type { Timeline } from './timeline';
import type { Voice } from './voice';

export interface Spoken {
  readonly timeline: Timeline;
  readonly voice: Voice;
}

/** Earlier than any day that a date can mean. */
const BEFORE_ALL = FIRST_DAY - 10_000;

/**
 * Comes to each day from the first on which something may change in one of the timelines, and turns the voices to it. The days are sorted as
 * numbers that also say what happens on them, which is what keeps a term of many claims cheap.
 */
export function* walkDays(spoken: readonly Spoken[]): Generator<Day> {
  const turns = spoken.reduce(
    (count, { timeline, voice }) => count + voice.spans.length * 2 + timeline.segments.length,
    0,
  );
  const step = 2 ** Math.ceil(Math.log2(turns + 1));
  const keys = new Float64Array(turns);
  const owners = new Int32Array(turns);
  const places = new Int32Array(turns);
  let [turn, used] = [0, 0];
  const add = (owner: number, place: number, day: Day): void => {
    if (day > LAST_DAY) return;
    owners[turn] = owner;
    places[turn] = place;
    keys[used++] = (day - BEFORE_ALL) * step + turn++;
  };
  spoken.forEach(({ timeline, voice }, owner) => {
    voice.spans.forEach(({ from, to }, place) => {
      add(owner, place, from);
      add(owner, place, to);
    });
    timeline.segments.forEach(({ from }, place) => add(owner, ~place, from));
  });
  const inOrder = keys.subarray(0, used).sort();
  const turned = new Set<Voice>();
  for (let next = 0; next < used;) {
    const day = Math.floor(inOrder[next]! / step);
    const end = (day + 1) * step;
    turned.clear();
    for (; next < used && inOrder[next]! < end; next += 1) {
      const at = inOrder[next]! - day * step;
      const { timeline, voice } = spoken[owners[at]!]!;
      const place = places[at]!;
      if (place < 0) voice.setNothing(timeline.segments[~place]!.nothing);
      else voice.turn(place);
      turned.add(voice);
    }
    for (const voice of turned) voice.settle();
    yield day + BEFORE_ALL;
  }
}
