import { dayOf, isoDay } from '../time/day';
import { axisOf, shifted, ticksOf, zoomed } from './axis';

const shown = { from: dayOf('2020-01-01'), to: dayOf('2030-01-01') };

describe('an axis', () => {
  const axis = axisOf(shown, 1000);

  it('begins_and_ends_at_the_days_shown', () => {
    expect([axis.x(shown.from), axis.x(shown.to)]).toEqual([0, 1000]);
  });

  it.each(['2020-01-01', '2024-02-29', '2029-12-31'])('maps_the_position_of_%s_back_to_the_same_day', (day) => {
    expect(isoDay(axis.dayAt(axis.x(dayOf(day))))).toBe(day);
  });

  it('is_labelled_by_years_if_it_spans_many_years', () => {
    expect(ticksOf(axis).map(({ label }) => label)).toEqual([
      '2020',
      '2021',
      '2022',
      '2023',
      '2024',
      '2025',
      '2026',
      '2027',
      '2028',
      '2029',
      '2030',
    ]);
  });

  it('shows_the_year_at_its_first_label_and_at_each_January', () => {
    const shown = axisOf({ from: dayOf('2023-03-10'), to: dayOf('2025-06-01') }, 800);
    const labels = ticksOf(shown).map(({ label }) => label);
    expect(labels.slice(0, 4)).toEqual(['Apr 2023', 'Jul', 'Oct', '2024']);
  });

  it('has_one_label_a_day_if_few_days_have_much_room', () => {
    const from = dayOf('2024-02-20');
    const days = ticksOf(axisOf({ from, to: from + 14 }, 2400)).map(({ day }) => day);
    expect(days).toEqual([...new Set(days)]);
    expect(days).toHaveLength(15);
  });

  it('has_fewer_labels_if_there_is_less_room', () => {
    expect(ticksOf(axisOf(shown, 300)).length).toBeLessThan(5);
  });
});

describe('the days shown', () => {
  it('keep_the_focused_day_in_its_place_when_zoomed', () => {
    const around = dayOf('2028-01-01');
    const nearer = zoomed(shown, 0.5, around);
    expect(nearer.to - nearer.from).toBeCloseTo((shown.to - shown.from) / 2, -1);
    const place = ({ from, to }: typeof shown) => (around - from) / (to - from);
    expect(place(nearer)).toBeCloseTo(place(shown), 2);
  });

  it('are_never_fewer_than_two_weeks', () => {
    const nearest = zoomed({ from: 0, to: 20 }, 0.01, 10);
    expect(nearest.to - nearest.from).toBe(14);
  });

  it('move_by_a_fraction_of_their_length', () => {
    expect(shifted({ from: 0, to: 100 }, -0.5)).toEqual({ from: -50, to: 50 });
  });
});
