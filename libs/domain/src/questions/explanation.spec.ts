import { explanationOf as explain } from './explanation';

const explanationOf = (...asked: Parameters<typeof explain>) => {
  const told = explain(...asked);
  return { ...told, considered: [...told.considered] };
};

import { end, given, on, reaffirm, set, started, termOf, type Told } from './former/testing/given';
import type { PartnershipState } from './partnership-state';

const reasons = (state: PartnershipState, term: string, at: string) =>
  explanationOf(state, termOf(term), on(at)).considered.map(({ claim, reason }) => [claim.order[0], reason.because]);

const extension: Told = { occurred: '2023-01-23', effects: [set('hosting', 'azure')] };
const restated: Told = { occurred: '2025-10-28', effects: [set('hosting', 'azure 2', { untilCondition: 'agi' })] };
const narrowed: Told = {
  occurred: '2026-02-27',
  effects: [set('hosting/stateless', 'azure', { replaces: [termOf('hosting')] })],
};

test('reads_back_through_the_terms_that_were_replaced', () => {
  const state = given(
    started,
    extension,
    { occurred: '2025-01-21', effects: [reaffirm('hosting')] },
    restated,
    narrowed,
  );
  const told = explanationOf(state, termOf('hosting/stateless'), on('2026-03-01'));
  expect(told.answers.map(({ given }) => given?.value)).toEqual(['azure']);
  expect(told.replaced).toEqual([termOf('hosting')]);
  expect(told.considered.map(({ term, claim, reason }) => [term.scope, claim.order[0], reason.because])).toEqual([
    ['all', 2, 'superseded'],
    ['all', 4, 'replaced'],
    ['stateless', 5, 'in-force'],
    ['all', 5, 'ended'],
  ]);
  expect(told.reaffirmations.map(({ term, said }) => [term.scope, said.order[0]])).toEqual([['all', 3]]);
});

test('follows_terms_that_replace_each_other_once', () => {
  const state = given(
    started,
    { occurred: '2020', effects: [set('a', 1, { replaces: [termOf('b')] })] },
    { occurred: '2021', effects: [set('b', 1, { replaces: [termOf('a')] })] },
  );
  expect(explanationOf(state, termOf('a'), on('2022-01-01')).replaced).toEqual([termOf('b')]);
});

describe('a claim may not govern', () => {
  test('before_it_starts', () => {
    expect(reasons(given(started, extension, restated), 'hosting', '2024-01-01')).toEqual([
      [2, 'in-force'],
      [3, 'not-yet-started'],
    ]);
  });

  test('when_another_started_certainly_later_which_is_named', () => {
    const [first] = explanationOf(given(started, extension, restated), termOf('hosting'), on('2026-01-01')).considered;
    expect(first!.reason).toMatchObject({ because: 'superseded', by: { order: [3, 0] } });
  });

  test('when_one_recorded_later_starts_on_the_same_day', () => {
    const state = given(started, extension, { ...extension, effects: [set('hosting', 'any')] });
    expect(reasons(state, 'hosting', '2023-01-23')).toEqual([
      [2, 'superseded'],
      [3, 'in-force'],
    ]);
  });

  test('after_an_end', () => {
    const state = given(started, extension, { occurred: '2024-01-01', effects: [end('hosting')] });
    expect(reasons(state, 'hosting', '2024-01-01')).toEqual([
      [2, 'ended-by'],
      [3, 'ended'],
    ]);
  });

  test('after_its_last_day', () => {
    const state = given(started, { occurred: '2023-01-23', effects: [set('hosting', 'azure', { until: '2024' })] });
    expect(reasons(state, 'hosting', '2024-12-31')).toEqual([[2, 'in-force']]);
    expect(reasons(state, 'hosting', '2025-01-01')).toEqual([[2, 'until-passed']]);
  });

  test('after_its_condition_was_met', () => {
    const met: Told = { occurred: '2029-05', type: 'ConditionMet', data: { condition: 'agi' } };
    const state = given(started, restated, met);
    expect(reasons(state, 'hosting', '2029-05-31')).toEqual([[2, 'in-force']]);
    expect(reasons(state, 'hosting', '2029-06-01')).toEqual([[2, 'condition-met']]);
  });

  test('at_all_if_its_condition_was_met_before_it_started', () => {
    const met: Told = { occurred: '2024-05', type: 'ConditionMet', data: { condition: 'agi' } };
    expect(reasons(given(started, restated, met), 'hosting', '2026-01-01')).toEqual([[2, 'end-before-start']]);
  });

  test('after_the_end_of_the_partnership', () => {
    const over: Told = { occurred: '2026-05-01', type: 'PartnershipEnded', data: { reason: 'over' } };
    expect(reasons(given(started, extension, over), 'hosting', '2026-05-01')).toEqual([
      [2, 'partnership-ended'],
      [3, 'ended'],
    ]);
  });
});
