const DAY_MS = 86_400_000;

/**
 * The last day of a run whose `to` is the first day behind it, as `until` means it everywhere; nothing where the run is open. What is recorded
 * lies in the years 0001 to 9999, which dates of the ISO form hold.
 */
export const lastDay = (to: string | null): string =>
  to === null ? '' : new Date(Date.parse(`${to}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
