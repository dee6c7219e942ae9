import type { Fault } from '../faults';
import { TermKindsInvalid } from './additional-kinds';
import { createTermKindRegistry } from './registry';

const entry = (over: Record<string, unknown> = {}) => ({
  kind: 'data-residency',
  title: 'Data residency',
  description: 'Where data is kept.',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      regions: { type: 'array', items: { $ref: '#/$defs/region' } },
      copies: { anyOf: [{ type: 'integer' }, { const: 'many' }] },
    },
    additionalProperties: false,
    $defs: { region: { type: 'string', pattern: '^[a-z]{2}$', description: 'a country code in lower case' } },
  },
  ...over,
});
const withProperty = (schema: unknown) => [entry({ schema: { type: 'object', properties: { field: schema } } })];

const faultsOf = (document: unknown): readonly Fault[] => {
  try {
    createTermKindRegistry(document);
  } catch (error) {
    if (error instanceof TermKindsInvalid) return error.faults;
    throw error;
  }
  return [];
};
const pointersOf = (document: unknown) => faultsOf(document).map(({ pointer }) => pointer);

describe('additional term kinds', () => {
  const registry = createTermKindRegistry([entry()]);

  it('are_kinds_like_any_other', () => {
    expect(registry.has('data-residency')).toBe(true);
    expect(registry.kinds.at(-1)).toMatchObject({ kind: 'data-residency', title: 'Data residency' });
    expect(registry.has('api-hosting')).toBe(true);
  });

  it('take_absences_in_any_field_and_a_summary_without_saying_so', () => {
    const values = [
      { unknown: true },
      { regions: { undisclosed: true } },
      { regions: ['de', { unknown: true }] },
      { copies: { none: true } },
    ];
    for (const value of [...values, { regions: ['de'], copies: 'many', summary: 'in Germany' }])
      expect(registry.check('data-residency', value)).toEqual([]);
  });

  it('refuse_what_their_schema_refuses', () => {
    expect(registry.check('data-residency', { regions: ['Germany'], region: 'de', copies: { unknown: 1 } })).toEqual([
      { pointer: '/region', message: 'is not a known member here' },
      { pointer: '/regions/0', message: 'must be a country code in lower case' },
      { pointer: '/copies', message: 'must be one of {"unknown":true}, {"none":true}, {"undisclosed":true}' },
    ]);
  });

  it('never_pass_a_refused_value_for_want_of_words', () => {
    const [conditional] = withProperty({ if: { type: 'string' }, then: { minLength: 5 } });
    expect(createTermKindRegistry([conditional]).check('data-residency', { field: 'abc' })).not.toEqual([]);
    const [never] = withProperty(false);
    expect(createTermKindRegistry([never]).check('data-residency', { field: 'abc' })).not.toEqual([]);
  });

  it('are_refused_with_the_entry_and_the_place_of_each_fault', () => {
    const { title: _title, ...untitled } = entry({ kind: 'second' });
    expect(pointersOf([entry(), untitled, entry({ kind: 'Third Kind' })])).toEqual(['/1/title', '/2/kind']);
    expect(faultsOf({ kinds: [] })).toEqual([{ pointer: '', message: 'must be a list of term kinds' }]);
    expect(pointersOf([7])).toEqual(['/0']);
    expect(pointersOf([entry({ schema: { type: 'string' } })])).toContain('/0/schema/type');
    expect(() => createTermKindRegistry([untitled])).toThrow(
      'the additional term kinds cannot be used: /0/title is missing',
    );
  });

  it('are_refused_when_the_name_is_taken', () => {
    const taken = [{ pointer: '/0/kind', message: 'is taken: there is a term kind "api-hosting" already' }];
    expect(faultsOf([entry({ kind: 'api-hosting' })])).toEqual(taken);
    expect(pointersOf([entry(), entry()])).toEqual(['/1/kind']);
  });

  it.each([
    ['an unknown type', { type: 'strng' }, 'type'],
    ['a broken pattern', { type: 'string', pattern: '(' }, 'pattern'],
    ['a reference to nowhere', { $ref: '#/$defs/nothing' }, '$ref'],
    ['a reference to elsewhere', { $ref: 'https://example.com/schema' }, '$ref'],
    ['an id', { $id: 'urn:example:x', type: 'string' }, '$id'],
  ])('are_refused_with_a_schema_that_has %s', (_what, schema, keyword) => {
    expect(pointersOf(withProperty(schema))).toContain(`/0/schema/properties/field/${keyword}`);
  });

  it('may_not_redefine_what_an_absence_is', () => {
    const schema = { type: 'object', properties: {}, $defs: { absence: { type: 'string' } } };
    expect(pointersOf([entry({ schema })])).toEqual(['/0/schema/$defs/absence']);
  });
});
