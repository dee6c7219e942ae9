import { boundsOf, differenceBetween } from '#domain';
import { party, said, started, TERM, worldsOf, written, type Said } from '../answers/testing/rendered-history';
import { TermDifferenceAnswer } from './diff.route';
import { partOfDifference } from './render-difference';

function told(was: string, now: string, ...events: readonly Said[]) {
  const worlds = worldsOf(started, ...events);
  const [from, to] = [was, now].map((day) => ({ worlds, at: boundsOf(day) })) as [View, View];
  return [...differenceBetween(from, to)].map((difference) =>
    written(partOfDifference('p', difference, new Map()), TermDifferenceAnswer),
  );
}
type View = Parameters<typeof differenceBetween>[0];

const supply = said('2025-01-01', { effect: 'set', ...TERM, value: 'x' });

test('a_suspension_is_told_with_its_cause', () => {
  const suspended = said('2026-01-01', { effect: 'override', ...TERM, value: null, until: '2026-06-30' });
  expect(told('2025-06-01', '2026-02-01', supply, suspended)).toMatchObject([
    {
      was: [{ value: 'x', certainty: 'definitely', between: ['a', 'b'], mayBind: [] }],
      now: [],
      suspended: { was: 'not', now: 'definitely' },
      causes: [{ because: 'suspended', version: 3, title: 'event 3' }],
    },
  ]);
});

test('who_is_bound_is_told', () => {
  const joined: Said = { type: 'PartiesChanged', occurred: '2026', data: { joined: [party('c')] } };
  expect(told('2025-06-01', '2026-02-01', supply, joined)).toMatchObject([
    {
      now: [{ between: ['a', 'b'], mayBind: ['c'] }],
      causes: [{ because: 'parties-changed', version: 3 }],
    },
  ]);
});

test('a_condition_and_the_term_that_took_its_place_are_named', () => {
  const until = said('2025-01-01', { effect: 'set', ...TERM, value: 'x', untilCondition: { any: ['agi', 'sale'] } });
  expect(told('2026-11-22', '2026-11-23', until)).toMatchObject([
    { causes: [{ because: 'condition-open', condition: { any: ['agi', 'sale'] } }] },
  ]);
  const narrowed = said('2026-01-01', { effect: 'set', ...TERM, scope: 'parts', value: 'y', replaces: [TERM] });
  const replacedBy = { ...TERM, scope: 'parts' };
  expect(told('2025-06-01', '2026-02-01', supply, narrowed)[0]).toMatchObject({
    replacedBy,
    causes: [{ because: 'ended', replacedBy }],
  });
});

test('whether_anything_is_in_force_is_told_where_each_value_stays_possible', () => {
  const until = said('2025-01-01', { effect: 'set', ...TERM, value: 'x', until: '2026-06' });
  const next = said('2026-06', { effect: 'set', ...TERM, value: 'y' });
  expect(told('2026-06-01', '2026-06-15', until, next)).toMatchObject([
    {
      was: [{ certainty: 'possibly' }, { certainty: 'possibly' }],
      now: [{ certainty: 'possibly' }, { certainty: 'possibly' }],
      inForce: { was: 'definitely', now: 'possibly' },
      causes: [
        { because: 'imprecise', version: 3 },
        { because: 'imprecise', version: 2 },
      ],
    },
  ]);
  expect(told('2026-06-10', '2026-06-15', until, next)).toEqual([]);
});
