import { faultOfJson, faultsOfSubmitted, MAX_EVENTS, MAX_FAULTS, pointerSegment } from '#contracts';
import type { RequestFault } from './request-fault';
import { faultsOfMoment } from './stated-moment';

/** Returns the faults of a body's shape. Pointers are relative to the body. */
export function faultsOfBody(body: unknown): RequestFault[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return [{ pointer: '', message: 'must be an object with "events"' }];
  const unkeepable = faultOfJson(body);
  if (unkeepable) return [unkeepable];
  const unknown = Object.keys(body).filter((name) => name !== 'events' && name !== 'recordedAt');
  const faults: RequestFault[] = unknown.slice(0, MAX_FAULTS).map((name) => ({
    pointer: pointerSegment(name),
    message: 'is not a known member here; an event goes into "events"',
  }));
  const { events, recordedAt } = body as { events?: unknown; recordedAt?: unknown };
  return [...faults, ...faultsOfMoment(recordedAt), ...faultsOfEvents(events)];
}

export function faultsOfEvents(events: unknown): RequestFault[] {
  if (!Array.isArray(events)) return [{ pointer: '/events', message: 'must be an array of events' }];
  if (events.length < 1 || events.length > MAX_EVENTS)
    return [{ pointer: '/events', message: `must hold 1 to ${MAX_EVENTS} events, not ${events.length}` }];
  const faults: RequestFault[] = [];
  for (const [index, event] of events.entries()) {
    if (faults.length >= MAX_FAULTS) break;
    faults.push(...faultsOfSubmitted(event, `/events/${index}`));
  }
  return faults;
}
