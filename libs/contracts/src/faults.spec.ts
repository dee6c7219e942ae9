import fc from 'fast-check';
import { Type, type TSchema } from 'typebox';
import { CalendarDuration } from './events/duration';
import { Event, eventSchemas } from './events/event';
import { Scope, ScopeFilter, ScopeFilterList } from './events/scope';
import { faultsAsMeant, faultsOf, matches } from './faults';
import { pointerSegment } from './json-pointer';
import { namesPattern } from './pattern-meanings';
import { closed, Slug, Uuid } from './primitives';

const seed = Number(process.env['FAULTS_SEED'] ?? 16);
beforeAll(() => process.stdout.write(`faults: FAULTS_SEED=${seed}\n`));

/** What a JSON Pointer leads to, read by the letter of RFC 6901. */
const follow = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce(
      (at, segment) => (at as Record<string, unknown>)[segment.replaceAll('~1', '/').replaceAll('~0', '~')],
      value,
    );

describe('a pointer segment', () => {
  it.each([
    ['a', '/a'],
    ['', '/'],
    ['a/b', '/a~1b'],
    ['m~n', '/m~0n'],
    ['~1', '/~01'],
    ['/~/', '/~1~0~1'],
    [7, '/7'],
  ])('for_%p_is_%p', (name, segment) => expect(pointerSegment(name)).toBe(segment));

  it('resolves_to_the_member_for_any_name', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('~', '/', '0', '1', 'a', ' ') }), (name) => {
        expect(follow({ [name]: 'here' }, pointerSegment(name))).toBe('here');
      }),
      { seed },
    );
  });
});

describe('faults of values that are too large', () => {
  const List = closed({ names: Type.Array(Slug, { maxItems: 3, uniqueItems: true }) });

  // The library's own search for repeated elements takes minutes for this list.
  it('are_found_in_a_list_of_equal_elements_in_time_proportional_to_its_length', () => {
    expect(faultsOf(List, { names: Array(200_000).fill('a') })).toEqual([
      { pointer: '/names', message: expect.stringContaining('3') as string },
      { pointer: '/names', message: expect.stringContaining('duplicate') as string },
    ]);
  });

  it('keep_their_places_in_a_list_that_is_too_long', () => {
    const names = ['a', 'B', ...Array.from({ length: 5_000 }, (_, index) => `a${index}`)];
    expect(faultsOf(List, { names }).map(({ pointer }) => pointer)).toEqual(['/names/1', '/names']);
  });

  it('are_at_most_a_thousand', () => {
    const names = Array.from({ length: 50 }, (_, index) => `a${index}`);
    const Wide = Type.Array(Type.Object(Object.fromEntries(names.map((name) => [name, Slug]))));
    expect(faultsOf(Wide, Array(500).fill({}))).toHaveLength(1_000);
  });

  it('are_found_at_any_depth', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const Names = closed({ names: Type.Array(Slug) });
    expect(faultsOf(Names, { names: [deep] })).toMatchObject([{ pointer: '/names/0' }]);
  });
});

describe('faults', () => {
  const Pair = closed({ left: Type.String(), right: Type.Optional(Type.Integer({ minimum: 0 })) });

  it('are_empty_if_the_value_matches', () => {
    expect(faultsOf(Pair, { left: '' })).toEqual([]);
    expect(faultsOf(Pair, { left: '', right: 0 })).toEqual([]);
  });

  it('have_pointers_below_the_given_place', () => {
    expect(faultsOf(Pair, { right: -1, 'x/y': 0 }, '/pairs/3')).toEqual(
      expect.arrayContaining([
        { pointer: '/pairs/3/left', message: 'is missing' },
        { pointer: '/pairs/3/x~1y', message: 'is not a known member here' },
        { pointer: '/pairs/3/right', message: expect.stringContaining('0') as string },
      ]),
    );
  });

  it('explain_a_pattern_that_has_a_description', () => {
    const messagesOf = (schema: TSchema) => faultsOf(schema, 'No Slug').map(({ message }) => message);
    expect(messagesOf(Slug)).toEqual(['must be lower-case words joined by single hyphens, such as "microsoft-openai"']);
    expect(messagesOf(Uuid)).toEqual([expect.stringContaining('must be a UUID in lower case')]);
    expect(messagesOf(Scope)).toEqual(['must be slugs joined by dots, such as "api.stateless"; "all" stands alone']);
    expect(messagesOf(ScopeFilter)).toEqual([expect.stringContaining('must be a scope, such as "api", or')]);
    expect(messagesOf(ScopeFilterList)).toEqual([expect.stringContaining('several are separated by commas')]);
    expect(messagesOf(CalendarDuration)).toEqual([expect.stringContaining('must be whole years and months')]);
    expect(messagesOf(Type.String({ pattern: '^x$' }))).toEqual(['must match pattern "^x$"']);
    expect(messagesOf(Type.String({ pattern: namesPattern(['ended', 'took-effect']) }))).toEqual([
      'must be one of "ended", "took-effect"; several are separated by commas',
    ]);
    expect(messagesOf(Type.String({ pattern: '^(a|b)(,c)$' }))).toEqual(['must match pattern "^(a|b)(,c)$"']);
  });

  it('are_each_listed_once', () => {
    const faults = faultsOf(Type.Union([Pair, Pair]), { left: 1 });
    expect(faults).toHaveLength(new Set(faults.map(({ pointer, message }) => pointer + message)).size);
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/left']);
  });

  it('are_all_listed_regardless_of_their_number', () => {
    expect(faultsOf(Type.Array(Type.String()), Array(300).fill(0))).toHaveLength(300);
  });

  it('are_never_empty_if_the_value_does_not_match', () => {
    const schemas = [Event, ...Object.values(eventSchemas), Type.Union([Pair, Type.Null()]), Type.Array(Pair)];
    fc.assert(
      fc.property(fc.constantFrom(...schemas), fc.jsonValue(), (schema, value) => {
        const json = JSON.parse(JSON.stringify(value)) as unknown;
        expect(faultsOf(schema, json).length === 0).toBe(matches(schema, json));
        const [all, meant] = [faultsOf(schema, json), faultsAsMeant(schema, json)];
        expect(meant.length === 0).toBe(all.length === 0);
        expect(all).toEqual(expect.arrayContaining(meant));
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('of_thousands_of_unknown_members_are_summed_up_in_one', () => {
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`member-${n}`, n]));
    expect(faultsOf(Pair, { left: '', ...many }, '/pair')).toEqual([
      { pointer: '/pair', message: 'is wrong in too many places to tell each' },
    ]);
  });
});
