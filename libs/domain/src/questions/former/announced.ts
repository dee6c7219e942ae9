import type { Announcement } from '../../claims/statement';
import type { Bounds, Day } from '../../dates';
import type { PartnershipState } from '../partnership-state';

/** The announcements that are not yet followed up on a day of `at`, in record order; found one by one as they are asked for. */
export function* announcedOn(state: PartnershipState, at: Bounds): Generator<Announcement> {
  for (const said of state.announcements) if (said.occurredLo <= at.hi && at.lo < followedUp(state, said)) yield said;
}

/** From which day to which an announcement is not yet followed up; `to` is the first day on which it is, Infinity while nothing does. */
export const daysAnnounced = (state: PartnershipState, said: Announcement): { from: Day; to: Day } => ({
  from: said.occurredLo,
  to: followedUp(state, said),
});

/** The day from which something definitive says more: it touches a term of the announcement, or names it. Infinity while there is none. */
function followedUp(state: PartnershipState, { terms, eventId, occurredLo }: Announcement): Day {
  const touched = terms.map((term) => firstAfter(state.daysTouching(term), occurredLo));
  return Math.min(firstAfter(state.daysNaming(eventId), occurredLo), ...touched);
}

/** Of sorted days the first behind one; Infinity if there is none. */
function firstAfter(days: readonly Day[], day: Day): Day {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! > day) high = middle;
    else low = middle + 1;
  }
  return days[low] ?? Infinity;
}
