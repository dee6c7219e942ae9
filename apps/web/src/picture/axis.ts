import { scaleUtc } from 'd3-scale';
import type { Timeline } from '#client';
import type { Days } from '../address/view';
import { dayOf, dayOfInstant, instantOf, MONTHS, type Day } from '../time/day';

/** Days to pixels and back. The days shown need not be whole while they move. */
export interface Axis {
  readonly shown: Days;
  /** All days there are to see. */
  readonly whole: Days;
  readonly width: number;
  readonly x: (day: Day) => number;
  /** The nearest day. */
  readonly dayAt: (x: number) => Day;
}

export interface Tick {
  /** The day it stands at, which no other does; its label may be repeated. */
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
/** The days after today that a picture of everything shows, as a share of those before. */
const AHEAD = 0.07;

/** Days that a picture of everything shows: from the first event to soon after today; what goes on is not followed to its end. */
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

/** The days shown, kept within what there is to see: twice of everything, and no further away than that. */
export function within({ from, to }: Days, whole: Days): Days {
  const room = (whole.to - whole.from) / 2;
  const span = Math.min(Math.max(to - from, LEAST_DAYS), 2 * (whole.to - whole.from));
  const start = Math.min(Math.max(from, whole.from - room), whole.to + room - span);
  return { from: Math.round(start), to: Math.round(start + span) };
}

/** Nearer or further, around a day that keeps its place. */
export function zoomed({ from, to }: Days, factor: number, around: Day): Days {
  const span = Math.max(LEAST_DAYS, (to - from) * factor);
  const held = Math.min(Math.max((around - from) / (to - from), 0), 1);
  const start = Math.round(around - held * span);
  return { from: start, to: start + Math.round(span) };
}

export const shifted = ({ from, to }: Days, by: number): Days => {
  const days = Math.round((to - from) * by);
  return { from: from + days, to: to + days };
};

const PX_A_TICK = 80;

export function ticksOf({ shown, width, x }: Axis): Tick[] {
  const scale = scaleUtc().domain([instantOf(shown.from), instantOf(shown.to)]);
  // Where there is much room, several instants are of one day.
  const days = new Set(scale.ticks(Math.max(2, Math.floor(width / PX_A_TICK))).map(dayOfInstant));
  const hasYears = shown.to - shown.from > 2 * YEAR;
  return [...days].map((day, nth) => ({ day, x: x(day), label: labelOf(instantOf(day), hasYears && nth > 0) }));
}

/** A year, a month with its year unless years are told beside it, or a day with its month. */
function labelOf(instant: Date, hasYears: boolean): string {
  const [year, month, day] = [instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate()];
  if (day !== 1) return `${day} ${MONTHS[month]}`;
  if (month !== 0) return hasYears ? `${MONTHS[month]}` : `${MONTHS[month]} ${year}`;
  return String(year);
}
