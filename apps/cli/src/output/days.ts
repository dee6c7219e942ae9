import type { DayBounds } from '#client';

const DAY_MS = 86_400_000;

/**
 * The last day of a run whose `to` is the first day behind it, as `until` means it everywhere; nothing where the run is open. What is recorded
 * lies in the years 0001 to 9999, which dates of the ISO form hold.
 */
export const lastDay = (to: string | null): string =>
  to === null ? '' : new Date(Date.parse(`${to}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);

/** The days that a date may mean: `2026-04-30`, `2026-04-30..2026-05-30`, or `2024-05-01 or later`. */
export const tellBounds = ({ lo, hi }: DayBounds): string => {
  if (hi === null) return `${lo} or later`;
  return hi === lo ? lo : `${lo}..${hi}`;
};
