import { isCorrection, type Event } from '#contracts';
import { statusOf, type EventStatus, type KnownEvents } from './known-events';
import { boundsOf, type Bounds } from '../dates';
import { namesOfEvent } from './names-of-event';

/** The data about a partnership that a decision needs besides its head and the named events. Corrections do not remove names. */
export interface Register {
  readonly isStarted: boolean;
  /** Ids that any event named as a party, successor or third party, or in `with`, `investor` or `between`. */
  readonly parties: ReadonlySet<string>;
  /** Ids of agreements that any event published. */
  readonly agreements: ReadonlySet<string>;
  /** The bounds of the standing ends, by the id of their event. */
  readonly ends: ReadonlyMap<string, Bounds>;
}

export const NO_REGISTER: Register = {
  isStarted: false,
  parties: new Set(),
  agreements: new Set(),
  ends: new Map(),
};

/** Returns the register after some events. `known` contains the events that they name. */
export function registerAfter(register: Register, events: readonly Event[], known: KnownEvents): Register {
  const status = new Map(known);
  return events.reduce((evolved, event) => {
    const own = statusOf(event, status);
    if (own) status.set(event.id, own);
    return evolveRegister(evolved, event, isCorrection(event) ? status.get(event.data.target) : undefined);
  }, register);
}

/** Returns the register after one more event. `target` is the event that it corrects or retracts. Total on any effective event. */
export function evolveRegister(register: Register, event: Event, target: EventStatus | undefined): Register {
  const { parties, agreements } = namesOfEvent(event);
  return {
    isStarted: register.isStarted || event.type === 'PartnershipStarted',
    parties: withAll(register.parties, parties),
    agreements: withAll(register.agreements, agreements),
    ends: endsAfter(register.ends, event, target),
  };
}

const withAll = (known: ReadonlySet<string>, added: readonly string[]): ReadonlySet<string> =>
  added.every((id) => known.has(id)) ? known : new Set([...known, ...added]);

type Ends = Register['ends'];

function endsAfter(ends: Ends, event: Event, target: EventStatus | undefined): Ends {
  if (event.type === 'PartnershipEnded')
    return event.standing === 'definitive' ? withEnd(ends, event.id, boundsOf(event.occurred)) : ends;
  if (!isCorrection(event) || target?.rootType !== 'PartnershipEnded') return ends;
  // After a withdrawn correction, only the history shows what stands. What cannot be decided is not refused.
  const replacement = event.type === 'EventCorrected' ? event.data.replacement : null;
  return withEnd(
    ends,
    target.rootId,
    replacement?.type === 'PartnershipEnded' && replacement.standing === 'definitive'
      ? boundsOf(replacement.occurred)
      : null,
  );
}

function withEnd(ends: Ends, id: string, bounds: Bounds | null): Ends {
  const changed = new Map(ends);
  if (bounds) changed.set(id, bounds);
  else changed.delete(id);
  return changed;
}

/** Returns the bounds of the first day after the end of the partnership; null if no definitive event ended it. */
export function endOf({ ends }: Register): Bounds | null {
  return [...ends.values()].reduce<Bounds | null>(
    (first, next) => (first === null || next.lo < first.lo ? next : first),
    null,
  );
}
