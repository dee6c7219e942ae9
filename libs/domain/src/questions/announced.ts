import type { Day } from '../dates';
import type { AnnouncementFact } from '../facts';
import type { PartnershipWorlds } from '../worlds';

/**
 * Returns the days on which an announcement is listed: from its event to before the first definitive event that follows it up; `to` is Infinity if
 * none does.
 */
export const daysAnnounced = (worlds: PartnershipWorlds, said: AnnouncementFact): { from: Day; to: Day } => ({
  from: said.occurredLo,
  to: worlds.followedUp(said),
});
