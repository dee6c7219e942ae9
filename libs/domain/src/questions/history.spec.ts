import { boundsOf, formatDay, type Day } from '../dates';
import type { PartnershipWorlds } from '../worlds';
import { historyOf as readHistory, type HistoricSegment } from './history';
import { answerOn } from './testing/answer-on';
import {
  contest,
  end,
  given,
  notice,
  on,
  override,
  party,
  reaffirm,
  set,
  started,
  termOf,
  TODAY,
  type GivenEvent,
} from './testing/given';

const historyOf = (worlds: PartnershipWorlds, clock = TODAY, parties: ReadonlySet<string> | null = null) => {
  const history = readHistory(worlds.at(clock), hosting, parties);
  return { ...history, segments: [...history.segments] };
};
const dayOrNull = (day: Day | null) => (day === null || day === Infinity ? null : formatDay(day));
/** `2023-01-23/2025-10-01: definitely azure` */
const inWords = ({ segment, answers, suspended }: HistoricSegment) => {
  const values = answers.map(({ value, certainty }) => `${certainty} ${String(JSON.parse(value))}`);
  const all = suspended === 'not' ? values : [...values, `suspended ${suspended}`];
  return `${formatDay(segment.from)}/${dayOrNull(segment.to) ?? ''}: ${all.join(', ')}`;
};

const hosting = termOf('hosting');

test('a_history_has_a_segment_per_run_of_equal_answers_and_names_the_end', () => {
  const state = given(
    started,
    { occurred: '2023-01-23', effects: [set('hosting', 'azure')] },
    { occurred: '2025-10', effects: [set('hosting', 'any')] },
    { occurred: '2026-02-27', effects: [end('hosting')] },
  );
  const segments = historyOf(state).segments;
  expect(segments.map(inWords)).toEqual([
    '2023-01-23/2025-10-01: definitely azure',
    '2025-10-01/2025-10-31: possibly azure, possibly any',
    '2025-10-31/2026-02-27: definitely any',
    '2026-02-27/: ',
  ]);
  expect(segments.map(({ ends }) => ends.map(({ because, by }) => [because, by.order[0]]))).toEqual([
    [],
    [],
    [],
    [['end', 4]],
  ]);
});

test('an_open_condition_does_not_split_a_segment_and_the_answer_states_since_when_it_is_only_possible', () => {
  const conditional = { untilCondition: 'agi' };
  const state = given(
    started,
    { occurred: '2025-10-28', effects: [set('hosting', 'azure', conditional)] },
    { occurred: '2027-01-01', effects: [set('hosting', 'any', conditional)] },
  );
  const answers = historyOf(state).segments.flatMap((segment) => segment.answers);
  expect(answers).toMatchObject([
    { value: '"azure"', certainty: 'definitely', possiblyAfter: TODAY },
    { value: '"any"', certainty: 'possibly', possiblyAfter: null },
  ]);
});

test('a_met_condition_ends_the_segment', () => {
  const state = given(
    started,
    { occurred: '2025-10-28', effects: [set('hosting', 'azure', { untilCondition: 'agi' })] },
    { occurred: '2029-05', type: 'ConditionMet', data: { condition: 'agi' } },
  );
  expect(historyOf(state).segments.map(inWords)).toEqual([
    '2025-10-28/2029-05-02: definitely azure',
    '2029-05-02/2029-06-01: possibly azure',
  ]);
});

test('only_reaffirmations_of_a_term_that_may_be_in_force_are_listed_from_last_to_first', () => {
  const state = given(
    started,
    { occurred: '2020-01-01', effects: [reaffirm('*')] },
    { occurred: '2023-01-23', effects: [set('hosting', 'azure')] },
    { occurred: '2026-02-27', effects: [reaffirm('*')] },
    { occurred: '2025-01-21', effects: [reaffirm('hosting')] },
  );
  expect(historyOf(state).reaffirmations.map(({ order }) => order[0])).toEqual([5, 4]);
});

