import type { TermChange } from '#client';
import { isAsBefore, renderRuns } from './render-change';

const value = (amount: string, more: object = {}) => ({
  amount: { amount, currency: 'USD' },
  summary: 'Some at once, some later.',
  ...more,
});
const changeOf = (was: unknown, now: unknown): TermChange => ({
  type: 'corrected',
  kind: 'investment',
  scope: 'all',
  eventId: 'e',
  version: 2,
  retroactive: true,
  answers: [was, now].map((each) => ({ value: each, between: null, certainty: 'definitely' })),
  stretches: [{ from: '2026-02-27', to: null, was: [0], now: [1] }],
});
const rendered = (was: unknown, now: unknown) => renderRuns(changeOf(was, now), new Map());

describe('a value that changes', () => {
  it('but_keeps_its_summary_is_described_by_the_differing_members', () => {
    const now = value('15000000000', { roundSize: { amount: '110000000000', currency: 'USD' } });
    expect(rendered(value('50000000000'), now)).toEqual([
      {
        days: 'from 27 Feb 2026',
        was: 'amount 50 bn USD, round size not stated',
        now: 'amount 15 bn USD, round size 110 bn USD',
      },
    ]);
  });

  it('with_its_summary_is_described_by_the_summaries', () => {
    expect(rendered(value('1'), value('2', { summary: 'All at once.' }))).toMatchObject([
      { was: 'Some at once, some later.', now: 'All at once.' },
    ]);
  });

  it('into_an_equal_value_is_no_change', () => {
    expect(isAsBefore(changeOf(value('1'), value('1')))).toBe(true);
    expect(rendered(value('1'), value('1'))).toEqual([]);
    expect(isAsBefore(changeOf(value('1'), value('2')))).toBe(false);
  });
});
