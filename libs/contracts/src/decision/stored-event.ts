import type { Event } from '../events/event';
import { eventAsVersion2 } from './version-2';
import { eventOfV2, type AnyEvent } from './upcasters';

/*
 * Events are stored in the shape of version 2 if it can represent them. So rows from a release that knew only version 2 stay unchanged, and a rebuild
 * stores the same. All readers convert them to the current shape.
 */

/** Returns the stored form of an event, which exports use, too. */
export const storedEvent = (event: Event): object => eventAsVersion2(event);

/** Converts a stored event to the current shape. */
export const readStoredEvent = (stored: unknown): Event => eventOfV2(stored as AnyEvent) as unknown as Event;

/** Converts the JSON text of a stored event to the current shape, which it almost always has already. */
export const readStoredEventText = (stored: string): string =>
  stored.includes('"amends":"') ? JSON.stringify(readStoredEvent(JSON.parse(stored))) : stored;
