import type { Bounds } from '../dates';
import type { PartnershipWorlds } from '../worlds';

/** What is known at a version, weighed at a clock day, and the day that it is asked about. */
export interface Viewpoint {
  readonly worlds: PartnershipWorlds;
  readonly at: Bounds;
}
