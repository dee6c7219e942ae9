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
import type { StatementPlace } from '../answers/events';
import { renderBounds, renderDays, renderEvent, renderEventSummary } from '../answers/render';
import { HISTORY_LISTS, partsOfHistory, type Drawing } from '../term-history/render-history';

/** Renders an event with the days on which it may have occurred, so that a picture need not parse dates. */
export const partOfEvent = (partnershipId: string, said: StatementPlace, origin: Origin): Part => ({
  partnershipId,
  list: 'events',
  said: [said],
  heavy: [],
  write: (events) => {
    const rendered = renderEventSummary(said, events);
    return JSON.stringify({ ...rendered, ...origin, days: renderBounds(boundsOf(rendered.occurred)) });
  },
});

/** Renders an announcement with the days on which nothing definitive has followed it. */
export function partOfAnnounced(partnershipId: string, worlds: PartnershipWorlds, said: AnnouncementFact): Part {
  const days = renderDays(daysAnnounced(worlds, said));
  return {
    partnershipId,
    list: 'announced',
    said: [said],
    heavy: [],
    write: (events) =>
      JSON.stringify({ ...renderEvent(said, events), title: events.of(said).facts.title, days, terms: said.terms }),
  };
}

/** Renders a term as an item of the list of terms. Values that bind others than `parties` are left out. */
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
  reaffirmation: ({ day }) => ({ days: renderBounds(day) }),
  dissent: ({ days: { lo, hi } }: DissentFact) => ({ days: renderDays({ from: lo, to: hi + 1 }) }),
};
