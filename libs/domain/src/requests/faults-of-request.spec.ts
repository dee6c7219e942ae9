import { createTermKindRegistry } from '#contracts';
import { faultsOfRequest } from './faults-of-request';
import { faultsOfMoment } from './stated-moment';

const kinds = createTermKindRegistry();
const event = (over: object = {}): object => ({
  type: 'TermsReaffirmed',
  occurred: '2026-01-01',
  title: 'said',
  sources: [{ publisher: 'test', url: 'https://example.org/' }],
  data: { statement: 'so' },
  ...over,
});
const placed = (...events: unknown[]): string[][] =>
  faultsOfRequest({ events }, kinds).map(({ pointer, code }) => [pointer, code ?? 'schema-mismatch']);

test('an_invalid_address_an_invalid_date_and_an_unknown_kind_are_three_faults', () => {
  const effects = [{ effect: 'set', kind: 'nonsense', value: {} }];
  expect(
    placed(event({ occurred: '25 March 2019', sources: [{ publisher: 'A', url: 'apple.com/x' }], effects })),
  ).toEqual([
    ['/events/0/sources/0/url', 'schema-mismatch'],
    ['/events/0/occurred', 'date-invalid'],
    ['/events/0/effects/0/kind', 'kind-unknown'],
  ]);
});

test('dates_and_kinds_with_a_valid_form_are_left_to_the_decision', () => {
  expect(placed(event({ occurred: '2026-02-30', effects: [{ effect: 'reaffirm', kind: '*' }] }))).toEqual([]);
});

test('a_replacement_is_checked_too', () => {
  const replacement = event({ occurred: 'soon', sources: [{ publisher: 'A', url: 'https://u:p@example.org/' }] });
  expect(
    placed({
      type: 'EventCorrected',
      data: { target: '0196c9d1-0000-4000-8000-000000000000', reason: 'r', replacement },
    }),
  ).toEqual([
    ['/events/0/data/replacement/sources/0/url', 'schema-mismatch'],
    ['/events/0/data/replacement/occurred', 'date-invalid'],
  ]);
});

test.each([
  'https://user:pw@example.org/',
  'https://user@example.org/',
  'https://example.org/\u202egpj.exe',
  'https://exa\u200bmple.org/',
  'https://[',
])('a_misleading_address_is_refused: %j', (url) => {
  expect(placed(event({ sources: [{ publisher: 'A', url }] }))).toEqual([
    ['/events/0/sources/0/url', 'schema-mismatch'],
  ]);
});

test('a_deeply_nested_body_is_refused_without_recursion', () => {
  let deep: object = {};
  for (let depth = 0; depth < 20_000; depth += 1) deep = { data: { replacement: deep } };
  expect(placed(deep).length).toBeGreaterThan(0);
});

