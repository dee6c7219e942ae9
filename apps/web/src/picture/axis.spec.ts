import { dayOf, isoDay } from '../time/day';
import { axisOf, shifted, ticksOf, zoomed } from './axis';

const shown = { from: dayOf('2020-01-01'), to: dayOf('2030-01-01') };

describe('an axis', () => {
  const axis = axisOf(shown, 1000);

  it('begins_and_ends_at_the_days_shown', () => {
    expect([axis.x(shown.from), axis.x(shown.to)]).toEqual([0, 1000]);
  });

  it.each(['2020-01-01', '2024-02-29', '2029-12-31'])('finds_%s_where_it_draws_it', (day) => {
    expect(isoDay(axis.dayAt(axis.x(dayOf(day))))).toBe(day);
  });

  it('is_labelled_by_years_where_it_shows_years', () => {
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

  it('says_the_year_of_its_first_label_and_of_each_January', () => {
    const shown = axisOf({ from: dayOf('2023-03-10'), to: dayOf('2025-06-01') }, 800);
    const labels = ticksOf(shown).map(({ label }) => label);
    expect(labels.slice(0, 4)).toEqual(['Apr 2023', 'Jul', 'Oct', '2024']);
  });

  it('has_one_label_a_day_where_it_shows_few_days_in_much_room', () => {
    const from = dayOf('2024-02-20');
    const days = ticksOf(axisOf({ from, to: from + 14 }, 2400)).map(({ day }) => day);
    expect(days).toEqual([...new Set(days)]);
    expect(days).toHaveLength(15);
  });

  it('has_fewer_labels_where_there_is_less_room', () => {
    expect(ticksOf(axisOf(shown, 300)).length).toBeLessThan(5);
  });
});

describe('the days shown', () => {
  it('stay_around_the_day_that_is_looked_at', () => {
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

  it('move_by_a_part_of_themselves', () => {
    expect(shifted({ from: 0, to: 100 }, -0.5)).toEqual({ from: -50, to: 50 });
  });
});
