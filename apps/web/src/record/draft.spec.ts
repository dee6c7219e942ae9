import { faultsAt, filledIn, pointerTo, upwards, withMember } from './draft';

describe('a draft', () => {
  it('is_sent_without_empty_members', () => {
    expect(filledIn({ title: 'x', until: '', between: [], value: { a: '', b: { c: '' } }, data: {} })).toEqual({
      title: 'x',
      data: {},
    });
  });

  it('keeps_the_positions_of_list_items', () => {
    expect(filledIn({ sources: [{ publisher: '' }, { publisher: 'p' }] })).toEqual({
      sources: [{}, { publisher: 'p' }],
    });
  });

  it('leaves_out_empty_lines', () => {
    expect(filledIn({ assertedBy: ['a', ' ', 'b'] })).toEqual({ assertedBy: ['a', 'b'] });
  });

  it('is_copied_with_a_member_set_or_removed', () => {
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

  it('inside_a_field_without_inner_fields_are_shown_at_that_field', () => {
    expect(faultsAt(faults, '/a', true).map(({ pointer }) => pointer)).toEqual(['/a', '/a/0']);
  });

  it('are_looked_up_from_their_pointer_upwards', () => {
    expect([...upwards('/events/0/title')]).toEqual(['/events/0/title', '/events/0', '/events']);
  });

  it('have_pointers_that_escape_member_names', () => {
    expect(pointerTo('/events/0', 'a/b~c')).toBe('/events/0/a~1b~0c');
  });
});
