import type { Decision, Event, OriginalType } from '#contracts';
import type { Profile } from '#domain';
import type { LogPlace } from '#event-log';

/** An event that is not a correction; every correction leads to one. */
export interface RootEvent {
  readonly version: number;
  readonly id: string;
  readonly type: OriginalType;
  readonly recordedAt: string;
}

/** An effective event at its place in its partnership's history. */
export interface RecordedEvent {
  readonly partnershipId: string;
  readonly version: number;
  readonly event: Event;
  /** The root event: itself, or the one that a correction resolves to; null for a correction of an unknown event. */
  readonly root: RootEvent | null;
  /** For corrections and retractions: the version of their target. */
  readonly targetVersion: number | null;
  /** The event as stored in its row, as JSON. */
  readonly body: string;
  /** Non-decreasing within the partnership. */
  readonly recordedAt: string;
}

export interface EffectiveDecision {
  readonly place: LogPlace;
  readonly decision: Decision;
  /** The version of the records in which it was written. */
  readonly writtenIn: number;
  readonly firstVersion: number;
  readonly recordedAt: string;
  /** When its record was appended. Later than `recordedAt` for imports. */
  readonly appendedAt: string;
  readonly events: readonly RecordedEvent[];
  /** The partnership's profile after the decision. */
  readonly profile: Profile;
  /** The hash of the partnership's history up to the decision. */
  readonly historyHash: Buffer;
  /** The hash of the place behind its record. */
  readonly placeHash: Buffer;
}
