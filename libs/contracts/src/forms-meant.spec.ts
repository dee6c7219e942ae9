import { ConditionExpression } from './events/condition';
import { Until } from './events/effect';
import { faultsOfSubmitted } from './events/submitted-event';
import { faultsAsMeant, faultsOf } from './faults';

const day = { pointer: '/day', message: 'must be a day of the calendar, such as "2030-12-31"' };
const at = (place: string, { pointer, message }: typeof day) => ({ pointer: place + pointer, message });
const tooFew = { pointer: '', message: 'must not have fewer than 1 items' };
const noSlug = {
  pointer: '',
  message: 'must be lower-case words joined by single hyphens, such as "microsoft-openai"',
};

test.each([
  [{ any: [] }, [at('/any', tooFew)]],
  [{ any: [{ day: '2030-02-30' }] }, [at('/any/0', day)]],
  [{ any: ['a', { all: ['b', { day: '2030-02-30' }] }] }, [at('/any/1/all/1', day)]],
  [{ all: [{ day: '2030-02-30' }, { any: [] }] }, [at('/all/0', day), at('/all/1/any', tooFew)]],
  ['No Slug', [noSlug]],
  [{ any: ['No Slug'] }, [at('/any/0', noSlug)]],
  [{ all: 'a' }, [{ pointer: '/all', message: 'must be array' }]],
  [{ all: ['a'], note: 'x' }, [{ pointer: '/note', message: 'is not a known member here' }]],
])('only_the_faults_of_the_intended_form_of_the_condition_%j_are_listed', (condition, faults) => {
  expect(faultsAsMeant(ConditionExpression, condition)).toEqual(faults);
});

test.each([
  [{ for: 'P5' }, ['/for']],
  [{ unknown: false }, ['/unknown']],
  ['x', ['']],
])('only_the_faults_of_the_intended_form_of_the_end_%j_are_listed', (until, pointers) => {
  expect(faultsAsMeant(Until, until).map(({ pointer }) => pointer)).toEqual(pointers);
});

test.each([[7], [null], [{}], [[]], [{ day: '2030-12-31' }], [{ all: ['a'], any: ['b'] }]])(
  '%j_matches_no_form_and_still_has_faults',
  (value) => {
    expect(faultsAsMeant(ConditionExpression, value)).not.toEqual([]);
  },
);

test('a_matching_value_has_no_faults', () => {
  expect([faultsAsMeant(Until, '2030'), faultsOf(Until, '2030')]).toEqual([[], []]);
});

test('an_event_with_one_fault_in_its_condition_has_only_that_fault', () => {
  const effect = { effect: 'set', kind: 'supply', value: {}, fromCondition: { any: [] } };
  const event = {
    type: 'TermsReaffirmed',
    occurred: '2020',
    title: 'x',
    sources: [{ publisher: 'x' }],
    data: { statement: 'x' },
    effects: [effect],
  };
  expect(faultsOfSubmitted(event, '/events/0')).toEqual([at('/events/0/effects/0/fromCondition/any', tooFew)]);
});

test('the_time_to_find_thousands_of_faults_is_bounded', () => {
  const many = { any: Array.from({ length: 500 }, () => 0) };
  const began = performance.now();
  for (let times = 0; times < 20; times += 1) faultsAsMeant(ConditionExpression, many);
  expect(performance.now() - began).toBeLessThan(5_000);
});
