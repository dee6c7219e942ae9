import type { Days } from '../address/view';
import type { Axis } from './axis';
import type { Run } from './drawing';

/** The position of a run of days, in pixels. */
export interface Place {
  readonly x: number;
  readonly width: number;
}

/** Bars end this many pixels before the next begins, so that neighbours of one colour stay distinct. */
const GAP = 1;

/** The days drawn on each side of those shown, as a share of them. They come into view while the picture moves. */
const MARGIN = 0.5;

export const overlap = (a: Run, b: Days): boolean => a.from <= b.to && b.from < a.to;

/** Returns the days that are drawn: those shown and a margin, within the whole range. */
export function drawnDays({ shown: { from, to }, whole }: Pick<Axis, 'shown' | 'whole'>): Days {
  const beside = (to - from) * MARGIN;
  return {
    from: Math.max(from - beside, Math.min(whole.from, from)),
    to: Math.min(to + beside, Math.max(whole.to, to)),
  };
}

/** Returns the runs that overlap the drawn days. */
export function drawnOf<R extends Run>(runs: readonly R[], axis: Axis): R[] {
  const drawn = drawnDays(axis);
  return runs.filter((run) => overlap(run, drawn));
}

export function placeOf({ from, to }: Run, axis: Axis): Place {
  const drawn = drawnDays(axis);
  const { x } = axis;
  const start = x(Math.max(from, drawn.from));
  const end = x(Math.min(to, drawn.to));
  return { x: start, width: Math.max(end - start - GAP, 1) };
}

/** Returns the visible part of a place. */
export function inSight({ x, width }: Place, axis: Pick<Axis, 'width'>): Place {
  const start = Math.max(x, 0);
  return { x: start, width: Math.max(Math.min(x + width, axis.width) - start, 0) };
}
