import { scaleUtc } from 'd3-scale';
import type { Timeline } from '#client';
import type { Days } from '../address/view';
import { dayOf, dayOfInstant, instantOf, type Day } from '../time/day';

/** Days to pixels and back. */
export interface Axis {
  readonly shown: Days;
  readonly width: number;
  readonly x: (day: Day) => number;
  /** The nearest day. */
  readonly dayAt: (x: number) => Day;
}

export interface Tick {
  readonly x: number;
  readonly label: string;
}

export function axisOf(shown: Days, width: number): Axis {
  const days = shown.to - shown.from;
  return {
    shown,
    width,
    x: (day) => ((day - shown.from) / days) * width,
    dayAt: (x) => Math.round((x / width) * days) + shown.from,
  };
}

const LEAST_DAYS = 14;
const YEAR = 365.25;

/** Days that a picture of everything shows: dates that reach back or ahead without end do not count. */
export function everything({ events, terms }: Timeline, today: Day): Days {
  const [earliest, latest] = [today - 150 * YEAR, today + 40 * YEAR];
  const days = [
    ...events.map(({ days: { lo } }) => dayOf(lo)),
    ...terms.flatMap(({ segments }) =>
      segments.flatMap(({ from, to }) => (to === null ? [dayOf(from)] : [dayOf(from), dayOf(to)])),
    ),
  ].filter((day) => day >= earliest && day <= latest);
  const first = days.reduce((least, day) => Math.min(least, day), today - YEAR);
  const last = days.reduce((most, day) => Math.max(most, day), today + YEAR / 2);
  const margin = (last - first) / 30;
  return { from: Math.floor(first - margin), to: Math.ceil(last + margin) };
}

/** Nearer or further, around a day that keeps its place. */
export function zoomed({ from, to }: Days, factor: number, around: Day): Days {
  const span = Math.max(LEAST_DAYS, Math.min((to - from) * factor, 400 * YEAR));
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
  const format = scale.tickFormat();
  return scale
    .ticks(Math.max(2, Math.floor(width / PX_A_TICK)))
    .map((instant) => ({ x: x(dayOfInstant(instant)), label: format(instant) }));
}
