import type { Decision, Event, OriginalType } from '#contracts';
import type { Profile } from '#domain';
import type { LogPlace } from '#event-log';

/** An event that is no correction, which corrections are about in the end. */
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
  /** The event it is about in the end: itself, or what a correction resolves to; null for a correction of nothing known. */
  readonly root: RootEvent | null;
  /** For corrections and retractions: the version of their target. */
  readonly targetVersion: number | null;
  /** As its row keeps it, as JSON. */
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
  /** When its record was appended: later than `recordedAt` for what was imported. */
  readonly appendedAt: string;
  readonly events: readonly RecordedEvent[];
  /** The partnership's profile after the decision. */
  readonly profile: Profile;
  /** The hash of the partnership's history up to the decision. */
  readonly historyHash: Buffer;
  /** The hash of the place behind its record. */
  readonly placeHash: Buffer;
}
