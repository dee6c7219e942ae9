import type { OriginalContent } from '#contracts';
import type { Day } from '../dates';
import type { Origin, RecordPlace } from './origin';

/** An event that stands at a version: the content of its last correction in the place of its root. */
export interface StandingEvent {
  readonly rootId: string;
  readonly rootVersion: number;
  /** Version of the event that supplies the content: the root, or the correction that replaced it. */
  readonly eventVersion: number;
  /** The day on which the root was recorded. */
  readonly recordedOn: Day;
  readonly content: OriginalContent;
}

/** An event with its first day and the record places of its facts. */
export interface EventContext {
  readonly event: StandingEvent;
  readonly occurredLo: Day;
  readonly originAt: (ordinal: number) => Origin;
}

export function contextOf(event: StandingEvent, occurredLo: Day): EventContext {
  const { rootVersion, eventVersion } = event;
  const originAt = (ordinal: number): Origin => {
    const order: RecordPlace = [rootVersion, ordinal];
    return { order, eventVersion, occurredLo };
  };
  return { event, occurredLo, originAt };
}
