import { CALENDAR_DAY, Instant, matches } from '#contracts';
import { Type } from 'typebox';
import type { RequestFault } from './request-fault';

/** The time at which events became known, as a request or a line of an import states it. */
export const StatedMoment = Type.String({
  description:
    'when the events became known (RFC 3339); by default now. Not in the future, and not before the last record of the partnership. Needs the scope `import`',
});

// Date.parse takes the 30th of February for the 1st of March.
const RFC_3339 = new RegExp(`^${CALENDAR_DAY}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})$`);

/** Returns the time in the form of records. The text must have no faults. */
export const momentOf = (text: string): string => new Date(text).toISOString();

export function faultsOfMoment(stated: unknown): RequestFault[] {
  if (stated === undefined) return [];
  const isMoment = typeof stated === 'string' && RFC_3339.test(stated) && !Number.isNaN(Date.parse(stated));
  // The UTC time may lie in a year of five digits.
  if (isMoment && matches(Instant, momentOf(stated))) return [];
  return [{ pointer: '/recordedAt', message: 'is not a moment such as 2025-10-28T12:00:00Z' }];
}
