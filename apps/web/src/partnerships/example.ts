import type { Timeline } from '#client';
import { laneId, lanesOf, type Lane, type Stretch } from '../picture/drawing';
import type { Day } from '../time/day';
import { tellValue } from '../value/tell-value';

/** A question that a timeline answers well: a term on the day before it changed, and from then on. */
export interface Example {
  readonly lane: Lane;
  readonly term: string;
  readonly day: Day;
  readonly before: Stretch;
  readonly after: Stretch;
}

const tell = ({ pieces: [piece] }: Stretch): string | null => (piece ? tellValue(piece.value, new Map()) : null);

/** The term that changed most often, around the last change that had come by today and reads differently; null where none has changed. */
export function exampleOf(timeline: Timeline, today: Day): Example | null {
  const examples = lanesOf(timeline).flatMap((lane): Example[] => {
    const changes = lane.stretches.flatMap((after, nth): Example[] => {
      const before = lane.stretches[nth - 1];
      const isChange = before?.inForce === 'definitely' && before.pieces.length === 1 && before.to === after.from;
      return isChange && after.from <= today && tell(before) !== tell(after)
        ? [{ lane, term: laneId(lane), day: after.from - 1, before, after }]
        : [];
    });
    return changes.slice(-1);
  });
  const [first] = examples.toSorted((a, b) => b.lane.stretches.length - a.lane.stretches.length || b.day - a.day);
  return first ?? null;
}
