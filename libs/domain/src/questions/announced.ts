import type { Day } from '../dates';
import type { AnnouncementFact } from '../facts';
import type { PartnershipWorlds } from '../worlds';

/**
 * Returns the days on which an announcement is listed: from its event to before the first definitive event that follows it up; `to` is Infinity if
 * none does.
 */
export const daysAnnounced = (worlds: PartnershipWorlds, announcement: AnnouncementFact): { from: Day; to: Day } => ({
  from: announcement.occurredLo,
  to: worlds.followedUp(announcement),
});
