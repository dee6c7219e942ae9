import { daysOf, transformOf } from './zoom';

const ground = { days: { from: 1000, to: 2000 }, left: 200, width: 500 };

describe('a zoom', () => {
  it('shows_all_days_before_it_begins', () => {
    expect(daysOf({ k: 1, x: 0 }, ground)).toEqual(ground.days);
  });

  it.each([[{ from: 1000, to: 2000 }], [{ from: 1400, to: 1500 }], [{ from: 500, to: 2500 }]])(
    'to_%j_shows_them',
    (shown) => {
      const { from, to } = daysOf(transformOf(shown, ground), ground);
      expect(from).toBeCloseTo(shown.from);
      expect(to).toBeCloseTo(shown.to);
    },
  );

  it('keeps_the_day_under_the_pointer', () => {
    // Twice as near around the pixel 300 of the element, which is 100 of the plot: the day 1200.
    const { from, to } = daysOf({ k: 2, x: -300 }, ground);
    expect(from + ((to - from) * 100) / 500).toBeCloseTo(1200);
  });
});
