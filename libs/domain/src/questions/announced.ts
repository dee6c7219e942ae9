import { termKey } from '../claims/term-claim';
import type { Announcement } from '../claims/statement';
import type { Bounds, Day } from '../dates';
import type { PartnershipState } from './partnership-state';

/** The announcements that are not yet followed up on a day of `at`, in record order. */
export function announcedOn(state: PartnershipState, at: Bounds): readonly Announcement[] {
  return state.announcements.filter((said) => said.occurredLo <= at.hi && at.lo < followedUp(state, said));
}

/** From which day to which an announcement is not yet followed up; `to` is the first day on which it is, Infinity while nothing does. */
export const daysAnnounced = (state: PartnershipState, said: Announcement): { from: Day; to: Day } => ({
  from: said.occurredLo,
  to: followedUp(state, said),
});

/** The day from which something definitive says more: it touches a term of the announcement, or names it. Infinity while there is none. */
function followedUp(state: PartnershipState, announcement: Announcement): Day {
  const terms = new Set(announcement.terms.map(termKey));
  const days = [
    ...announcement.terms.flatMap((term) => [...state.claimsOf(term), ...state.contestsOf(term)]),
    ...state.reaffirmations.filter(({ term }) => terms.has(termKey(term))),
    ...state.responses.filter(({ names }) => names.includes(announcement.eventId)),
  ].map(({ occurredLo }) => occurredLo);
  return days.reduce((first, day) => (day > announcement.occurredLo ? Math.min(first, day) : first), Infinity);
}
