import type { Bounds, Day } from '../dates';

/** The moment of a question: one unknown day within `at`, answered with the conditions as of the `clock` day. */
export interface Moment {
  readonly at: Bounds;
  readonly clock: Day;
}
