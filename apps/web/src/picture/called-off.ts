import type { Agreements, Timeline } from '#client';
import { boundsOf, byKindAndScope, emptyLane, laneId, type Lane } from './drawing';

const ENDINGS = new Set(['AgreementEnded', 'PartnershipEnded']);

/** Returns true if an agreement may have been called off. Only the response about agreements shows whether it was. */
export const mayBeCalledOff = ({ events }: Pick<Timeline, 'events'>): boolean =>
  events.some(({ type }) => ENDINGS.has(type));

/** Adds lanes for terms that the timeline lacks because their agreements ended before any of them was in force. */
export function withCalledOff(
  lanes: readonly Lane[],
  { events }: Pick<Timeline, 'events'>,
  agreements: Agreements['agreements'],
): readonly Lane[] {
  const days = new Map(events.map((event) => [event.eventId, boundsOf(event.days)]));
  const named = new Set(lanes.map(laneId));
  const found = new Map<string, Lane>();
  for (const {
    title,
    states,
    terms,
    publishedBy: [published],
    endings: [ended],
  } of agreements) {
    const [from, to] = [days.get(published?.eventId ?? '')?.from, days.get(ended?.eventId ?? '')?.from];
    const hasEnded = states.every(({ state }) => state === 'ended');
    if (!hasEnded || !published || !ended || from === undefined || to === undefined || to <= from) continue;
    const calledOff = { from, to, agreement: title, publishedBy: published.eventId, endedBy: ended.eventId };
    for (const term of terms) {
      const id = laneId(term);
      if (named.has(id)) continue;
      const before = found.get(id)?.calledOff ?? [];
      found.set(id, { ...emptyLane(term), calledOff: [...before, calledOff] });
    }
  }
  return found.size === 0 ? lanes : [...lanes, ...found.values()].sort(byKindAndScope);
}
