import { boundsOf, daysAnnounced, type Announcement, type PartnershipState, type TermHistory } from '#domain';
import type { Events, Said } from '../answers/provenance';
import { tellBounds, tellDays, tellEvent, tellEventSummary } from '../answers/tell';
import { tellHistory } from '../answers/tell-history';

/** An event with the days that it may have occurred on: a picture needs them, and need not know how dates are written. */
export function tellEventDrawn(said: Said, events: Events) {
  const told = tellEventSummary(said, events);
  return { ...told, days: tellBounds(boundsOf(told.occurred)) };
}

/** An announcement with the days on which nothing definitive has followed it. */
export const tellAnnounced = (state: PartnershipState, said: Announcement, events: Events) => ({
  ...tellEvent(said, events),
  title: events.of(said).facts.title,
  days: tellDays(untilItsLastDay(daysAnnounced(state, said))),
  terms: said.terms,
});

export function tellHistoryDrawn(history: TermHistory, events: Events) {
  const { reaffirmations, contested, ...told } = tellHistory(history, events);
  return {
    ...told,
    reaffirmations: reaffirmations.map((said, index) => ({
      ...said,
      days: tellBounds(history.reaffirmations[index]!.day),
    })),
    contested: contested.map((said, index) => {
      const { lo, hi } = history.contested[index]!.days;
      return { ...said, days: tellDays({ from: lo, to: hi }) };
    }),
  };
}

/** Runs of days hold their last day, inside; they are told half-open. */
const untilItsLastDay = ({ from, to }: { from: number; to: number }) => ({ from, to: to - 1 });
