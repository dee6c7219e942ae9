import {
  boundsOf,
  formerDaysAnnounced as daysAnnounced,
  type Announcement,
  type PartnershipState,
  type TermHistory,
} from '#domain';
import type { Origin } from '#read-models';
import type { Part } from '../answers/part';
import type { Said } from '../answers/provenance';
import { tellBounds, tellDays, tellEvent, tellEventSummary } from '../answers/former-tell';
import { HISTORY_LISTS, partsOfHistory, type Drawing } from '../answers/tell-history';

/** An event with the days that it may have occurred on: a picture needs them, and need not know how dates are written. */
export const partOfEvent = (partnershipId: string, said: Said, origin: Origin): Part => ({
  partnershipId,
  list: 'events',
  said: [said],
  heavy: [],
  write: (events) => {
    const told = tellEventSummary(said, events);
    return JSON.stringify({ ...told, ...origin, days: tellBounds(boundsOf(told.occurred)) });
  },
});

/** An announcement with the days on which nothing definitive has followed it. */
export function partOfAnnounced(partnershipId: string, state: PartnershipState, said: Announcement): Part {
  const days = tellDays(untilItsLastDay(daysAnnounced(state, said)));
  return {
    partnershipId,
    list: 'announced',
    said: [said],
    heavy: [],
    write: (events) =>
      JSON.stringify({ ...tellEvent(said, events), title: events.of(said).facts.title, days, terms: said.terms }),
  };
}

/** A term as an item of the list of terms. */
export const partsOfTerm = (partnershipId: string, history: TermHistory): Iterable<Part> =>
  partsOfHistory(partnershipId, history, {
    group: { list: 'terms', head: { kind: history.term.kind, scope: history.term.scope }, lists: HISTORY_LISTS },
    drawing: DRAWN,
  });

const DRAWN: Drawing = {
  reaffirmation: ({ day }) => ({ days: tellBounds(day) }),
  contest: ({ days: { lo, hi } }) => ({ days: tellDays({ from: lo, to: hi }) }),
};

/** Runs of days hold their last day, inside; they are told half-open. */
const untilItsLastDay = ({ from, to }: { from: number; to: number }) => ({ from, to: to - 1 });
