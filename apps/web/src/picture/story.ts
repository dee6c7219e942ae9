import type { Timeline } from '#client';
import type { Day } from '../time/day';
import { boundsOf, laneId, type Lane, type Run } from './drawing';

/** What an event did to the terms. */
export interface StoryEvent extends Run {
  readonly event: Timeline['events'][number];
  /** Lanes in which something began or ended with it. */
  readonly changed: ReadonlySet<string>;
  /** Lanes that it reaffirmed. */
  readonly reaffirmed: ReadonlySet<string>;
  /** Greater for what matters more. */
  readonly weight: number;
}

/** One term that is replaced by another. */
export interface Replacement {
  readonly day: Day;
  readonly from: string;
  readonly to: string;
}

export interface Story {
  /** By day. */
  readonly events: readonly StoryEvent[];
  /** What matters most first. */
  readonly byWeight: readonly StoryEvent[];
  readonly replacements: readonly Replacement[];
}

/** The events of a timeline with what they changed, and what replaced what. */
export function storyOf({ events }: Pick<Timeline, 'events'>, lanes: readonly Lane[]): Story {
  const changed = new Map<string, Set<string>>();
  const reaffirmed = new Map<string, Set<string>>();
  const replacements = new Map<string, Replacement>();
  for (const lane of lanes) {
    const id = laneId(lane);
    for (const { ends, pieces, from } of lane.stretches) {
      for (const { claims } of pieces) for (const { eventId } of claims) add(changed, eventId, id);
      for (const { eventId, replacedBy } of ends) {
        add(changed, eventId, id);
        const to = replacedBy && laneId(replacedBy);
        if (to && !replacements.has(`${id} ${to}`)) replacements.set(`${id} ${to}`, { day: from, from: id, to });
      }
    }
    for (const { eventId } of lane.contests) add(changed, eventId, id);
    for (const { eventId } of lane.announced) add(changed, eventId, id);
    for (const { eventId } of lane.reaffirmations) add(reaffirmed, eventId, id);
  }
  const told = events.map((event) => ({
    event,
    ...boundsOf(event.days),
    changed: changed.get(event.eventId) ?? none,
    reaffirmed: reaffirmed.get(event.eventId) ?? none,
  }));
  const weighed = told.map((each) => ({ ...each, weight: weightOf(each) })).sort((a, b) => a.from - b.from);
  return {
    events: weighed,
    byWeight: weighed.toSorted((a, b) => b.weight - a.weight),
    replacements: [...replacements.values()],
  };
}

const none: ReadonlySet<string> = new Set();

function add(to: Map<string, Set<string>>, key: string, id: string): void {
  const before = to.get(key);
  if (before) before.add(id);
  else to.set(key, new Set([id]));
}

/** A start tells who it is about, and a definitive event outweighs what was only said. */
const weightOf = ({ event, changed, reaffirmed }: Omit<StoryEvent, 'weight'>): number =>
  changed.size * 3 +
  Math.min(reaffirmed.size, 3) +
  (event.type === 'PartnershipStarted' || event.type === 'PartnershipEnded' ? 20 : 0) +
  (event.standing === 'definitive' ? 2 : 0);
