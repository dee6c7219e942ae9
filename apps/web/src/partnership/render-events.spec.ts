import type { Timeline } from '#client';
import { renderEvents } from './render-events';

const timeline = (standing: number, ...types: readonly string[]) => ({
  version: types.length,
  events: Array.from({ length: standing }, () => ({})) as unknown as Timeline['events'],
  moreEvents: false,
  recordings: types.map((type) => ({ type })) as unknown as Timeline['recordings'],
});
const AGREED = 'AgreementPublished';

test.each([
  [timeline(1, AGREED), '1 event'],
  [timeline(1, AGREED, 'EventCorrected'), '1 event, 1 correction'],
  [timeline(2, AGREED, AGREED, AGREED, 'EventCorrected', 'EventRetracted'), '2 events, 2 corrections'],
])('corrections_are_counted_apart_from_standing_events_%#', (given, words) => {
  expect(renderEvents(given)).toBe(words);
});
