import type { Bounds } from '../dates';

/** A `set` or `end` effect on one term as it now stands, after corrections and only from definitive events. */
export interface Claim {
  readonly effect: 'set' | 'end';
  /** Its place in the record; of two exact starts on one day the later place counts as the later start. */
  readonly order: readonly [version: number, ordinal: number];
  /** Of a `set` the first day in force; of an `end` the first day not in force. */
  readonly start: Bounds;
  /** The last day in force; `unknown`: it ends, nobody said when; null: no end was stated. */
  readonly until: Bounds | 'unknown' | null;
  /** The slug of the condition that ends it, whichever of this and `until` comes first. */
  readonly untilCondition: string | null;
  /** Canonical JSON of value and `between`: equal strings are equal answers. Null for an `end`. */
  readonly answer: string | null;
}

/** Per condition known to be met: its day, which is the last day in force of the claims that it ends. */
export type Met = ReadonlyMap<string, Bounds>;

export const byRecordOrder = (a: Claim, b: Claim): number => a.order[0] - b.order[0] || a.order[1] - b.order[1];
