import { createTermKindRegistry } from './registry';

const registry = createTermKindRegistry([
  { extends: 'equity-stake', properties: { custodians: { type: 'array', items: { type: 'string' } } } },
]);
const partiesOf = (kind: string, value: unknown): string[] =>
  registry.partiesOf(kind, value).map(({ pointer, id }) => `${pointer} ${id}`);

test('only_the_fields_for_parties_of_a_kind_yield_parties', () => {
  const stake = { holder: 'alpha', issuer: 'beta', basis: 'gamma', summary: 'delta', custodians: ['epsilon'] };
  expect(partiesOf('equity-stake', stake)).toEqual(['/holder alpha', '/issuer beta']);
});

test.each([
  ['anybody', 'api-hosting', { provider: '*' }],
  ['an_invalid_id', 'equity-stake', { holder: 'Not An Id', issuer: 'x'.repeat(65) }],
  ['somebody_unknown', 'equity-stake', { holder: { unknown: true } }],
  ['nothing', 'equity-stake', { none: true }],
  ['a_value_of_an_unknown_kind', 'no-such-kind', { holder: 'alpha' }],
  ['null', 'equity-stake', null],
])('%s_is_not_a_party', (_, kind, value) => {
  expect(partiesOf(kind, value)).toEqual([]);
});

test('every_party_of_every_kind_is_found', () => {
  const isParty = (field: unknown): boolean => JSON.stringify(field).includes('the id of a party');
  for (const { kind, schema } of registry.kinds) {
    const [value] = (schema as unknown as { anyOf: [{ properties: Record<string, unknown> }] }).anyOf;
    const fields = Object.entries(value.properties).filter(([, field]) => isParty(field));
    for (const [name, field] of fields) {
      const isList = JSON.stringify(field).includes('"array"');
      expect([kind, partiesOf(kind, { [name]: isList ? ['alpha'] : 'alpha' })]).toEqual([
        kind,
        [`/${name}${isList ? '/0' : ''} alpha`],
      ]);
    }
  }
});
