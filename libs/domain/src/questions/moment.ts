import type { Bounds, Day } from '../dates';

/** When a question is about: one unknown day within `at`, weighed with what had come true by the `clock` day. */
export interface Moment {
  readonly at: Bounds;
  readonly clock: Day;
}
