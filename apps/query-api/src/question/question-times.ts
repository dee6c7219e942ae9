import { dayOfInstant, formatDay, isInstant, LAST_DAY, parseDate, type Bounds, type Day } from '#domain';
import { faulty, type Problem } from '#http';

const MS_A_DAY = 86_400_000;

/** The parameters that select the known time of a query. */
export interface KnownTimeParameters {
  readonly version?: number | undefined;
  readonly knownAt?: string | undefined;
}

/** A parsed `knownAt`: records count up to `instant`, and conditions are judged on `day`. */
export interface KnownMoment {
  readonly text: string;
  readonly instant: Date;
  readonly day: Day;
  /** True if `knownAt` is a day. A day means its end. */
  readonly isDay: boolean;
}

/** Parses `at` as days; the default is today. Throws 400 `date-invalid` with the reason. */
export function readAt(text: string | undefined, today: Day, pointer = '/at'): Bounds {
  if (text === undefined) return { lo: today, hi: today };
  const parsed = parseDate(text);
  if (!parsed.ok) throw dateInvalid(pointer, parsed.reason);
  return parsed.bounds;
}

/** Parses a period from its first to its last day. Throws 400 `date-invalid`, or `dates-reversed` if it ends before it begins. */
export function readPeriod({ from, to }: { readonly from: string; readonly to: string }): Bounds {
  const period = { lo: readAt(from, 0, '/from').lo, hi: readAt(to, LAST_DAY, '/to').hi };
  if (period.lo <= period.hi) return period;
  const detail = 'the period ends before it begins';
  throw faulty('dates-reversed', [{ code: 'dates-reversed', pointer: '/to', detail }]);
}

/** Parses `knownAt`: a day, which means its end, or an RFC 3339 time. */
export function readKnownAt(text: string | undefined, pointer = '/knownAt'): KnownMoment | null {
  if (text === undefined) return null;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const parsed = parseDate(text);
    if (!parsed.ok) throw dateInvalid(pointer, parsed.reason);
    const day = parsed.bounds.lo;
    return { text, instant: new Date((day + 1) * MS_A_DAY - 1), day, isDay: true };
  }
  if (!isInstant(text))
    throw dateInvalid(pointer, 'Known times are a day (2026-01-01) or a moment (2026-01-01T12:00:00Z, RFC 3339).');
  return { text, instant: new Date(text), day: dayOfInstant(text), isDay: false };
}

export const dayOfDate = (moment: Date): Day => Math.floor(moment.getTime() / MS_A_DAY);

/** Renders the queried days: one day, or the text of the query. */
export const renderAt = (text: string | undefined, at: Bounds): string => text ?? formatDay(at.lo);

export const dateInvalid = (pointer: string, reason: string): Problem =>
  faulty('date-invalid', [{ code: 'date-invalid', pointer, detail: reason }]);
