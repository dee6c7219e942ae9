import type { OriginalContent } from '#contracts';
import type { Day } from '../dates';
import type { Origin, RecordPlace } from './origin';

/** An event that stands at a version: what the last correction made of it, in the place of its root. */
export interface StandingEvent {
  readonly rootId: string;
  readonly rootVersion: number;
  /** Version of the event that supplies the content: the root, or the correction that replaced it. */
  readonly eventVersion: number;
  /** The day on which the root was recorded. */
  readonly recordedOn: Day;
  readonly content: OriginalContent;
}

/** An event, its first day, and the next place in the record for what it says. */
export interface Telling {
  readonly event: StandingEvent;
  readonly occurredLo: Day;
  readonly originAt: (ordinal: number) => Origin;
}

export function tellingOf(event: StandingEvent, occurredLo: Day): Telling {
  const { rootVersion, eventVersion } = event;
  const originAt = (ordinal: number): Origin => {
    const order: RecordPlace = [rootVersion, ordinal];
    return { order, eventVersion, occurredLo };
  };
  return { event, occurredLo, originAt };
}