test('answers_that_bind_other_parties_are_left_out', () => {
  const state = given(
    started,
    { occurred: '2020', effects: [set('hosting', 'a')] },
    { occurred: '2021-01-01', effects: [set('hosting', 'b', { between: ['openai', 'amazon'] })] },
  );
  const filtered = historyOf(state, TODAY, new Set(['microsoft', 'openai'])).segments;
  expect(filtered.flatMap(({ answers }) => answers.map(({ value }) => value))).toEqual(['"a"', '"a"']);
});

test('a_claim_with_an_open_condition_is_possible_from_the_day_after_the_clock_day_on', () => {
  const worlds = given(
    started,
    { occurred: '2023-01-23', effects: [set('hosting', 'azure')] },
    { occurred: '2025-10-28', effects: [set('hosting', 'any', { fromCondition: 'approval', by: '2027-03-31' })] },
  );
  const { segments, pending } = historyOf(worlds);
  expect(segments.map(inWords)).toEqual([
    '2023-01-23/2025-10-28: definitely azure',
    '2025-10-28/: definitely azure, possibly any',
  ]);
  expect(segments[1]).toMatchObject({
    answers: [{ possiblyAfter: TODAY }, { possiblyFrom: TODAY + 1 }],
    openConditions: ['approval'],
  });
  expect(pending.map(({ claim, from, to }) => [claim.order[0], formatDay(from), formatDay(to)])).toEqual([
    [3, '2025-10-28', '2026-11-22'],
  ]);
  expect(historyOf(worlds, on('2027', '2027-04-01').clock).segments.map(inWords)).toEqual([
    '2023-01-23/2025-10-28: definitely azure',
    '2025-10-28/: definitely azure',
  ]);
});

test('an_override_hides_the_base_and_a_suspension_has_no_value', () => {
  const worlds = given(started, {
    occurred: '2023-01-23',
    effects: [
      set('hosting', 'azure'),
      override('hosting', 'any', { from: '2024-01-01', until: '2024-06-30' }),
      override('hosting', null, { from: '2025-01-01', until: '2025-06-30' }),
    ],
  });
  const { segments } = historyOf(worlds);
  expect(segments.map(inWords)).toEqual([
    '2023-01-23/2024-01-01: definitely azure',
    '2024-01-01/2024-07-01: definitely any',
    '2024-07-01/2025-01-01: definitely azure',
    '2025-01-01/2025-07-01: suspended definitely',
    '2025-07-01/: definitely azure',
  ]);
  expect(segments[3]!.suspensions.map(({ order }) => order)).toEqual([[2, 2]]);
  const covered = segments.map((segment) => segment.covered.map(({ value, certainty }) => [value, certainty]));
  expect(covered).toEqual([[], [['"azure"', 'definitely']], [], [['"azure"', 'definitely']], []]);
});

describe('a renewing term', () => {
  const renewal = { period: 'P1Y', notice: 'P1M' };
  const renewing: GivenEvent = {
    occurred: '2025-01-01',
    effects: [set('hosting', 'azure', { until: '2025-12-31', renewal })],
  };

  test('is_definite_up_to_the_next_possible_end_and_lists_its_notice_deadline', () => {
    const { segments } = historyOf(given(started, renewing));
    expect(segments.map(inWords)).toEqual(['2025-01-01/2026-01-01: definitely azure', '2026-01-01/: definitely azure']);
    expect(segments[1]!.answers.map(({ possiblyAfter }) => dayOrNull(possiblyAfter))).toEqual(['2026-12-31']);
    expect(
      segments.flatMap(({ renewals }) =>
        renewals.map((each) => [each.noticeBy, each.until, each.renewsTo].map(formatDay)),
      ),
    ).toEqual([['2026-11-30', '2026-12-31', '2027-12-31']]);
  });

  test('ends_if_notice_was_given_in_time', () => {
    const given_ = given(started, renewing, { occurred: '2026-06-01', effects: [notice('hosting')] });
    const { segments } = historyOf(given_);
    expect(segments.map(inWords)).toEqual(['2025-01-01/2027-01-01: definitely azure']);
    expect(segments[0]!.renewals).toEqual([]);
  });
});

