import { dayOf } from '../time/day';
import type { Lane, Piece } from '../picture/drawing';
import { announcedOn, answerOn, tellCount } from './answer-on';

const run = (from: string, to: string) => ({ from: dayOf(from), to: dayOf(to) });
const piece = (days: ReturnType<typeof run>, certainty: Piece['certainty']): Piece => ({
  ...days,
  value: 1,
  hue: 0,
  certainty,
  fade: 'none',
  share: { nth: 0, of: 1 },
  claims: [],
});
const stretch = (days: ReturnType<typeof run>, certainty: Piece['certainty']) => ({
  ...days,
  pieces: [piece(days, certainty)],
  inForce: certainty,
  ends: [],
});
const lane = (kind: string, more: Partial<Lane>): Lane => ({
  kind,
  scope: 'all',
  stretches: [],
  labels: [],
  reaffirmations: [],
  contests: [],
  announced: [],
  ...more,
});
const lanes = [
  lane('a', { stretches: [stretch(run('2020-01-01', '2021-01-01'), 'definitely')] }),
  lane('b', { stretches: [stretch(run('2020-06-01', '2021-01-01'), 'possibly')] }),
  lane('c', { stretches: [{ ...run('2020-01-01', '2021-01-01'), pieces: [], inForce: 'not', ends: [] }] }),
  lane('d', { contests: [run('2020-12-31', '2022-01-01') as Lane['contests'][number]] }),
];
const kindsOn = (day: string) => answerOn(lanes, dayOf(day)).map((term) => term.lane.kind);

describe('the answer on a day', () => {
  it.each([
    ['2019-12-31', []],
    ['2020-01-01', ['a']],
    ['2020-06-01', ['a', 'b']],
    ['2020-12-31', ['a', 'b', 'd']],
    ['2021-01-01', ['d']],
  ])('%s_holds_what_is_or_may_be_in_force_or_is_contested', (day, kinds) => {
    expect(kindsOn(day)).toEqual(kinds);
  });

  it.each([
    ['2019-01-01', '0 terms in force'],
    ['2020-01-01', '1 term in force'],
    ['2020-12-31', '1 term in force, 1 possibly'],
  ])('of_%s_is_told_as_%p', (day, told) => {
    expect(tellCount(answerOn(lanes, dayOf(day)))).toBe(told);
  });

  it('names_what_was_announced_until_something_definitive_followed', () => {
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
