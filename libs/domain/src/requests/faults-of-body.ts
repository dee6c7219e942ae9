import { faultOfJson, faultsOfSubmitted, MAX_EVENTS } from '#contracts';
import type { RequestFault } from './request-fault';
import { faultsOfMoment } from './stated-moment';

/** Returns the faults of a body's shape. Pointers are relative to the body. */
export function faultsOfBody(body: unknown): RequestFault[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return [{ pointer: '', message: 'must be an object with "events"' }];
  const unkeepable = faultOfJson(body);
  if (unkeepable) return [unkeepable];
  const unknown = Object.keys(body).filter((name) => name !== 'events' && name !== 'recordedAt');
  const faults: RequestFault[] = unknown.map((name) => ({
    pointer: `/${name}`,
    message: 'is not a known member here; an event goes into "events"',
  }));
  const { events, recordedAt } = body as { events?: unknown; recordedAt?: unknown };
  return [...faults, ...faultsOfMoment(recordedAt), ...faultsOfEvents(events)];
}

export function faultsOfEvents(events: unknown): RequestFault[] {
  if (!Array.isArray(events)) return [{ pointer: '/events', message: 'must be an array of events' }];
  if (events.length < 1 || events.length > MAX_EVENTS)
    return [{ pointer: '/events', message: `must hold 1 to ${MAX_EVENTS} events, not ${events.length}` }];
  return events.flatMap((event, index) => faultsOfSubmitted(event, `/events/${index}`));
}
