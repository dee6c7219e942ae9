import type { Day } from './calendar';

/** The first and the last day that a date may mean, both inclusive. */
export interface Bounds {
  readonly lo: Day;
  readonly hi: Day;
}

export const isExact = ({ lo, hi }: Bounds): boolean => lo === hi;

export const overlaps = (a: Bounds, b: Bounds): boolean => a.lo <= b.hi && b.lo <= a.hi;

export const includesDay = ({ lo, hi }: Bounds, day: Day): boolean => lo <= day && day <= hi;
