import type { DayBounds } from '#client';

const DAY_MS = 86_400_000;

/**
 * Returns the last day of a run, as `until` shows it; `to` is the first day after the run. Returns an empty text for an open run. Recorded days lie
 * in the years 0001 to 9999, which ISO dates can represent.
 */
export const lastDay = (to: string | null): string =>
  to === null ? '' : new Date(Date.parse(`${to}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);

/** Renders the days that a date may mean: `2026-04-30`, `2026-04-30..2026-05-30`, or `2024-05-01 or later`. */
export const renderBounds = ({ lo, hi }: DayBounds): string => {
  if (hi === null) return `${lo} or later`;
  return hi === lo ? lo : `${lo}..${hi}`;
};
