import { zoomIdentity, type ZoomTransform } from 'd3-zoom';
import type { Days } from '../address/view';

/** The days at which a zoom begins, and their position: from `left` on in the zoomed element, in pixels. */
export interface Ground {
  readonly days: Days;
  readonly left: number;
  readonly width: number;
}

/** Returns the days that a transformation shows. */
export function daysOf({ k, x }: Pick<ZoomTransform, 'k' | 'x'>, { days, left, width }: Ground): Days {
  const aPixel = (days.to - days.from) / width;
  const dayAt = (pixel: number): number => days.from + ((pixel + left - x) / k - left) * aPixel;
  return { from: dayAt(0), to: dayAt(width) };
}

/** Returns the transformation that shows some days. */
export function transformOf(shown: Days, { days, left, width }: Ground): ZoomTransform {
  const k = (days.to - days.from) / (shown.to - shown.from);
  const first = ((shown.from - days.from) / (days.to - days.from)) * width;
  return zoomIdentity.translate(left - k * (first + left), 0).scale(k);
}

export const wholeDays = ({ from, to }: Days): Days => ({ from: Math.round(from), to: Math.round(to) });

export const isSame = (a: Days, b: Days): boolean => a.from === b.from && a.to === b.to;
