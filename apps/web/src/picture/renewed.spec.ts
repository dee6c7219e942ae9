import { dayOf, isoDay } from '../time/day';
import { renewedOn } from './renewed';
import { run } from './testing/lanes';

type Answers = Parameters<typeof renewedOn>[0];
type Claim = Answers[number]['claims'][number];

const claim = (more: Partial<Claim> = {}): Claim => ({
  eventId: 'e',
  version: 2,
  effect: 'set',
  from: '2021-01-01',
  until: '2021-12-31',
  untilCondition: null,
  renewal: { period: 'P1Y', deadline: null, renewsTo: null },
  title: 'Supply agreement',
  assertedBy: [],
  sources: [],
  ...more,
});
const answers = (certainty: 'definitely' | 'possibly', ...claims: Claim[]): Answers => [
  { value: 'castings', certainty, between: [], mayBind: [], claims },
];
const renewed = (given: Answers, days = run('2021-01-01', '2025-01-01'), clock = '2026-01-01'): string[] =>
  renewedOn(given, days, dayOf(clock)).map(isoDay);

test('a_term_renews_on_the_first_day_of_each_further_period', () => {
  expect(renewed(answers('definitely', claim()))).toEqual(['2022-01-01', '2023-01-01', '2024-01-01']);
});

test('a_term_with_a_duration_renews_from_its_anniversary_on', () => {
  const until = { for: 'P18M' };
  expect(renewed(answers('definitely', claim({ until, renewal: { ...claim().renewal!, period: 'P2Y' } })))).toEqual([
    '2022-07-01',
    '2024-07-01',
  ]);
});

test('a_future_renewal_is_not_marked', () => {
  expect(renewed(answers('definitely', claim()), run('2021-01-01'), '2022-12-31')).toEqual(['2022-01-01']);
});

test('a_renewal_is_marked_within_the_days_that_contain_it', () => {
  expect(renewed(answers('definitely', claim()), run('2022-01-01', '2023-01-01'))).toEqual(['2022-01-01']);
});

test.each([
  ['that_may_not_govern', answers('possibly', claim())],
  ['beside_another', answers('definitely', claim(), claim())],
  ['that_never_renews', answers('definitely', { ...claim(), renewal: undefined } as unknown as Claim)],
  ['that_ends_on_an_imprecise_day', answers('definitely', claim({ until: '2021-12' }))],
  ['that_ends_on_an_unknown_day', answers('definitely', claim({ until: { unknown: true } }))],
  ['that_waited_for_a_condition', answers('definitely', claim({ until: { for: 'P1Y' }, fromCondition: 'approval' }))],
])('a_claim_%s_has_no_marks', (_, given) => {
  expect(renewed(given)).toEqual([]);
});

test('too_many_renewals_to_distinguish_are_not_marked', () => {
  const daily = claim({ until: '2021-01-01', renewal: { period: 'P1D', deadline: null, renewsTo: null } });
  expect(renewed(answers('definitely', daily))).toEqual([]);
});
