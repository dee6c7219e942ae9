import { exceptionsOf } from './exceptions';
import { lane, piece, run, segment } from './testing/lanes';

const from2020 = run('2020-01-01');
const in2022 = run('2022-01-01', '2023-01-01');
const laneWith = (scope: string, days: typeof from2020, value: unknown) =>
  lane('api-hosting', { scope, segments: [segment(days, [piece(days, value)])] });
const found = (...lanes: ReturnType<typeof lane>[]) =>
  [...exceptionsOf(lanes)].map(([term, all]) => [term, all.map(({ of, from, to }) => [of.scope, { from, to }])]);

test('a_narrower_scope_with_another_value_is_an_exception_on_its_days', () => {
  expect(found(laneWith('api', from2020, 'anywhere'), laneWith('api.stateless', in2022, 'on Azure'))).toEqual([
    ['api-hosting/api', [['api.stateless', in2022]]],
  ]);
});

test('a_suspended_narrower_scope_is_an_exception', () => {
  const suspended = lane('api-hosting', {
    scope: 'api.stateless',
    segments: [segment(in2022, [], { suspended: 'definitely' })],
  });
  expect(found(laneWith('api', from2020, 'anywhere'), suspended)).toHaveLength(1);
});

test('all_contains_every_scope', () => {
  expect(found(laneWith('all', from2020, 'anywhere'), laneWith('stateless', in2022, 'on Azure'))).toHaveLength(1);
});

test('equal_values_other_kinds_and_scopes_outside_are_no_exceptions', () => {
  const api = laneWith('api', from2020, 'anywhere');
  expect(found(api, laneWith('api.stateless', in2022, 'anywhere'))).toEqual([]);
  expect(found(api, laneWith('apis', in2022, 'on Azure'))).toEqual([]);
  expect(found(api, { ...laneWith('api.stateless', in2022, 'on Azure'), kind: 'supply' })).toEqual([]);
});
