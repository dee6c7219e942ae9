import type { Event } from '../events/event';
import { eventAsVersion2 } from './version-2';
import { eventOfV2, type AnyEvent } from './upcasters';

/*
 * An event's row keeps it as version 2 of the records has it where that can hold it: so what a release stored that knew no other version stays as
 * it is, and a rebuild stores the same. Everybody reads it in the shape of today.
 */

/** An event as its row keeps it, and as an export tells it. */
export const storedEvent = (event: Event): object => eventAsVersion2(event);

/** An event as its row keeps it, in the shape of today. */
export const readStoredEvent = (stored: unknown): Event => eventOfV2(stored as AnyEvent) as unknown as Event;

/** The same of the JSON that a row holds, which almost always has the shape of today already. */
export const readStoredEventText = (stored: string): string =>
  stored.includes('"amends":"') ? JSON.stringify(readStoredEvent(JSON.parse(stored))) : stored;
