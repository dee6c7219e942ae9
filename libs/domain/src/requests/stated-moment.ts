import { Type } from 'typebox';
import { isInstant } from '../dates';
import type { RequestFault } from './request-fault';

/** The time at which events became known, as a request or a line of an import states it. */
export const StatedMoment = Type.String({
  description:
    'when the events became known (RFC 3339); by default now. Not in the future, and not before the last record of the partnership. Needs the scope `import`',
});

/** Returns the time in the form of records. The text must have no faults. */
export const momentOf = (text: string): string => new Date(text).toISOString();

export function faultsOfMoment(stated: unknown): RequestFault[] {
  if (stated === undefined) return [];
  if (typeof stated === 'string' && isInstant(stated)) return [];
  return [{ pointer: '/recordedAt', message: 'is not a moment such as 2025-10-28T12:00:00Z' }];
}
