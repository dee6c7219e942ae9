import { scaleUtc } from 'd3-scale';
import type { Timeline } from '#client';
import type { Days } from '../address/view';
import { dayOf, dayOfInstant, instantOf, MONTHS, type Day } from '../time/day';

/** Converts days to pixels and back. The days shown may be fractional during a movement. */
export interface Axis {
  readonly shown: Days;
  /** All days that the picture can show. */
  readonly whole: Days;
  readonly width: number;
  readonly x: (day: Day) => number;
  /** Returns the nearest day. */
  readonly dayAt: (x: number) => Day;
}

export interface Tick {
  /** The day of the tick, unique among the ticks; labels may repeat. */
  readonly day: Day;
  readonly x: number;
  readonly label: string;
}

export function axisOf(shown: Days, width: number, whole: Days = shown): Axis {
  const days = shown.to - shown.from;
  return {
    shown,
    whole,
    width,
    x: (day) => ((day - shown.from) / days) * width,
    dayAt: (x) => Math.round((x / width) * days + shown.from),
  };
}

export const LEAST_DAYS = 14;
const YEAR = 365.25;
/** The days after today in a picture of everything, as a share of the days before. */
const AHEAD = 0.07;

/** Returns the days of a picture of everything: from the first event to soon after today. Terms that continue are not shown to their end. */
export function everything({ events, terms }: Timeline, today: Day): Days {
  const earliest = today - 150 * YEAR;
  const days = [
    ...events.map(({ days: { lo } }) => dayOf(lo)),
    ...terms.flatMap(({ segments }) => segments.map(({ from }) => dayOf(from))),
  ].filter((day) => day >= earliest);
  const first = days.reduce((least, day) => Math.min(least, day), today - YEAR);
  const last = Math.max(today, ...days.filter((day) => day < today + 2 * YEAR));
  const ahead = Math.max((last - first) * AHEAD, YEAR / 6);
  return { from: Math.floor(first - (last - first) / 40), to: Math.ceil(last + ahead) };
}

/** Limits the days shown: at most twice the whole range, and at most half of it beyond either end. */
export function within({ from, to }: Days, whole: Days): Days {
  const room = (whole.to - whole.from) / 2;
  const span = Math.min(Math.max(to - from, LEAST_DAYS), 2 * (whole.to - whole.from));
  const start = Math.min(Math.max(from, whole.from - room), whole.to + room - span);
  return { from: Math.round(start), to: Math.round(start + span) };
}

/** Zooms around a day that keeps its place. */
export function zoomed({ from, to }: Days, factor: number, around: Day): Days {
  const span = Math.max(LEAST_DAYS, (to - from) * factor);
  const share = Math.min(Math.max((around - from) / (to - from), 0), 1);
  const start = Math.round(around - share * span);
  return { from: start, to: start + Math.round(span) };
}

export const shifted = ({ from, to }: Days, by: number): Days => {
  const days = Math.round((to - from) * by);
  return { from: from + days, to: to + days };
};

const PX_A_TICK = 80;

export function ticksOf({ shown, width, x }: Axis): Tick[] {
  const scale = scaleUtc().domain([instantOf(shown.from), instantOf(shown.to)]);
  // At high zoom, several instants fall on one day.
  const days = new Set(scale.ticks(Math.max(2, Math.floor(width / PX_A_TICK))).map(dayOfInstant));
  const hasYears = shown.to - shown.from > 2 * YEAR;
  return [...days].map((day, nth) => ({ day, x: x(day), label: labelOf(instantOf(day), hasYears && nth > 0) }));
}

/** Returns a year, a month with its year unless the ticks show years, or a day with its month. */
function labelOf(instant: Date, hasYears: boolean): string {
  const [year, month, day] = [instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate()];
  if (day !== 1) return `${day} ${MONTHS[month]}`;
  if (month !== 0) return hasYears ? `${MONTHS[month]}` : `${MONTHS[month]} ${year}`;
  return String(year);
}
