import type { lanesOf } from '../drawing';

export type Timeline = Parameters<typeof lanesOf>[0];

/** Builds a timeline of these terms, without events and parties. */
export const timeline = (terms: Timeline['terms'], announced: Timeline['announced'] = []): Timeline => ({
  partnershipId: 'a-b',
  version: 1,
  recordedAt: null,
  clock: '2026-11-22',
  reviewedThrough: null,
  hindsight: false,
  events: [],
  moreEvents: false,
  recordings: [],
  parties: [],
  announced,
  terms,
  links: { self: '' },
});