describe('a fault of the schema that has a code of its own', () => {
  const effect = (more: object): object => ({ effect: 'set', kind: 'exclusivity', value: { summary: 's' }, ...more });
  const conditions = (count: number): string[] => Array.from({ length: count }, (_, nth) => `c${nth}`);

  test.each<[string, object, string, string]>([
    ['a_date_that_is_too_short', { occurred: 'x' }, '/occurred', 'date-invalid'],
    ['a_date_that_is_too_long', { occurred: '2'.repeat(65) }, '/occurred', 'date-invalid'],
    [
      'an_empty_date_of_a_source',
      { sources: [{ publisher: 'A', published: '' }] },
      '/sources/0/published',
      'date-invalid',
    ],
    [
      'a_review_through_a_month',
      { type: 'SourcesReviewed', data: { through: '2026-02' } },
      '/data/through',
      'date-invalid',
    ],
    [
      'a_long_stop_day_that_is_a_month',
      { effects: [effect({ fromCondition: 'c', by: '2026-02' })] },
      '/effects/0/by',
      'date-invalid',
    ],
    [
      'a_day_in_a_condition_that_does_not_exist',
      { effects: [effect({ fromCondition: { any: ['c', { all: ['d', { day: '2026-02-30' }] }] } })] },
      '/effects/0/fromCondition/any/1/all/1/day',
      'date-invalid',
    ],
    ['an_end_that_is_too_short', { effects: [effect({ until: 'x' })] }, '/effects/0/until', 'date-invalid'],
    [
      'an_empty_condition_list',
      { effects: [effect({ untilCondition: { all: [] } })] },
      '/effects/0/untilCondition/all',
      'condition-invalid',
    ],
    [
      'a_condition_list_of_nine',
      { effects: [effect({ fromCondition: { all: conditions(9) } })] },
      '/effects/0/fromCondition/all',
      'condition-invalid',
    ],
    [
      'an_inner_condition_list_of_nine',
      { effects: [effect({ fromCondition: { any: ['c', { all: conditions(9) }] } })] },
      '/effects/0/fromCondition/any/1/all',
      'condition-invalid',
    ],
    [
      'a_condition_nested_three_deep',
      { effects: [effect({ fromCondition: { all: [{ any: [{ all: ['a', 'b'] }] }] } })] },
      '/effects/0/fromCondition/all/0/any/0',
      'condition-invalid',
    ],
    [
      'a_condition_that_is_a_day',
      { effects: [effect({ fromCondition: { day: '2026-01-01' } })] },
      '/effects/0/fromCondition',
      'condition-invalid',
    ],
    [
      'a_period_of_months_and_days',
      { effects: [effect({ until: '2026-12-31', renewal: { period: 'P1M1D' } })] },
      '/effects/0/renewal/period',
      'renewal-invalid',
    ],
    [
      'a_notice_of_hours',
      { effects: [effect({ until: '2026-12-31', renewal: { period: 'P1Y', notice: 'PT1H' } })] },
      '/effects/0/renewal/notice',
      'renewal-invalid',
    ],
    [
      'a_renewal_no_times',
      { effects: [effect({ until: '2026-12-31', renewal: { period: 'P1Y', times: 0 } })] },
      '/effects/0/renewal/times',
      'renewal-invalid',
    ],
    ['a_length_in_hours', { effects: [effect({ until: { for: 'PT1H' } })] }, '/effects/0/until/for', 'date-invalid'],
  ])('%s', (_, over, pointer, code) => {
    expect(placed(event(over))).toEqual([[`/events/0${pointer}`, code]]);
    const correction = {
      type: 'EventCorrected',
      data: { target: '0196c9d1-0000-4000-8000-000000000000', reason: 'r', replacement: event(over) },
    };
    expect(placed(correction)).toEqual([[`/events/0/data/replacement${pointer}`, code]]);
  });

  test.each<[string, object, string]>([
    ['a_date_that_is_not_a_string', { occurred: 2026 }, '/occurred'],
    ['a_date_in_an_unknown_member', { effects: [effect({ on: 'x' })] }, '/effects/0/on'],
    ['a_condition_that_is_not_a_slug', { effects: [effect({ fromCondition: 'No Slug' })] }, '/effects/0/fromCondition'],
    [
      'a_condition_with_an_unknown_member',
      { effects: [effect({ fromCondition: { all: ['a'], note: 'x' } })] },
      '/effects/0/fromCondition/note',
    ],
    [
      'a_period_that_is_not_a_string',
      { effects: [effect({ until: '2026-12-31', renewal: { period: 1 } })] },
      '/effects/0/renewal/period',
    ],
  ])('is_not_%s', (_, over, pointer) => {
    expect(placed(event(over))).toEqual([[`/events/0${pointer}`, 'schema-mismatch']]);
  });
});

test('an_invalid_value_is_reported_together_with_the_faults_of_the_shape', () => {
  const effects = [
    { effect: 'set', kind: 'exclusivity', value: { nope: 1 }, on: '2026' },
    { effect: 'override', kind: 'exclusivity', value: null, until: '2026' },
  ];
  expect(placed(event({ effects }))).toEqual([
    ['/events/0/effects/0/on', 'schema-mismatch'],
    ['/events/0/effects/0/value/nope', 'value-invalid'],
  ]);
});

describe('a body of a megabyte of faults', () => {
  test.each<[string, object[]]>([
    ['effects', [event({ effects: Array(300_000).fill({}) })]],
    ['equal_parties', [event({ effects: [{ effect: 'set', kind: 'purpose', between: Array(200_000).fill('a') }] })]],
    ['sources', [event({ sources: Array(400_000).fill(1) })]],
    ['kinds', Array(100).fill(event({ effects: Array(100).fill({ kind: 'x' }) }))],
  ])('has_a_thousand_at_most: %s', (_name, events) => {
    const faults = placed(...events);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(1_000);
  });

  test('has_pointers_in_which_the_names_of_members_are_escaped', () => {
    const faults = faultsOfRequest({ events: [event()], 'a/b~c': 1 }, kinds);
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/a~1b~0c']);
  });
});

test.each(['2025-10-28T12:00:00Z', '2025-10-28t23:59:59.123456z', '2025-10-28T00:00:00+14:00'])(
  '%s_is_a_moment',
  (text) => {
    expect(faultsOfMoment(text)).toEqual([]);
  },
);

test.each([
  '2025-10-28T24:00:00Z',
  '2025-10-28T24:00:00.000+01:00',
  '2025-10-28T12:60:00Z',
  '2025-10-28T12:00:60Z',
  '2025-10-28T12:00:00+24:00',
  '2025-02-30T12:00:00Z',
  '0001-01-01T00:00:00+01:00',
  '9999-12-31T23:00:00-01:00',
  '2025-10-28',
  7,
])('%s_is_no_moment', (text) => {
  expect(faultsOfMoment(text)).toMatchObject([{ pointer: '/recordedAt' }]);
});
