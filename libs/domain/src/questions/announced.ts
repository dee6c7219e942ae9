import type { Day } from '../dates';
import type { AnnouncementFact } from '../facts';
import type { PartnershipWorlds } from '../worlds';

/** From which day to which an announcement is not yet followed up; `to` is the first day on which it is, Infinity while nothing does. */
export const daysAnnounced = (worlds: PartnershipWorlds, said: AnnouncementFact): { from: Day; to: Day } => ({
  from: said.occurredLo,
  to: worlds.followedUp(said),
});
