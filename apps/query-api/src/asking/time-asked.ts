import { dayOfInstant, formatDay, parseDate, type Bounds, type Day } from '#domain';
import { faulty, type Problem } from '#http';

const MS_A_DAY = 86_400_000;

/** Whose knowledge a question is about, as it was asked. */
export interface KnownAsked {
  readonly version?: number | undefined;
  readonly knownAt?: string | undefined;
}

/** `knownAt` read: the moment up to which records count, and the day up to which things had come true. */
export interface KnownMoment {
  readonly text: string;
  readonly instant: Date;
  readonly day: Day;
  /** A bare day stands for all of it. */
  readonly isDay: boolean;
}

/** `at` as days; without it, today. 400 `date-invalid` with what is wrong. */
export function readAt(text: string | undefined, today: Day, pointer = '/at'): Bounds {
  if (text === undefined) return { lo: today, hi: today };
  const parsed = parseDate(text);
  if (!parsed.ok) throw dateInvalid(pointer, parsed.reason);
  return parsed.bounds;
}

/** A day (its end) or an RFC 3339 moment. */
export function readKnownAt(text: string | undefined, pointer = '/knownAt'): KnownMoment | null {
  if (text === undefined) return null;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const parsed = parseDate(text);
    if (!parsed.ok) throw dateInvalid(pointer, parsed.reason);
    const day = parsed.bounds.lo;
    return { text, instant: new Date((day + 1) * MS_A_DAY - 1), day, isDay: true };
  }
  const instant = new Date(text);
  const day = Number.isNaN(instant.getTime()) ? null : dayOrNull(text);
  if (day === null)
    throw dateInvalid(pointer, 'Known times are a day (2026-01-01) or a moment (2026-01-01T12:00:00Z, RFC 3339).');
  return { text, instant, day, isDay: false };
}

function dayOrNull(text: string): Day | null {
  try {
    return dayOfInstant(text);
  } catch {
    return null;
  }
}

export const dayOfDate = (moment: Date): Day => Math.floor(moment.getTime() / MS_A_DAY);

/** Days as they are told: one day, or the text that was asked for. */
export const tellAt = (text: string | undefined, at: Bounds): string => text ?? formatDay(at.lo);

export const dateInvalid = (pointer: string, reason: string): Problem =>
  faulty('date-invalid', [{ code: 'date-invalid', pointer, detail: reason }]);
