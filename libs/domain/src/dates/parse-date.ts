import type { Bounds } from './bounds';
import { addMonths, FIRST_DAY, LAST_DAY } from './calendar';
import { readSpan, type Span } from './span';
import { whyNotADate } from './why-not-a-date';

export type ParsedDate =
  | { readonly ok: true; readonly bounds: Bounds }
  | { readonly ok: false; readonly reason: string };

const ONE_OF = /^\[([^[\],.]*)\.\.([^[\],.]*)\]$/;

/**
 * Parses a date of the accepted part of EDTF (ISO 8601-2) to the first and last day that it may mean, within 0001-01-01 and 9999-12-31. Total and
 * linear: any other text yields one sentence that states the fault.
 */
export function parseDate(text: string): ParsedDate {
  const bounds = text.startsWith('[') ? boundsOfOneOf(text) : boundsOfSpan(text);
  return typeof bounds === 'string' ? { ok: false, reason: bounds } : { ok: true, bounds };
}

/**
 * Returns the bounds of a recorded date. The log may contain dates that commands refuse, and no effective decision may fail on its content, so any
 * other text has the bounds of the whole calendar.
 */
export function boundsOf(text: string): Bounds {
  const known = remembered.get(text);
  if (known) return known;
  const parsed = parseDate(text);
  const bounds = parsed.ok ? parsed.bounds : { lo: FIRST_DAY, hi: LAST_DAY };
  if (remembered.size >= MEMORY) remembered.clear();
  remembered.set(text, bounds);
  return bounds;
}

/* Parsed dates are cached, because the same few thousand days recur. */
const MEMORY = 20_000;
const remembered = new Map<string, Bounds>();

function boundsOfSpan(text: string): Bounds | string {
  const span = readSpan(text);
  return typeof span === 'string' ? span : withinCalendar(widened(span));
}

/** Parses an interval: one unknown day from the first day of the date before `..` to the last day of the date after it. */
function boundsOfOneOf(text: string): Bounds | string {
  const match = ONE_OF.exec(text);
  if (match === null) return whyNotADate(text);
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return 'A span needs at least one end.';
  const earliest = from === '' ? FIRST_DAY : readEnd(from);
  const latest = to === '' ? LAST_DAY : readEnd(to);
  if (typeof earliest === 'string') return earliest;
  if (typeof latest === 'string') return latest;
  const lo = typeof earliest === 'number' ? earliest : earliest.first;
  const hi = typeof latest === 'number' ? latest : latest.next - 1;
  return lo > hi ? 'The span ends before it begins.' : { lo, hi };
}

function readEnd(text: string): Span | string {
  const span = readSpan(text);
  if (typeof span === 'string' || span.plain) return span;
  return 'The ends of a span are plain days, months, quarters or years: no X and no qualifier.';
}

function widened({ first, next, approximateBy }: Span): Bounds {
  if (approximateBy === null) return { lo: first, hi: next - 1 };
  if (approximateBy === 'day') return { lo: first - 1, hi: next };
  return { lo: addMonths(first, -approximateBy.months), hi: addMonths(next, approximateBy.months) - 1 };
}

const withinCalendar = ({ lo, hi }: Bounds): Bounds => ({ lo: Math.max(lo, FIRST_DAY), hi: Math.min(hi, LAST_DAY) });
