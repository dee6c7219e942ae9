const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before each attempt at one event, as Standard Webhooks recommends: about three days in all. */
export const RETRY_WAITS_MS: readonly number[] = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** A receiver may ask for more patience than the schedule has, but not put itself off for ever. */
const LONGEST_WAIT_MS = 24 * HOUR;
const JITTER = 0.1;

/**
 * How long to wait after the `failed`-th failed attempt at an event, within a tenth of the schedule; null when the schedule has ended.
 * `retryAfterMs` is what the receiver asked for: it lengthens the wait and never shortens it. `random` is in [0, 1).
 */
export function waitBeforeRetry(failed: number, retryAfterMs: number | null, random: number): number | null {
  const wait = RETRY_WAITS_MS[failed];
  if (wait === undefined) return null;
  const spread = Math.round(wait * (1 - JITTER + 2 * JITTER * random));
  return Math.max(spread, Math.min(retryAfterMs ?? 0, LONGEST_WAIT_MS));
}

/** What `Retry-After` asks for, in seconds or as an HTTP date (RFC 9110 section 10.2.3); null when it says neither. */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND;
  if (!/^[A-Za-z]{3}/.test(text)) return null;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? null : Math.max(0, moment - now.getTime());
}
