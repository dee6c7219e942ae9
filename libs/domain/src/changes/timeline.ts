import type { TermRef } from '#contracts';
import type { Timeline } from '../worlds';

export interface PlacedTimeline extends Timeline {
  readonly term: TermRef;
}
