import type { Day } from '../time/day';
import { laneId, type Lane } from './drawing';
import type { Replacement, StoryEvent } from './story';

/** The lines and arrows that cross a lane or end in it. */
export interface Crossings {
  /** The days of lines that continue to lanes below, or end here. */
  readonly through: readonly Day[];
  /** The days of events that changed this lane. */
  readonly changed: readonly Day[];
  /** The days of events that reaffirmed it. */
  readonly reaffirmed: readonly Day[];
  /** Parts of arrows from a replaced lane to the one that replaces it. */
  readonly arrows: readonly { readonly day: Day; readonly part: 'from' | 'through' | 'to'; readonly isDown: boolean }[];
}

export const NO_CROSSINGS: Crossings = { through: [], changed: [], reaffirmed: [], arrows: [] };

/** Returns the lines from titled events into the lanes that they changed, and the arrows between lanes. */
export function crossingsOf(
  titled: readonly StoryEvent[],
  replacements: readonly Replacement[],
  lanes: readonly Lane[],
): ReadonlyMap<string, Crossings> {
  const ids = lanes.map(laneId);
  const nth = new Map(ids.map((id, index) => [id, index]));
  const lastOf = (story: StoryEvent): number => Math.max(-1, ...[...story.changed].map((id) => nth.get(id) ?? -1));
  const lines = titled.map((story) => ({ story, last: lastOf(story) }));
  return new Map(
    ids.map((id, index) => [
      id,
      {
        through: [...new Set(lines.filter(({ last }) => index <= last).map(({ story }) => story.from))],
        changed: [...new Set(titled.filter(({ changed }) => changed.has(id)).map(({ from }) => from))],
        reaffirmed: titled.filter(({ reaffirmed }) => reaffirmed.has(id)).map(({ from }) => from),
        arrows: replacements.flatMap((replacement) => arrowAt(index, replacement, nth)),
      },
    ]),
  );
}

function arrowAt(index: number, { day, from, to }: Replacement, nth: ReadonlyMap<string, number>): Crossings['arrows'] {
  const [start, end] = [nth.get(from), nth.get(to)];
  if (start === undefined || end === undefined || start === end) return [];
  const isDown = end > start;
  if (index === start) return [{ day, part: 'from', isDown }];
  if (index === end) return [{ day, part: 'to', isDown }];
  const isBetween = index > Math.min(start, end) && index < Math.max(start, end);
  return isBetween ? [{ day, part: 'through', isDown }] : [];
}