describe('the segment after a term lists its end', () => {
  const deal: GivenEvent = { occurred: '2023-01-23', effects: [set('hosting', 'azure')] };
  const endsAfter = (...events: GivenEvent[]) =>
    historyOf(given(started, ...events)).segments.map(({ ends }) =>
      ends.map(({ because, by }) => [because, by.order[0]]),
    );

  test('if_another_term_replaced_it', () => {
    const narrowed: GivenEvent = {
      occurred: '2026-02-27',
      effects: [set('hosting/stateless', 'azure', { replaces: [hosting] })],
    };
    expect(endsAfter(deal, narrowed)).toEqual([[], [['replaced', 3]]]);
  });

  test('if_its_agreement_or_the_partnership_ended', () => {
    const ended: GivenEvent = {
      occurred: '2024-01-01',
      type: 'AgreementEnded',
      data: { agreement: 'a', how: 'terminated' },
    };
    const over: GivenEvent = { occurred: '2024-01-01', type: 'PartnershipEnded', data: { reason: 'over' } };
    expect(endsAfter(deal, ended)).toEqual([[], [['agreement-ended', 3]]]);
    expect(endsAfter(deal, over)).toEqual([[], [['partnership-ended', 3]]]);
  });

  test('but_lists_none_if_another_value_follows', () => {
    expect(
      endsAfter(
        deal,
        { occurred: '2024-01-01', effects: [end('hosting')] },
        { occurred: '2024-01-01', effects: [set('hosting', 'b')] },
      ),
    ).toEqual([[], []]);
  });
});

test('an_imprecise_end_is_listed_from_its_first_possible_day_on', () => {
  const worlds = given(
    started,
    { occurred: '2023-01-23', effects: [set('hosting', 'azure')] },
    { occurred: '2026-02', effects: [end('hosting')] },
    { occurred: '2026-06-01', effects: [set('hosting', 'any')] },
  );
  const segments = historyOf(worlds).segments;
  expect(segments.map(inWords)).toEqual([
    '2023-01-23/2026-02-01: definitely azure',
    '2026-02-01/2026-02-28: possibly azure',
    '2026-02-28/2026-06-01: ',
    '2026-06-01/: definitely any',
  ]);
  expect(segments.map(({ ends }) => ends.length)).toEqual([0, 1, 1, 0]);
  expect(segments.map(({ inForce }) => inForce)).toEqual(['definitely', 'possibly', 'not', 'definitely']);
});

test('the_days_after_a_stated_last_day_form_no_segment', () => {
  const worlds = given(started, {
    occurred: '2023-01-23',
    effects: [set('hosting', 'azure', { until: '2024-12-31' })],
  });
  expect(historyOf(worlds).segments.map(inWords)).toEqual(['2023-01-23/2025-01-01: definitely azure']);
});

test('a_claim_that_binds_too_few_parties_leaves_a_segment_without_answers', () => {
  const left: GivenEvent = { occurred: '2025-01-01', type: 'PartiesChanged', data: { left: ['openai'] } };
  const back: GivenEvent = { occurred: '2026-01-01', type: 'PartiesChanged', data: { joined: [party('openai')] } };
  const worlds = given(started, { occurred: '2023-01-23', effects: [set('hosting', 'azure')] }, left, back);
  const segments = historyOf(worlds).segments;
  expect(segments.map(inWords)).toEqual([
    '2023-01-23/2025-01-01: definitely azure',
    '2025-01-01/2026-01-01: ',
    '2026-01-01/: definitely azure',
  ]);
  expect(segments[1]!.ends.map(({ because, by }) => [because, by.order[0]])).toEqual([['too-few-bound', 3]]);
});

