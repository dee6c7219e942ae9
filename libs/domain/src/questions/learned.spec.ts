import type { PartnershipWorlds } from '../worlds';
import type { Cause } from './cause';
import { differenceBetween } from './difference';
import { end, factsOf, notice, on, override, party, set, started, worldsOf, type GivenEvent } from './testing/given';

const view = (timeless: PartnershipWorlds, knownAt?: string) => {
  const { at, clock } = on('2026-06-01', knownAt);
  return { worlds: timeless.at(clock), at };
};
/** The cause with the version of its event, or of the event whose statement no longer stands. */
const causeInWords = ({ because, fact }: Cause): string =>
  `${because} ${because === 'taken-back' ? fact.order[0] : fact.eventVersion}`;

describe('the cause of a difference between two versions is', () => {
  /**
   * The causes of the difference between the version before the last event and the version after it. `act` is the last event, or the replacement of
   * an earlier one.
   */
  const learnedBy = (
    events: readonly GivenEvent[],
    act: { of: number; instead: GivenEvent | null } | { is: GivenEvent },
    clock?: string,
  ) => {
    const kept = events.flatMap((event, index) => factsOf(event, index + 2));
    const version = events.length + 2;
    const after =
      'is' in act
        ? [...kept, ...factsOf(act.is, version)]
        : [
            ...events.flatMap((event, index) => (index + 2 === act.of ? [] : factsOf(event, index + 2))),
            ...(act.instead ? factsOf(act.instead, act.of, version) : []),
          ];
    const before = worldsOf([...factsOf(started, 1), ...kept]);
    const now = worldsOf([...factsOf(started, 1), ...after]);
    return [...differenceBetween(view(before, clock), view(now))].map(({ causes }) => causes.map(causeInWords));
  };

  const waiting: GivenEvent = {
    occurred: '2024-01-01',
    effects: [set('a', 1, { fromCondition: 'x', by: '2026-03-31' })],
  };
  const met = (occurred: string): GivenEvent => ({ occurred, type: 'ConditionMet', data: { condition: 'x' } });

  test.each([undefined, '2026-11-01'])('a_condition_that_was_met_earlier_later_or_not_at_all (clock %s)', (clock) => {
    expect(learnedBy([waiting, met('2025-01-01')], { of: 3, instead: met('2026-07-01') }, clock)).toEqual([
      ['taken-back 3'],
    ]);
    const unlimited: GivenEvent = { occurred: '2024-01-01', effects: [set('a', 1, { fromCondition: 'x' })] };
    expect(learnedBy([unlimited, met('2025-01-01')], { of: 3, instead: met('2026-07-01') }, clock)).toEqual([
      ['taken-back 3'],
    ]);
    expect(learnedBy([waiting, met('2025-01-01')], { of: 3, instead: null }, clock)).toEqual([['taken-back 3']]);
    expect(learnedBy([waiting], { is: met('2025-01-01') }, clock)).toEqual([['condition-met 3']]);
    expect(learnedBy([unlimited], { is: met('2025-01-01') }, clock)).toEqual([['condition-met 3']]);
  });

  const plain: GivenEvent = { occurred: '2024-01-01', effects: [set('a', 1)] };
  const overBy = (occurred: string): GivenEvent => ({ occurred, effects: [end('a')] });
  const expired = (occurred: string): GivenEvent => ({
    occurred,
    type: 'AgreementEnded',
    data: { agreement: 'a', how: 'expired' },
  });
  const partnershipOver = (occurred: string): GivenEvent => ({
    occurred,
    type: 'PartnershipEnded',
    data: { reason: 'over' },
  });
  const left = (occurred: string): GivenEvent => ({ occurred, type: 'PartiesChanged', data: { left: ['openai'] } });
  const joined = (occurred: string): GivenEvent => ({
    occurred,
    type: 'PartiesChanged',
    data: { joined: [party('mitsubishi')] },
  });
  test.each([
    ['an_end', overBy],
    ['the_end_of_an_agreement', expired],
    ['the_end_of_the_partnership', partnershipOver],
    ['a_party_that_left', left],
    ['a_party_that_joined', joined],
  ])('%s', (_, on) => {
    for (const [was, now] of [
      ['2025-01-01', '2026-07-01'],
      ['2026-07-01', '2025-01-01'],
      ['2025-01-01', '2026-06'],
      ['2026-06', '2025-01-01'],
    ] as const)
      expect(learnedBy([plain, on(was)], { of: 3, instead: on(now) })).toEqual([['taken-back 3']]);
    for (const was of ['2025-01-01', '2026-05', '2026-06'])
      expect(learnedBy([plain, on(was)], { of: 3, instead: null })).toEqual([['taken-back 3']]);
  });

  test('a_notice', () => {
    const renewing: GivenEvent = {
      occurred: '2024-01-01',
      effects: [set('a', 1, { until: '2025-06-30', renewal: { period: 'P1Y', notice: 'P1M' } })],
    };
    const noticed = (occurred: string): GivenEvent => ({ occurred, effects: [notice('a')] });
    const noticedEarly = [renewing, noticed('2025-01-01')];
    expect(learnedBy(noticedEarly, { of: 3, instead: noticed('2025-07-01') })).toEqual([['taken-back 3']]);
    expect(learnedBy(noticedEarly, { of: 3, instead: null })).toEqual([['taken-back 3']]);
    expect(learnedBy([renewing, noticed('2025-07-01')], { of: 3, instead: noticed('2025-01-01') })).toEqual([
      ['taken-back 3'],
    ]);
    expect(learnedBy([renewing], { is: noticed('2025-01-01') })).toEqual([['notice-given 3']]);
  });

  test('a_claim_that_superseded_another', () => {
    const other = (from: string): GivenEvent => ({ occurred: '2025-01-01', effects: [set('a', 2, { from })] });
    expect(learnedBy([plain, other('2025-01-01')], { of: 3, instead: other('2026-07-01') })).toEqual([
      ['taken-back 3'],
    ]);
    expect(learnedBy([plain, other('2025-01-01')], { of: 3, instead: null })).toEqual([['taken-back 3']]);
  });

  test('an_override', () => {
    const waived = (from: string): GivenEvent => ({
      occurred: '2025-01-01',
      effects: [override('a', null, { from, until: '2027-12-31' })],
    });
    expect(learnedBy([plain, waived('2025-01-01')], { of: 3, instead: waived('2026-07-01') })).toEqual([
      ['taken-back 3'],
    ]);
    expect(learnedBy([plain, waived('2025-01-01')], { of: 3, instead: null })).toEqual([['taken-back 3']]);
  });

  const founded = (...ids: string[]): GivenEvent => ({
    ...started,
    data: { name: 'M and O', parties: ids.map((id) => party(id)) },
  });
  /** The causes of the differences between the version before the start of the partnership was corrected and the version after it. */
  const learnedOfFounders = (was: GivenEvent, now: GivenEvent, ...others: readonly GivenEvent[]) => {
    const kept = others.flatMap((event, index) => factsOf(event, index + 2));
    const before = worldsOf([...factsOf(was, 1), ...kept]);
    const after = worldsOf([...factsOf(now, 1, others.length + 2), ...kept]);
    return [...differenceBetween(view(before), view(after))].map(({ causes }) => causes.map(causeInWords));
  };

  test('a_start_that_was_corrected_to_name_other_parties', () => {
    const [two, three] = [founded('microsoft', 'openai'), founded('microsoft', 'openai', 'softbank')];
    expect(learnedOfFounders(two, three, plain)).toEqual([['taken-back 1']]);
    expect(learnedOfFounders(three, two, plain)).toEqual([['taken-back 1']]);
    expect(learnedOfFounders({ ...two, standing: 'reported' }, two, plain)).toEqual([['parties-changed 3']]);
    // Of the reasons why too few parties are left, only the correction was not known before.
    expect(learnedOfFounders(three, two, plain, left('2025-01-01'))).toEqual([['taken-back 1']]);
    expect(learnedOfFounders(two, three, plain, left('2025-01-01'))).toEqual([['taken-back 1']]);
    expect(learnedOfFounders(two, three, plain, joined('2025'))).toEqual([['taken-back 1']]);
  });

  test('another_one_if_the_start_was_corrected_and_names_the_same_parties', () => {
    const [was, now] = [founded('microsoft', 'openai'), founded('openai', 'microsoft')];
    const explicit: GivenEvent = {
      occurred: '2024-01-01',
      effects: [set('a', 1, { between: ['microsoft', 'openai'] })],
    };
    expect(learnedOfFounders(was, now, plain)).toEqual([]);
    expect(learnedOfFounders(was, founded('microsoft', 'openai', 'softbank'), explicit)).toEqual([]);
    const before = worldsOf([...factsOf(was, 1), ...factsOf(plain, 2)]);
    const after = worldsOf([...factsOf(now, 1, 4), ...factsOf(plain, 2), ...factsOf(joined('2025-01-01'), 3)]);
    const [difference] = [...differenceBetween(view(before), view(after))];
    expect(difference!.causes.map(causeInWords)).toEqual(['parties-changed 3']);
  });
});
