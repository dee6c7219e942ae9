import { formatDay } from '../dates';
import { answerOn, summaryOf } from './testing/answer-on';
import { contest, end, given, override, set, started, type GivenEvent } from './testing/given';

const supply: GivenEvent = { occurred: '2020-01-01', effects: [set('supply', 'all of it')] };
const suspension = (from: string): GivenEvent => ({
  occurred: '2020-06-01',
  effects: [override('supply', null, { from, until: '2020-12-31' })],
});

describe('a suspended term', () => {
  test('is_listed_without_a_value_and_with_the_suspending_claims', () => {
    const [entry] = answerOn(given(started, supply, suspension('2020-07-01')), '2020-08-01').terms;
    expect(summaryOf(entry!)).toEqual(['supply/all', null, 'not']);
    expect(entry).toMatchObject({
      inForce: 'not',
      suspended: { certainty: 'definitely', claims: [{ order: [3, 0] }] },
    });
    expect([formatDay(entry!.segment!.from), formatDay(entry!.segment!.to)]).toEqual(['2020-07-01', '2021-01-01']);
  });

  test('is_marked_beside_its_value_if_the_suspension_is_uncertain', () => {
    const [entry, ...others] = answerOn(given(started, supply, suspension('2020-08')), '2020-08-15').terms;
    expect(others).toEqual([]);
    expect(summaryOf(entry!)).toEqual(['supply/all', 'all of it', 'possibly']);
    expect(entry).toMatchObject({ inForce: 'possibly', suspended: { certainty: 'possibly' } });
  });

  test('resumes_after_the_last_day_of_the_suspension', () => {
    const [entry] = answerOn(given(started, supply, suspension('2020-07-01')), '2021-01-01').terms;
    expect([...summaryOf(entry!), entry!.suspended]).toEqual(['supply/all', 'all of it', 'definitely', null]);
  });

  test('is_left_out_if_it_binds_other_parties_than_the_requested_ones', () => {
    const worlds = given(started, supply, suspension('2020-07-01'));
    const between = (...parties: string[]) =>
      answerOn(worlds, '2020-08-01', { between: new Set(parties) }).terms.length;
    expect([between('microsoft', 'openai'), between('microsoft')]).toEqual([1, 0]);
  });
});

describe('an effect of an event that is not definitive', () => {
  const press: GivenEvent = {
    occurred: '2021-03-01',
    standing: 'reported',
    effects: [end('supply'), set('stake', 30)],
  };

  test('is_listed_as_not_counted_under_its_term_and_changes_nothing', () => {
    const worlds = given(started, supply, press);
    const [stake, entry] = answerOn(worlds, '2021-04-01').terms;
    expect([...summaryOf(entry!), entry!.inForce]).toEqual(['supply/all', 'all of it', 'definitely', 'definitely']);
    expect(entry!.notCounted).toMatchObject([{ effect: 'end', value: null, standing: 'reported', order: [3, 1] }]);
    expect(summaryOf(stake!)).toEqual(['stake/all', null, 'not']);
    expect(stake!.notCounted).toMatchObject([{ effect: 'set', value: '30' }]);
    expect(answerOn(worlds, '2021-02-28').terms.map((each) => each.notCounted.length)).toEqual([0]);
  });

  test('is_dissent_only_if_the_event_is_definitive', () => {
    const dissent: GivenEvent = { occurred: '2021-03-01', effects: [contest('supply', 'half')] };
    const [entry] = answerOn(given(started, supply, dissent, { ...dissent, standing: 'reported' }), '2021-04-01').terms;
    expect([entry!.contested.length, entry!.notCounted.length]).toEqual([1, 1]);
    expect(entry!.notCounted).toMatchObject([{ effect: 'contest', standing: 'reported' }]);
  });
});

describe('a claim that waits for a condition', () => {
  const waiting: GivenEvent = {
    occurred: '2026-01-10',
    effects: [set('stake', 27, { fromCondition: 'approval', by: '2027-06-30' }), set('supply', 'none')],
  };
  const approved: GivenEvent = { occurred: '2026-05-01', type: 'ConditionMet', data: { condition: 'approval' } };
  const pendingOn = (at: string, ...events: GivenEvent[]) =>
    answerOn(given(started, waiting, ...events), at).pending.map(({ claim, waitsFor }) => [claim.value, waitsFor]);

  test('is_pending_from_the_day_of_its_event_on', () => {
    expect(pendingOn('2026-01-09')).toEqual([]);
    expect(pendingOn('2026-01-10')).toEqual([['27', 'approval']]);
  });

  test('is_in_force_and_no_longer_pending_once_the_condition_is_met', () => {
    expect(pendingOn('2026-04-30', approved)).toEqual([['27', 'approval']]);
    expect(pendingOn('2026-05-01', approved)).toEqual([]);
  });

  test('is_not_in_force_up_to_the_clock_day_and_possible_afterwards', () => {
    const stakeOn = (at: string) =>
      answerOn(given(started, waiting), at, { kinds: new Set(['stake']) }, '2026-11-22').terms.map(summaryOf);
    expect([stakeOn('2026-11-22'), stakeOn('2026-11-23')]).toEqual([[], [['stake/all', 27, 'possibly']]]);
  });

  test('is_listed_for_an_interval_if_it_is_pending_on_one_of_its_days', () => {
    expect(
      [pendingOn('2025'), pendingOn('2026', approved), pendingOn('2027', approved)].map((all) => all.length),
    ).toEqual([0, 1, 0]);
  });

  test('is_filtered_like_the_terms', () => {
    const worlds = given(started, waiting);
    const count = (wanted: Parameters<typeof answerOn>[2]) => answerOn(worlds, '2026-02-01', wanted).pending.length;
    expect(count({ kinds: new Set(['supply']) })).toBe(0);
    expect(count({ kinds: new Set(['stake']), scope: 'all' })).toBe(1);
    expect(count({ between: new Set(['microsoft']) })).toBe(0);
  });
});