test('a_value_that_a_claim_of_too_few_parties_follows_has_that_claim_as_its_end', () => {
  const data = { joined: [party('x')], succeeded: [{ party: 'y', by: party('x') }] };
  const worlds = given(
    started,
    { occurred: '2023-01-23', effects: [set('hosting', 'azure')] },
    { occurred: '2024-01-01', type: 'PartiesChanged', data },
    { occurred: '2025-01-01', effects: [set('hosting', 'any', { between: ['x', 'y'] })] },
  );
  const segments = historyOf(worlds).segments;
  expect(segments.map(inWords)).toEqual(['2023-01-23/2025-01-01: definitely azure', '2025-01-01/: ']);
  expect(segments[1]!.ends.map(({ because, by }) => [because, by.order[0]])).toEqual([['too-few-bound', 4]]);
});

test('a_change_of_value_on_an_imprecise_day_leaves_the_term_definitely_in_force', () => {
  const worlds = given(
    started,
    { occurred: '2019-01-01', effects: [set('hosting', 'azure')] },
    { occurred: '2022-10', effects: [set('hosting', 'any')] },
  );
  expect(historyOf(worlds).segments.map((each) => [inWords(each), each.inForce])).toEqual([
    ['2019-01-01/2022-10-01: definitely azure', 'definitely'],
    ['2022-10-01/2022-10-31: possibly azure, possibly any', 'definitely'],
    ['2022-10-31/: definitely any', 'definitely'],
  ]);
});

test('changes_of_the_bound_parties_are_listed_within_one_segment', () => {
  const joined: GivenEvent = { occurred: '2024-01-01', type: 'PartiesChanged', data: { joined: [party('oracle')] } };
  const left: GivenEvent = { occurred: '2025', type: 'PartiesChanged', data: { left: ['oracle'] } };
  const worlds = given(started, { occurred: '2023-01-23', effects: [set('hosting', 'azure')] }, joined, left);
  const [segment, ...others] = historyOf(worlds).segments;
  expect(others).toEqual([]);
  expect(segment!.answers[0]).toMatchObject({ between: ['microsoft', 'openai'], mayBind: [] });
  expect(
    segment!.answers[0]!.boundChanges.map(({ from, between, mayBind }) => [formatDay(from), between, mayBind]),
  ).toEqual([
    ['2024-01-01', ['microsoft', 'openai', 'oracle'], []],
    ['2025-01-01', ['microsoft', 'openai'], ['oracle']],
    ['2025-12-31', ['microsoft', 'openai'], []],
  ]);
});

test('contested_and_not_counted_claims_are_listed_separately', () => {
  const worlds = given(
    started,
    { occurred: '2023-01-23', effects: [set('hosting', 'azure')] },
    { occurred: '2024-01-01', effects: [contest('hosting', 'any')] },
    { occurred: '2025-01-01', standing: 'reported', effects: [end('hosting')] },
  );
  const { contested, notCounted } = historyOf(worlds);
  expect([contested, notCounted].map((facts) => facts.map(({ order }) => order[0]))).toEqual([[3], [4]]);
});

test('a_suspension_that_waits_for_a_condition_is_possible_from_the_day_after_the_clock_day_on', () => {
  const worlds = given(
    started,
    { occurred: '2020-01-01', effects: [set('hosting', 'azure')] },
    { occurred: '2024-01-01', effects: [override('hosting', null, { fromCondition: 'x', until: { unknown: true } })] },
  );
  const [, waiting] = historyOf(worlds).segments;
  expect(inWords(waiting!)).toBe('2024-01-01/: definitely azure, suspended possibly');
  expect(dayOrNull(waiting!.suspendedPossiblyFrom)).toBe('2026-11-23');
  expect(dayOrNull(waiting!.answers[0]!.possiblyAfter)).toBe('2026-11-22');
});

