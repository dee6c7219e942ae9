import { readSchema } from './schema';

const definitions = {
  absence: { enum: [{ unknown: true }, { none: true }, { undisclosed: true }], description: 'how' },
  Party: {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string', maxLength: 64 }, name: { type: 'string', maxLength: 200 } },
  },
};
const read = (schema: Record<string, unknown>) => readSchema(schema, definitions);

describe('a schema', () => {
  it.each([
    ['a_line', { type: 'string', maxLength: 64 }, { field: 'line', hint: undefined }],
    ['a_text', { type: 'string', maxLength: 2000 }, { field: 'text', hint: undefined }],
    ['a_choice', { type: 'string', enum: ['a', 'b'] }, { field: 'choice', options: ['a', 'b'] }],
    ['yes_or_no', { type: 'boolean' }, { field: 'yes-no' }],
    ['a_number', { type: 'integer' }, { field: 'number' }],
    ['lines', { type: 'array', items: { type: 'string', maxLength: 64 } }, { field: 'lines' }],
    ['a_list', { type: 'array', items: { $ref: '#/x/Party' } }, { field: 'list', item: { $ref: '#/x/Party' } }],
    ['nothing_to_fill_in', { const: 'set', type: 'string' }, { field: 'fixed' }],
    ['anything', { description: 'typed by kind' }, { field: 'anything' }],
    ['anything_of_two_shapes', { anyOf: [{ type: 'string' }, { type: 'integer' }] }, { field: 'anything' }],
  ])('of_%s_is_read', (_, schema, shape) => {
    expect(read(schema)).toMatchObject({ shape, absences: [] });
  });

  it('of_an_object_names_its_members_and_which_are_required', () => {
    expect(read({ $ref: '#/components/schemas/Party' }).shape).toMatchObject({
      field: 'members',
      members: [
        { name: 'id', isRequired: true },
        { name: 'name', isRequired: false },
      ],
    });
  });

  it('allows_a_value_to_be_absent_in_three_ways', () => {
    const schema = { anyOf: [{ type: 'string', maxLength: 9, title: 'who' }, { $ref: '#/$defs/absence' }] };
    expect(read(schema)).toMatchObject({
      shape: { field: 'line' },
      absences: ['unknown', 'none', 'undisclosed'],
      title: 'who',
    });
  });

  it('allows_an_end_to_be_unknown', () => {
    const unknown = { type: 'object', required: ['unknown'], properties: { unknown: { const: true } } };
    expect(read({ anyOf: [{ type: 'string', maxLength: 64 }, unknown], description: 'the last day' })).toMatchObject({
      shape: { field: 'line' },
      absences: ['unknown'],
      description: 'the last day',
    });
  });
});
