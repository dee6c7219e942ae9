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
  it('far_apart_are_placed_next_to_the_axis', () => {
    expect(shape([story(10, 1), story(400, 1)])).toEqual(['10 0 right', '400 0 right']);
  });

  it('close_to_each_other_are_placed_in_several_rows', () => {
    expect(shape([story(10, 1), story(60, 1), story(100, 1)])).toEqual(['10 2 right', '60 1 right', '100 0 right']);
  });

  it('near_the_right_edge_are_placed_to_the_left', () => {
    expect(shape([story(760, 1), story(790, 1)])).toEqual(['760 0 left', '790 1 left']);
  });

  it('of_one_day_share_a_leader_line', () => {
    expect(shape([story(790, 1, 'One'), story(790, 1, 'Two')])).toEqual(['790 0 left', '790 1 left']);
  });

  it('with_the_least_weight_are_left_out_if_there_is_no_room', () => {
    const crowd = Array.from({ length: 40 }, (_, nth) => story(100 + nth * 2, 40 - nth));
    const placed = placeTitles(crowd, room, measure);
    expect(placed.length).toBeGreaterThan(1);
    expect(Math.min(...placed.map((title) => title.story.weight))).toBeGreaterThan(30);
  });

  it('outside_the_picture_are_left_out', () => {
    expect(shape([story(-5, 9), story(801, 9)])).toEqual([]);
  });
});
