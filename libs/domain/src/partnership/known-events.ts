import { isCorrection, type Event, type EventType, type OriginalType } from '#contracts';
import { namesOf } from '../events/events-named';

/** The data about a named event that a decision needs. */
export interface EventStatus {
  readonly type: EventType;
  readonly rootId: string;
  readonly rootType: OriginalType;
}

export type KnownEvents = ReadonlyMap<string, EventStatus>;

/** Returns the status of a new event, given the events known before it; null for a correction of an unknown event. */
export function statusOf(event: Event, known: KnownEvents): EventStatus | null {
  if (!isCorrection(event)) return { type: event.type, rootId: event.id, rootType: event.type };
  const target = known.get(event.data.target);
  return target ? { type: event.type, rootId: target.rootId, rootType: target.rootType } : null;
}

/** Returns the ids that a command's events name or claim, which must be looked up before the decision. */
export function idsNamedBy(events: readonly Event[]): string[] {
  const ids = events.flatMap((event) => {
    if (isCorrection(event)) {
      return event.type === 'EventCorrected'
        ? [event.id, event.data.target, ...namesOf(event.data.replacement)]
        : [event.id, event.data.target];
    }
    return [event.id, ...namesOf(event)];
  });
  return [...new Set(ids)];
}
