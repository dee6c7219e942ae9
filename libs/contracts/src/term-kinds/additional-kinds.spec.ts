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

  it('behave_like_built_in_kinds', () => {
    expect(registry.has('data-residency')).toBe(true);
    expect(registry.kinds.at(-1)).toMatchObject({ kind: 'data-residency', title: 'Data residency' });
    expect(registry.has('api-hosting')).toBe(true);
  });

  it('accept_absences_in_any_field_and_a_summary_by_default', () => {
    const values = [
      { unknown: true },
      { regions: { undisclosed: true } },
      { regions: ['de', { unknown: true }] },
      { copies: { none: true } },
    ];
    for (const value of [...values, { regions: ['de'], copies: 'many', summary: 'in Germany' }])
      expect(registry.check('data-residency', value)).toEqual([]);
  });

  it('reject_values_that_their_schema_rejects', () => {
    expect(registry.check('data-residency', { regions: ['Germany'], region: 'de', copies: { unknown: 1 } })).toEqual([
      { pointer: '/region', message: 'is not a known member here' },
      { pointer: '/regions/0', message: 'must be a country code in lower case' },
      { pointer: '/copies', message: 'must be one of {"unknown":true}, {"none":true}, {"undisclosed":true}' },
    ]);
  });

  it('never_accept_a_rejected_value_for_lack_of_a_message', () => {
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

  it('are_refused_if_the_name_is_taken', () => {
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
  ])('are_refused_if_their_schema_has %s', (_what, schema, keyword) => {
    expect(pointersOf(withProperty(schema))).toContain(`/0/schema/properties/field/${keyword}`);
  });

  it('cannot_redefine_absences', () => {
    const schema = { type: 'object', properties: {}, $defs: { absence: { type: 'string' } } };
    expect(pointersOf([entry({ schema })])).toEqual(['/0/schema/$defs/absence']);
  });
});

describe('an extension of a built-in kind', () => {
  const extension = (over: Record<string, unknown> = {}) => ({
    extends: 'revenue-share',
    properties: { floor: { $ref: '#/$defs/sum' }, audited: { type: 'boolean' } },
    $defs: { sum: { type: 'string', pattern: '^\\d+$', description: 'a whole number' } },
    ...over,
  });
  const registry = createTermKindRegistry([extension(), entry()]);

  it('adds_fields_and_keeps_the_existing_ones', () => {
    const value = { payer: 'openai', percentage: { value: '20' }, floor: '5', audited: { unknown: true } };
    expect(registry.check('revenue-share', value)).toEqual([]);
    expect(registry.check('revenue-share', { none: true })).toEqual([]);
    expect(registry.check('revenue-share', {})).toEqual([{ pointer: '', message: 'must not be empty' }]);
  });

  it('reports_faults_in_its_fields_and_in_the_others', () => {
    expect(registry.check('revenue-share', { floor: 'five', audited: 1, percentage: '20', floors: 1 })).toEqual(
      expect.arrayContaining([
        { pointer: '/floor', message: 'must be a whole number' },
        { pointer: '/audited', message: 'must be true or false' },
        { pointer: '/percentage', message: 'must be an object' },
        { pointer: '/floors', message: 'is not a known member here' },
      ]),
    );
  });

  it('does_not_affect_other_kinds_or_other_registries', () => {
    expect(registry.check('royalty', { floor: '5' })).not.toEqual([]);
    expect(createTermKindRegistry().check('revenue-share', { floor: '5' })).not.toEqual([]);
    expect(registry.kinds.filter(({ kind }) => kind === 'revenue-share')).toHaveLength(1);
    expect(registry.has('data-residency')).toBe(true);
  });

  it('may_be_split_over_several_entries', () => {
    const second = { extends: 'revenue-share', properties: { ceiling: { type: 'string' } } };
    const both = createTermKindRegistry([extension(), second]);
    expect(both.check('revenue-share', { floor: '5', ceiling: 'x' })).toEqual([]);
  });

  it.each([
    ['of_an_unknown_kind', extension({ extends: 'revenue-shares' }), ['/0/extends']],
    ['of_an_existing_field', extension({ properties: { payer: { type: 'string' } } }), ['/0/properties/payer']],
    ['of_the_summary', extension({ properties: { summary: { type: 'string' } } }), ['/0/properties/summary']],
    ['with_an_invalid_schema', extension({ properties: { floor: { type: 'strng' } } }), ['/0/properties/floor/type']],
    ['with_an_unresolved_reference', extension({ $defs: {} }), ['/0/properties/floor/$ref']],
    ['that_redefines_absences', extension({ $defs: { absence: true, sum: true } }), ['/0/$defs/absence']],
    ['with_unknown_members', extension({ title: 'x' }), ['/0/title']],
  ])('is_refused_if_it_is_one_%s', (_, document, expected) => {
    expect([...new Set(pointersOf([document]))]).toEqual(expected);
  });

  it('is_refused_if_it_repeats_an_earlier_extension', () => {
    expect(pointersOf([extension(), extension()])).toEqual([
      '/1/properties/floor',
      '/1/properties/audited',
      '/1/$defs/sum',
    ]);
  });

  it('is_refused_for_a_configured_kind', () => {
    expect(pointersOf([entry(), extension({ extends: 'data-residency' })])).toEqual(['/1/extends']);
  });
});
