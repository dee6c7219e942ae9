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
export const partOfEvent = (partnershipId: string, statement: StatementPlace, origin: Origin): Part => ({
  partnershipId,
  list: 'events',
  statements: [statement],
  heavy: [],
  write: (events) => {
    const rendered = renderEventSummary(statement, events);
    return JSON.stringify({ ...rendered, ...origin, days: renderBounds(boundsOf(rendered.occurred)) });
  },
});

/** Renders an announcement with the days on which nothing definitive has followed it. */
export function partOfAnnounced(
  partnershipId: string,
  worlds: PartnershipWorlds,
  announcement: AnnouncementFact,
): Part {
  const days = renderDays(daysAnnounced(worlds, announcement));
  return {
    partnershipId,
    list: 'announced',
    statements: [announcement],
    heavy: [],
    write: (events) =>
      JSON.stringify({
        ...renderEvent(announcement, events),
        title: events.of(announcement).facts.title,
        days,
        terms: announcement.terms,
      }),
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
