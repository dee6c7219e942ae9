import type { TermChange } from '#client';
import { dayOf } from '../../time/day';
import { barsAfter, type Bar } from './effect-bars';

const bar = (from: string, to: string | null, value: string): Bar => ({
  from: dayOf(from),
  to: to === null ? Infinity : dayOf(to),
  value,
  isPossible: false,
  share: { nth: 0, of: 1 },
});
const changeOf = (stretches: TermChange['stretches'], ...values: readonly string[]): TermChange => ({
  type: 'changed',
  kind: 'supply',
  scope: 'all',
  eventId: 'e',
  version: 2,
  retroactive: false,
  answers: values.map((value) => ({ value, between: null, certainty: 'definitely' })),
  stretches,
});
const days = (bars: readonly Bar[]) => bars.map(({ from, to, value }) => [from, to, value]);

describe('the bars of a term after a change', () => {
  it('show_the_change_on_its_days_and_the_former_values_on_other_days', () => {
    const change = changeOf([{ from: '2024-01-01', to: '2025-01-01', was: [0], now: [1] }], 'old', 'new');
    expect(days(barsAfter([bar('2020-01-01', null, 'old')], change))).toEqual(
      days([
        bar('2020-01-01', '2024-01-01', 'old'),
        bar('2024-01-01', '2025-01-01', 'new'),
        bar('2025-01-01', null, 'old'),
      ]),
    );
  });

  it('end_where_the_term_is_no_longer_in_force', () => {
    const change = changeOf([{ from: '2024-01-01', to: null, was: [0], now: [] }], 'old');
    expect(days(barsAfter([bar('2020-01-01', null, 'old')], change))).toEqual(
      days([bar('2020-01-01', '2024-01-01', 'old')]),
    );
  });

  it('share_the_days_on_which_several_values_are_possible', () => {
    const change = changeOf([{ from: '2024-01-01', to: null, was: [], now: [0, 1] }], 'one', 'other');
    expect(barsAfter([], change).map(({ share }) => share)).toEqual([
      { nth: 0, of: 2 },
      { nth: 1, of: 2 },
    ]);
  });
});
