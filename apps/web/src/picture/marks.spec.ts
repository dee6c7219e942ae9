import { marksOf } from './marks';

const on = (day: number, days = 1) => ({ from: day, to: day + days });
const axis = { x: (day: number) => day * 2, width: 200 };
const shape = (items: ReturnType<typeof on>[], gap = 8) =>
  marksOf(items, axis, gap).map(({ x, items: { length } }) => [x, length]);

describe('marks', () => {
  it('far_enough_apart_stay_separate', () => {
    expect(shape([on(10), on(20), on(30)])).toEqual([
      [20, 1],
      [40, 1],
      [60, 1],
    ]);
  });

  it('too_close_to_each_other_are_merged', () => {
    expect(shape([on(10), on(10), on(12), on(30)])).toEqual([
      [20, 3],
      [60, 1],
    ]);
  });

  it('of_a_dense_row_are_merged_into_several_marks', () => {
    const row = Array.from({ length: 100 }, (_, day) => on(day));
    const marks = shape(row);
    expect(marks.length).toBe(25);
    expect(marks.reduce((sum, [, count]) => sum + count!, 0)).toBe(100);
  });

  it('outside_the_picture_are_left_out', () => {
    expect(shape([on(-10), on(50), on(101)])).toEqual([[100, 1]]);
  });

  it('extend_over_their_days_within_the_picture', () => {
    expect(marksOf([on(-5, 20), on(90, Infinity)], axis, 1)).toMatchObject([
      { x: 0, reach: 28 },
      { x: 180, reach: 20 },
    ]);
  });
});
