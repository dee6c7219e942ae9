import { createTermKindRegistry } from '#contracts';
import { faultsOfRequest } from './faults-of-request';

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
