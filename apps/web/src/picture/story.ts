import type { Timeline } from '#client';
import type { Day } from '../time/day';
import { PARTIES, scopeOfParty } from '../value/party-scope';
import { boundsOf, laneId, type Lane, type Run } from './drawing';
import { turnsOf } from './party-lanes';

/** An event and the lanes that it affects. */
export interface StoryEvent extends Run {
  readonly event: Timeline['events'][number];
  /** The lanes in which something began or ended with the event. */
  readonly changed: ReadonlySet<string>;
  /** The lanes that the event reaffirmed. */
  readonly reaffirmed: ReadonlySet<string>;
  /** The importance of the event; greater is more important. */
  readonly weight: number;
}

/** A term that is replaced by another. */
export interface Replacement {
  readonly day: Day;
  readonly from: string;
  readonly to: string;
}

export interface Story {
  /** The events by day. */
  readonly events: readonly StoryEvent[];
  /** The events by weight, the greatest first. */
  readonly byWeight: readonly StoryEvent[];
  readonly replacements: readonly Replacement[];
}

/** Returns the events of a timeline with the lanes they changed, and the replacements. */
export function storyOf({ events }: Pick<Timeline, 'events'>, lanes: readonly Lane[]): Story {
  const changed = new Map<string, Set<string>>();
  const reaffirmed = new Map<string, Set<string>>();
  const replacements = new Map<string, Replacement>();
  for (const lane of lanes) {
    const id = laneId(lane);
    for (const { eventId } of lane.pending) add(changed, eventId, id);
    for (const { ends, pieces, from } of lane.segments) {
      for (const { claims } of pieces) for (const { eventId } of claims) add(changed, eventId, id);
      for (const { eventId, replacedBy } of ends) {
        add(changed, eventId, id);
        const to = replacedBy && laneId(replacedBy);
        if (to && !replacements.has(`${id} ${to}`)) replacements.set(`${id} ${to}`, { day: from, from: id, to });
      }
    }
    for (const { eventId } of [...lane.contests, ...lane.reportedOtherwise]) add(changed, eventId, id);
    for (const { eventId } of lane.announced) add(changed, eventId, id);
    for (const { publishedBy, endedBy } of lane.calledOff) {
      add(changed, publishedBy, id);
      add(changed, endedBy, id);
    }
    for (const { eventId } of lane.reaffirmations) add(reaffirmed, eventId, id);
  }
  const parties = lanes.filter(({ kind }) => kind === PARTIES);
  for (const replacement of parties.flatMap(successionsOf))
    replacements.set(`${replacement.from} ${replacement.to}`, replacement);
  const storyEvents = events.map((event) => ({
    event,
    ...boundsOf(event.days),
    changed: new Set([...(changed.get(event.eventId) ?? none), ...partiesChangedBy(event, parties)]),
    reaffirmed: reaffirmed.get(event.eventId) ?? none,
  }));
  const ranked = storyEvents.map((each) => ({ ...each, weight: weightOf(each) })).sort((a, b) => a.from - b.from);
  return {
    events: ranked,
    byWeight: ranked.toSorted((a, b) => b.weight - a.weight),
    replacements: [...replacements.values()],
  };
}

const none: ReadonlySet<string> = new Set();

/** Returns the lanes of the parties that join or leave with an event. */
function partiesChangedBy({ type, days }: Timeline['events'][number], parties: readonly Lane[]): string[] {
  if (type !== 'PartiesChanged') return [];
  const { from, to } = boundsOf(days);
  return parties.filter((lane) => turnsOf(lane).some((day) => day === from || day === to - 1)).map(laneId);
}

function successionsOf(lane: Lane): Replacement[] {
  const { succeededBy = [], segments } = lane;
  const end = segments.findLast(({ pieces }) => pieces.length > 0)?.to ?? Infinity;
  if (!Number.isFinite(end)) return [];
  return succeededBy.map((id) => ({
    day: end,
    from: laneId(lane),
    to: laneId({ kind: PARTIES, scope: scopeOfParty(id) }),
  }));
}

function add(to: Map<string, Set<string>>, key: string, id: string): void {
  const before = to.get(key);
  if (before) before.add(id);
  else to.set(key, new Set([id]));
}

/** Returns the weight of an event. The start names the parties, so it weighs more; a definitive event outweighs one that is not. */
const weightOf = ({ event, changed, reaffirmed }: Omit<StoryEvent, 'weight'>): number =>
  changed.size * 3 +
  Math.min(reaffirmed.size, 3) +
  (event.type === 'PartnershipStarted' || event.type === 'PartnershipEnded' ? 20 : 0) +
  (event.standing === 'definitive' ? 2 : 0);
