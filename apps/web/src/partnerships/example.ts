import type { Timeline } from '#client';
import { laneId, lanesOf, type Lane, type LaneSegment } from '../picture/drawing';
import type { Day } from '../time/day';
import { renderValue } from '../value/render-value';

/** A term on the day before it changed, and on the day after. */
export interface Example {
  readonly lane: Lane;
  readonly term: string;
  readonly day: Day;
  readonly before: LaneSegment;
  readonly after: LaneSegment;
}

const render = ({ pieces: [piece] }: LaneSegment): string | null =>
  piece ? renderValue(piece.value, new Map()) : null;

/** Returns the term that changed most often, at its last change up to today that reads differently; null if no term has changed. */
export function exampleOf(timeline: Timeline, today: Day): Example | null {
  const examples = lanesOf(timeline).flatMap((lane): Example[] => {
    const changes = lane.segments.flatMap((after, nth): Example[] => {
      const before = lane.segments[nth - 1];
      const isChange = before?.inForce === 'definitely' && before.pieces.length === 1 && before.to === after.from;
      return isChange && after.from <= today && render(before) !== render(after)
        ? [{ lane, term: laneId(lane), day: after.from - 1, before, after }]
        : [];
    });
    return changes.slice(-1);
  });
  const [first] = examples.toSorted((a, b) => b.lane.segments.length - a.lane.segments.length || b.day - a.day);
  return first ?? null;
}