test('waiting_claims_and_suspensions_that_bind_other_parties_are_left_out_of_a_history_for_parties', () => {
  const others = ['microsoft', 'x'];
  const worlds = given(
    started,
    { occurred: '2020-01-01', effects: [set('hosting', 'azure', { fromCondition: 'x', between: others })] },
    { occurred: '2024-01-01', effects: [override('hosting', null, { until: '2024-12-31', between: others })] },
  );
  const historyFor = (...parties: string[]) => {
    const { segments, pending } = historyOf(worlds, TODAY, new Set(parties));
    return [segments.map(({ suspended }) => suspended).filter((each) => each !== 'not'), pending.length];
  };
  expect(historyFor('microsoft', 'openai')).toEqual([[], 0]);
  expect(historyFor('microsoft', 'x')).toEqual([['definitely'], 1]);
});

describe('a value that can no longer be in force is left out', () => {
  const clock = boundsOf('2026-12-01').lo;
  const x: GivenEvent = { occurred: '2020-01-01', effects: [set('hosting', 'azure', { until: '2028-12-31' })] };

  test('if_an_override_that_may_end_covers_it_to_its_end', () => {
    const suspended: GivenEvent = {
      occurred: '2020-01-01',
      effects: [override('hosting', null, { from: '2021-01-01', untilCondition: 'x' })],
    };
    const worlds = given(started, x, suspended);
    const { segments } = historyOf(worlds, clock);
    expect(segments.map(inWords)).toEqual([
      '2020-01-01/2021-01-01: definitely azure',
      '2021-01-01/2029-01-01: possibly azure, suspended definitely',
      '2029-01-01/: suspended possibly',
    ]);
    expect(segments.map(({ suspendedPossiblyAfter }) => suspendedPossiblyAfter)).toEqual([null, clock, null]);
    const segmentOn = (at: string) =>
      answerOn(worlds, at, {}, '2026-12-01').terms.map(
        ({ segment }) => `${formatDay(segment!.from)}/${dayOrNull(segment!.to) ?? ''}`,
      );
    expect(segmentOn('2026-06-01')).toEqual(['2021-01-01/2029-01-01']);
    expect(segmentOn('2028-06-01')).toEqual(['2021-01-01/2029-01-01']);
    expect(segmentOn('2029-06-01')).toEqual(['2029-01-01/']);
  });

  test('if_a_claim_that_waited_has_certainly_superseded_it', () => {
    const waiting: GivenEvent = {
      occurred: '2024-02-10',
      effects: [set('hosting', 'any', { fromCondition: { any: ['x', 'y'] } })],
    };
    const other: GivenEvent = { occurred: '2025-01-01', effects: [set('hosting', 'azure')] };
    const met: GivenEvent = { occurred: '2026', type: 'ConditionMet', data: { condition: 'y' } };
    const { segments } = historyOf(given(started, waiting, other, met), clock);
    expect(segments.map(inWords)).toEqual([
      '2025-01-01/2026-12-31: possibly any, definitely azure',
      '2026-12-31/: definitely any',
    ]);
    expect(segments[0]!.answers).toMatchObject([
      { possiblyFrom: boundsOf('2026-01-01').lo, possiblyAfter: null },
      { possiblyFrom: null, possiblyAfter: boundsOf('2025-12-31').lo },
    ]);
  });

  test('after_its_long_stop_day', () => {
    const waiting: GivenEvent = {
      occurred: '2024-01-01',
      effects: [set('hosting', 'any', { fromCondition: 'x', untilCondition: 'x', by: '2027-06-30' })],
    };
    const { segments } = historyOf(given(started, waiting), clock);
    expect(segments.map(({ segment }) => dayOrNull(segment.to))).toEqual(['2027-07-01']);
    expect(segments.map(({ answers }) => answers.map(({ certainty }) => certainty))).toEqual([['possibly']]);
  });
});
