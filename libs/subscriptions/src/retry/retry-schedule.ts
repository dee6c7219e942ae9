const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The waits before the attempts at one event, as Standard Webhooks recommends: about three days in all. */
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

/** The longest wait that a receiver can request. It may exceed the schedule, but not postpone deliveries for ever. */
const LONGEST_WAIT_MS = 24 * HOUR;
const JITTER = 0.1;

/**
 * Returns the wait after the `failed`-th failed attempt at an event, within a tenth of the schedule; null when the schedule has ended. `retryAfterMs`
 * is the receiver's request: it lengthens the wait and never shortens it. `random` is in [0, 1).
 */
export function waitBeforeRetry(failed: number, retryAfterMs: number | null, random: number): number | null {
  const wait = RETRY_WAITS_MS[failed];
  if (wait === undefined) return null;
  const spread = Math.round(wait * (1 - JITTER + 2 * JITTER * random));
  return Math.max(spread, Math.min(retryAfterMs ?? 0, LONGEST_WAIT_MS));
}

/**
 * Returns the wait that `Retry-After` requests, in seconds or as an HTTP date (RFC 9110 section 10.2.3), in milliseconds; null if it has neither
 * form.
 */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND;
  if (!/^[A-Za-z]{3}/.test(text)) return null;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? null : Math.max(0, moment - now.getTime());
}
