import type { Day } from '../dates';

/** The place of a fact in the record: the version of its root event, and its ordinal among the event's facts. */
export type RecordPlace = readonly [version: number, ordinal: number];

/** The origin of a fact after corrections. */
export interface Origin {
  /** The first part is the version of the root event: a replacement keeps the place and the id of its root. */
  readonly order: RecordPlace;
  /** The version of the event that supplies the content: the root, or the correction that replaced it. */
  readonly eventVersion: number;
  /** The first day on which the event may have occurred. */
  readonly occurredLo: Day;
}

export const byRecordPlace = (a: Pick<Origin, 'order'>, b: Pick<Origin, 'order'>): number =>
  a.order[0] - b.order[0] || a.order[1] - b.order[1];
