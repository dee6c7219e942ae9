import type { Bounds } from '../dates';
import type { PartnershipWorlds } from '../worlds';

/** The knowledge at a version and a clock day, and the day in question. */
export interface Viewpoint {
  readonly worlds: PartnershipWorlds;
  readonly at: Bounds;
}
