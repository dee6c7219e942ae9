import type { TermEntryAnswer } from '#client';
import { renderCondition } from './condition';
import { linesOf, renderInForce } from './terms-table';

const entry = (more: Partial<TermEntryAnswer>): TermEntryAnswer => ({
  kind: 'supply',
  scope: 'api',
  value: 'all of it',
  certainty: 'definitely',
  inForce: 'definitely',
  between: ['a', 'b'],
  mayBind: [],
  segment: { from: '2020-01-01', to: null },
  lastReaffirmed: null,
  claims: [],
  contested: [],
  notCounted: [],
  ...more,
});
const statement = { eventId: 'e', version: 1, from: '2020-01-01', until: null, assertedBy: ['the press'], sources: [] };
const claim = { ...statement, effect: 'set', untilCondition: null, title: 'a notice' } as const;

test.each<[Partial<TermEntryAnswer>, string]>([
  [{}, 'definitely'],
  [{ certainty: 'possibly', inForce: 'possibly' }, 'possibly'],
  [{ certainty: 'possibly', inForce: 'possibly', suspended: 'possibly' }, 'possibly, or suspended'],
  [{ certainty: 'possibly' }, 'one of several'],
  [{ certainty: 'not', inForce: 'not' }, 'not'],
  [{ certainty: 'not', inForce: 'not', suspended: 'definitely' }, 'suspended'],
  [{ certainty: 'not', inForce: 'not', suspended: 'possibly' }, 'possibly suspended'],
])('in_force_of_%j_is_rendered_as_%s', (more, expected) => {
  expect(renderInForce(entry(more))).toBe(expected);
});

test('an_entry_without_further_facts_is_rendered_as_its_value_alone', () => {
  expect(linesOf(entry({ resolvedFrom: 'api' }))).toEqual(['all of it']);
});

test('further_facts_follow_the_value_on_lines_of_their_own', () => {
  const lines = linesOf(
    entry({
      resolvedFrom: 'all',
      mayBind: ['c'],
      suspendedBy: [claim],
      claims: [{ ...claim, untilCondition: { any: ['agi', 'sale'] }, openConditions: ['agi'] }],
      contested: [{ ...statement, value: 'half' }],
      notCounted: [{ ...statement, effect: 'end', value: null, standing: 'reported', because: 'reported' }],
      exceptions: [{ scope: 'api.stateless', links: { self: '' } }],
      moreExceptions: 2,
      cautious: true,
    }),
  );
  expect(lines).toEqual([
    'all of it',
    'set for the scope all',
    'ends when agi or sale comes true',
    'binds a, b; may bind c',
    'suspended by: a notice',
    'contested by the press: half',
    'not counted, reported by the press: it ended',
    'except for api.stateless and 2 more',
    'taken with caution: it may be more certain than this',
  ]);
});

test.each([
  [
    { deadline: '2030-06-30', renewsTo: '2031-12-31' },
    ['renews itself to 2031-12-31 unless notice is given by 2030-06-30'],
  ],
  [{ deadline: null, renewsTo: '2031-12-31' }, ['renews itself to 2031-12-31']],
  [{ deadline: null, renewsTo: null }, []],
])('the_renewal_%j_is_rendered_as_%j', (ahead, expected) => {
  expect(linesOf(entry({ claims: [{ ...claim, renewal: { period: 'P1Y', ...ahead } }] }))).toEqual([
    'all of it',
    ...expected,
  ]);
});

test('a_condition_expression_is_rendered_with_brackets_where_they_are_needed', () => {
  expect(renderCondition('closing')).toBe('closing');
  expect(renderCondition({ all: ['a', { any: ['b', { day: '2030-12-31' }] }] })).toBe(
    'a and (b or the day 2030-12-31)',
  );
});
