import type { TermRef } from '#contracts';
import {
  boundsOf,
  daysAnnounced,
  historyOf,
  type AnnouncementFact,
  type DissentFact,
  type PartnershipWorlds,
} from '#domain';
import type { Origin } from '#read-models';
import type { Part } from '../answers/part';
import type { Said } from '../answers/events';
import { tellBounds, tellDays, tellEvent, tellEventSummary } from '../answers/tell';
import { HISTORY_LISTS, partsOfHistory, type Drawing } from '../term-history/tell-history';

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
export function partOfAnnounced(partnershipId: string, worlds: PartnershipWorlds, said: AnnouncementFact): Part {
  const days = tellDays(daysAnnounced(worlds, said));
  return {
    partnershipId,
    list: 'announced',
    said: [said],
    heavy: [],
    write: (events) =>
      JSON.stringify({ ...tellEvent(said, events), title: events.of(said).facts.title, days, terms: said.terms }),
  };
}

/** A term as an item of the list of terms; values that bind others than `parties` are left out. */
export const partsOfTerm = (
  partnershipId: string,
  worlds: PartnershipWorlds,
  term: TermRef,
  parties: ReadonlySet<string> | null,
): Iterable<Part> => {
  const group = { list: 'terms', head: { kind: term.kind, scope: term.scope }, lists: HISTORY_LISTS };
  return partsOfHistory({ partnershipId, worlds, group, drawing: DRAWN }, historyOf(worlds, term, parties));
};

const DRAWN: Drawing = {
  reaffirmation: ({ day }) => ({ days: tellBounds(day) }),
  dissent: ({ days: { lo, hi } }: DissentFact) => ({ days: tellDays({ from: lo, to: hi + 1 }) }),
};
