import { boundsOf, differenceBetween } from '#domain';
import { party, stated, started, TERM, worldsOf, written, type GivenEvent } from '../answers/testing/rendered-history';
import { TermDifferenceAnswer } from './diff.route';
import { partOfDifference } from './render-difference';

function differences(was: string, now: string, ...events: readonly GivenEvent[]) {
  const worlds = worldsOf(started, ...events);
  const [from, to] = [was, now].map((day) => ({ worlds, at: boundsOf(day) })) as [View, View];
  return [...differenceBetween(from, to)].map((difference) =>
    written(partOfDifference('p', difference, new Map()), TermDifferenceAnswer),
  );
}
type View = Parameters<typeof differenceBetween>[0];

const supply = stated('2025-01-01', { effect: 'set', ...TERM, value: 'x' });

test('a_suspension_is_rendered_with_its_cause', () => {
  const suspended = stated('2026-01-01', { effect: 'override', ...TERM, value: null, until: '2026-06-30' });
  expect(differences('2025-06-01', '2026-02-01', supply, suspended)).toMatchObject([
    {
      was: [{ value: 'x', certainty: 'definitely', between: ['a', 'b'], mayBind: [] }],
      now: [],
      suspended: { was: 'not', now: 'definitely' },
      causes: [{ because: 'suspended', version: 3, title: 'event 3' }],
    },
  ]);
});

test('a_change_of_the_bound_parties_is_rendered', () => {
  const joined: GivenEvent = { type: 'PartiesChanged', occurred: '2026', data: { joined: [party('c')] } };
  expect(differences('2025-06-01', '2026-02-01', supply, joined)).toMatchObject([
    {
      now: [{ between: ['a', 'b'], mayBind: ['c'] }],
      causes: [{ because: 'parties-changed', version: 3 }],
    },
  ]);
});

test('the_cause_names_the_open_condition_or_the_replacing_term', () => {
  const until = stated('2025-01-01', { effect: 'set', ...TERM, value: 'x', untilCondition: { any: ['agi', 'sale'] } });
  expect(differences('2026-11-22', '2026-11-23', until)).toMatchObject([
    { causes: [{ because: 'condition-open', condition: { any: ['agi', 'sale'] } }] },
  ]);
  const narrowed = stated('2026-01-01', { effect: 'set', ...TERM, scope: 'parts', value: 'y', replaces: [TERM] });
  const replacedBy = { ...TERM, scope: 'parts' };
  expect(differences('2025-06-01', '2026-02-01', supply, narrowed)[0]).toMatchObject({
    replacedBy,
    causes: [{ because: 'ended', replacedBy }],
  });
});

test('a_change_of_the_certainty_that_any_value_is_in_force_is_rendered_even_if_each_value_stays_possible', () => {
  const until = stated('2025-01-01', { effect: 'set', ...TERM, value: 'x', until: '2026-06' });
  const next = stated('2026-06', { effect: 'set', ...TERM, value: 'y' });
  expect(differences('2026-06-01', '2026-06-15', until, next)).toMatchObject([
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
  expect(differences('2026-06-10', '2026-06-15', until, next)).toEqual([]);
});
