import { dayOf } from '../time/day';
import { missingIn, missingInEffects } from './missing';

const definitions = {
  Source: { type: 'object', required: ['publisher'], properties: { publisher: { type: 'string' } } },
  SubmittedSetEffect: {
    type: 'object',
    required: ['effect', 'kind', 'value'],
    properties: {
      effect: { type: 'string', const: 'set' },
      kind: { type: 'string' },
      value: {},
      from: { type: 'string' },
    },
  },
};
const schema = {
  type: 'object',
  required: ['title', 'data'],
  properties: {
    title: { type: 'string' },
    data: { type: 'object', required: ['period'], properties: { period: { type: 'string', pattern: '^P\\d+Y$' } } },
    sources: { type: 'array', items: { $ref: '#/x/Source' } },
  },
};
const reading = { today: dayOf('2026-11-29'), parties: [] };
const missing = (value: object) => missingIn(value as never, { schema, definitions, pointer: '', reading });

describe('the missing fields of a draft', () => {
  it('are_the_required_fields_at_every_depth', () => {
    expect(missing({})).toEqual(['/title', '/data/period']);
    expect(missing({ title: 'x', data: { period: 'P5Y' }, sources: [{}] })).toEqual(['/sources/0/publisher']);
  });

  it('include_fields_whose_words_were_not_converted_to_a_value', () => {
    expect(missing({ title: 'x', data: { period: 'a while' } })).toEqual(['/data/period']);
    expect(missing({ title: 'x', data: { period: 'five years' } })).toEqual(['/data/period']);
    expect(missing({ title: 'x', data: { period: { unknown: true } } })).toEqual([]);
  });

  it('include_the_kind_and_the_value_of_an_effect', () => {
    const kinds = [{ kind: 'supply', title: 'Supply', description: '', schema, scopeHint: '' }] as never;
    const fields = { kinds, definitions, pointer: '/effects', reading };
    expect(missingInEffects([{ effect: 'set' }], fields)).toEqual(['/effects/0/kind']);
    expect(missingInEffects([{ effect: 'set', kind: 'supply' }], fields)).toEqual(['/effects/0/value']);
    const value = { title: 'x' };
    expect(missingInEffects([{ effect: 'set', kind: 'supply', value, from: 'soon' }], fields)).toEqual([
      '/effects/0/from',
      '/effects/0/value/data/period',
    ]);
  });
});
