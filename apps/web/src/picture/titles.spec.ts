import type { StoryEvent } from './story';
import { placeTitles } from './titles';

const story = (from: number, weight: number, title = 'Something happens here'): StoryEvent => ({
  event: { eventId: `${from} ${title}`, title, occurred: '2026-01-01' } as StoryEvent['event'],
  from,
  to: from + 1,
  changed: new Set(),
  reaffirmed: new Set(),
  weight,
});
const measure = (text: string): number => text.length * 6;
const room = { width: 800, rows: 3, x: (day: number): number => day };
const shape = (events: readonly StoryEvent[], over: Partial<typeof room> = {}) =>
  placeTitles(events, { ...room, ...over }, measure).map(({ x, row, side }) => `${x} ${row} ${side}`);

describe('titles', () => {
  it('stand_next_to_the_axis_where_they_are_far_apart', () => {
    expect(shape([story(10, 1), story(400, 1)])).toEqual(['10 0 right', '400 0 right']);
  });

  it('rise_where_they_are_near_each_other', () => {
    expect(shape([story(10, 1), story(60, 1), story(100, 1)])).toEqual(['10 2 right', '60 1 right', '100 0 right']);
  });

  it('stand_to_the_left_where_the_picture_ends', () => {
    expect(shape([story(760, 1), story(790, 1)])).toEqual(['760 0 left', '790 1 left']);
  });

  it('of_one_day_share_a_line', () => {
    expect(shape([story(790, 1, 'One'), story(790, 1, 'Two')])).toEqual(['790 0 left', '790 1 left']);
  });

  it('that_matter_least_are_left_out_where_there_is_no_room', () => {
    const crowd = Array.from({ length: 40 }, (_, nth) => story(100 + nth * 2, 40 - nth));
    const placed = placeTitles(crowd, room, measure);
    expect(placed.length).toBeGreaterThan(1);
    expect(Math.min(...placed.map((title) => title.story.weight))).toBeGreaterThan(30);
  });

  it('out_of_sight_are_left_out', () => {
    expect(shape([story(-5, 9), story(801, 9)])).toEqual([]);
  });
});
