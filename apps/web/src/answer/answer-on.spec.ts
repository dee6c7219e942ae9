import type { Piece } from '../picture/drawing';
import { lane, piece, run, segment } from '../picture/testing/lanes';
import { dayOf } from '../time/day';
import { announcedOn, answerOn, renderCount } from './answer-on';

const inForce = (from: string, to: string, certainty: Piece['certainty'] = 'definitely') =>
  segment(run(from, to), [piece(run(from, to), 1, { certainty })]);
const lanes = [
  lane('a', { segments: [inForce('2020-01-01', '2021-01-01')] }),
  lane('b', { segments: [inForce('2020-06-01', '2021-01-01', 'possibly')] }),
  lane('c', { segments: [segment(run('2020-01-01', '2021-01-01'))] }),
  lane('d', { contests: [run('2020-12-31', '2022-01-01') as never] }),
];
const kindsOn = (day: string) => answerOn(lanes, dayOf(day)).map((term) => term.lane.kind);

describe('the answer on a day', () => {
  it.each([
    ['2019-12-31', []],
    ['2020-01-01', ['a']],
    ['2020-06-01', ['a', 'b']],
    ['2020-12-31', ['a', 'b', 'd']],
    ['2021-01-01', ['d']],
  ])('%s_lists_terms_that_are_or_may_be_in_force_or_are_contested', (day, kinds) => {
    expect(kindsOn(day)).toEqual(kinds);
  });

  it.each([
    ['2019-01-01', '0 terms in force'],
    ['2020-01-01', '1 term in force'],
    ['2020-12-31', '1 term in force, 1 possibly'],
  ])('on_%s_is_summarised_as_%p', (day, expected) => {
    expect(renderCount(answerOn(lanes, dayOf(day)))).toBe(expected);
  });

  it('lists_an_announcement_until_a_definitive_event_follows', () => {
    const announced = [{ days: { from: '2025-09-11', to: '2025-10-28' } }, { days: { from: '2026-02-27', to: null } }];
    const on = (day: string) => announcedOn({ announced } as never, dayOf(day)).map(({ days }) => days.from);
    expect(['2025-09-10', '2025-09-11', '2025-10-27', '2025-10-28', '2030-01-01'].map(on)).toEqual([
      [],
      ['2025-09-11'],
      ['2025-09-11'],
      [],
      ['2026-02-27'],
    ]);
  });
});
