/** A calendar day as the number of days since 1970-01-01 (UTC). */
export type Day = number;

const MS_A_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Parses `2026-03-01`; returns null if the text is not a calendar day. */
export function parseDay(text: string): Day | null {
  if (!ISO_DAY.test(text)) return null;
  const day = Date.parse(`${text}T00:00:00Z`) / MS_A_DAY;
  return Number.isInteger(day) && isoDay(day) === text ? day : null;
}

export const isoDay = (day: Day): string => new Date(day * MS_A_DAY).toISOString().slice(0, 10);
