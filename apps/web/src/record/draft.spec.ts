import { faultsAt, filledIn, pointerTo, upwards, withMember } from './draft';

describe('a draft', () => {
  it('is_sent_without_what_was_left_empty', () => {
    expect(filledIn({ title: 'x', until: '', between: [], value: { a: '', b: { c: '' } }, data: {} })).toEqual({
      title: 'x',
      data: {},
    });
  });

  it('keeps_the_places_of_its_lists', () => {
    expect(filledIn({ sources: [{ publisher: '' }, { publisher: 'p' }] })).toEqual({
      sources: [{}, { publisher: 'p' }],
    });
  });

  it('leaves_out_empty_lines', () => {
    expect(filledIn({ assertedBy: ['a', ' ', 'b'] })).toEqual({ assertedBy: ['a', 'b'] });
  });

  it('has_members_set_and_taken_out', () => {
    expect(withMember({ a: 1 }, 'b', 2)).toEqual({ a: 1, b: 2 });
    expect(withMember({ a: 1, b: 2 }, 'b', undefined)).toEqual({ a: 1 });
    expect(withMember(undefined, 'a', true)).toEqual({ a: true });
  });
});

describe('faults', () => {
  const faults = ['/a', '/a/0', '/ab'].map((pointer) => ({ pointer, detail: '' }));

  it('are_shown_at_their_field', () => {
    expect(faultsAt(faults, '/a', false).map(({ pointer }) => pointer)).toEqual(['/a']);
  });

  it('within_a_field_without_fields_are_shown_at_it', () => {
    expect(faultsAt(faults, '/a', true).map(({ pointer }) => pointer)).toEqual(['/a', '/a/0']);
  });

  it('find_the_nearest_field_upwards', () => {
    expect([...upwards('/events/0/title')]).toEqual(['/events/0/title', '/events/0', '/events']);
  });

  it('point_to_members_of_any_name', () => {
    expect(pointerTo('/events/0', 'a/b~c')).toBe('/events/0/a~1b~0c');
  });
});
