import { answerDuring, answerOn, foldTerm, segmentOn, type Claim, type Met } from '.';
import { boundsOf, formatDay, LAST_DAY } from '../dates';

const NOTHING_MET: Met = new Map();
const TODAY = boundsOf('2026-11-22').lo;

interface Stated {
  readonly until?: string;
  readonly untilCondition?: string;
  readonly version?: number;
}

let recorded = 0;
beforeEach(() => (recorded = 0));

function set(answer: string, from: string, { until, untilCondition, version = (recorded += 1) }: Stated = {}): Claim {
  const end = until === undefined ? null : until === 'unknown' ? until : boundsOf(until);
  return {
    effect: 'set',
    order: [version, 0],
    start: boundsOf(from),
    until: end,
    untilCondition: untilCondition ?? null,
    answer,
  };
}

const end = (from: string): Claim => ({
  effect: 'end',
  order: [(recorded += 1), 0],
  start: boundsOf(from),
  until: null,
  untilCondition: null,
  answer: null,
});

/** `from..to: answers`, `?` where nothing is possible too. */
const timeline = (claims: readonly Claim[], met: Met = NOTHING_MET): string[] =>
  foldTerm(claims, met).map(({ from, to, possible, nothing }) => {
    const until = to === Infinity ? '' : formatDay(to);
    return `${formatDay(from)}..${until} ${possible.map(({ answer }) => answer ?? 'end').join('|')}${nothing ? '?' : ''}`;
  });

function on(claims: readonly Claim[], day: string, { clock = TODAY, met = NOTHING_MET } = {}): string {
  const { certainty, answers } = answerOn(
    segmentOn(foldTerm(claims, met), boundsOf(day).lo),
    boundsOf(day).lo,
    clock,
    met,
  );
  return [certainty, ...answers.map(({ answer }) => answer)].join(' ');
}

const during = (claims: readonly Claim[], at: string): string => {
  const { certainty, answers } = answerDuring(foldTerm(claims, NOTHING_MET), boundsOf(at), TODAY, NOTHING_MET);
  return [certainty, ...answers.map(({ answer }) => answer)].join(' ');
};

describe('exact dates', () => {
  it('nothing_is_in_force_without_claims', () => {
    expect(timeline([])).toEqual([]);
    expect(on([], '2025-01-01')).toBe('not');
  });

  it('a_term_is_in_force_from_its_first_day_with_an_open_end', () => {
    expect(timeline([set('exclusive', '2019-07-22')])).toEqual(['2019-07-22.. exclusive']);
  });

  it('a_change_is_a_later_set_and_an_end_starts_on_the_first_day_not_in_force', () => {
    expect(timeline([set('exclusive', '2019-07-22'), set('refusal', '2025-01-21'), end('2025-10-28')])).toEqual([
      '2019-07-22..2025-01-20 exclusive',
      '2025-01-21..2025-10-27 refusal',
      '2025-10-28.. end?',
    ]);
  });

  it('until_is_the_last_day_in_force', () => {
    expect(timeline([set('ip', '2025-10-28', { until: '2032-12-31' })])).toEqual(['2025-10-28..2032-12-31 ip']);
    expect(timeline([set('ip', '2025-10-28', { until: '9999-12-31' })])).toEqual(['2025-10-28..9999-12-31 ip']);
  });

  it('an_ended_claim_does_not_bring_back_the_one_before', () => {
    expect(timeline([set('a', '2020-01-01'), set('b', '2021-01-01', { until: '2021-12-31' })])).toEqual([
      '2020-01-01..2020-12-31 a',
      '2021-01-01..2021-12-31 b',
    ]);
  });

  it('a_back_dated_change_leaves_later_segments_alone', () => {
    expect(timeline([set('a', '2020-01-01'), set('c', '2022-01-01'), set('b', '2021-01-01')])).toEqual([
      '2020-01-01..2020-12-31 a',
      '2021-01-01..2021-12-31 b',
      '2022-01-01.. c',
    ]);
  });

  it('of_two_exact_starts_on_one_day_the_one_recorded_later_governs', () => {
    const first = set('first', '2020-01-01', { version: 3 });
    const second = set('second', '2020-01-01', { version: 12 });
    expect(timeline([second, first])).toEqual(['2020-01-01.. second']);
    expect(timeline([first, second])).toEqual(['2020-01-01.. second']);
  });
});

describe('imprecise dates', () => {
  it('a_term_since_a_year_is_possible_in_it_and_definite_after_it', () => {
    const told = [set('exclusive', '2019')];
    expect(timeline(told)).toEqual(['2019-01-01..2019-12-30 exclusive?', '2019-12-31.. exclusive']);
    expect(on(told, '2018-12-31')).toBe('not');
    expect(on(told, '2019-08-01')).toBe('possibly exclusive');
    expect(on(told, '2020-01-01')).toBe('definitely exclusive');
  });

  it('a_value_restated_by_an_undated_agreement_stays_definite', () => {
    expect(on([set('a', '2019-07-22'), set('a', '2023')], '2023-06-01')).toBe('definitely a');
  });

  it('both_orders_of_a_day_are_possible_where_either_is_imprecise', () => {
    expect(timeline([set('a', '[2020-01-01..2020-01-02]'), set('b', '2020-01-02')])).toEqual([
      '2020-01-01..2020-01-01 a?',
      '2020-01-02.. a|b',
    ]);
  });

  it('an_end_some_time_in_a_year_makes_nothing_possible_after_its_first_day', () => {
    expect(timeline([set('a', '2020-01-01', { until: '2030' })])).toEqual([
      '2020-01-01..2030-01-01 a',
      '2030-01-02..2030-12-31 a?',
    ]);
  });

  it('an_unknown_end_may_have_come_on_any_day_after_the_first', () => {
    expect(timeline([set('a', '2020-01-01', { until: 'unknown' })])).toEqual([
      '2020-01-01..2020-01-01 a',
      '2020-01-02.. a?',
    ]);
  });

  it('a_start_lies_before_its_end', () => {
    expect(timeline([set('a', '2020', { until: '2020-03' })])).toEqual(['2020-01-01..2020-03-31 a?']);
    expect(timeline([set('a', '2020', { until: '2019' })])).toEqual([]);
  });

  it('a_start_of_which_only_the_first_day_is_known_stays_possible_to_the_last_day', () => {
    expect(timeline([set('a', '[2020..]')])).toEqual(['2020-01-01..9999-12-30 a?', '9999-12-31.. a']);
    expect(timeline([set('a', '[..2020]')])[0]).toBe('0001-01-01..2020-12-30 a?');
  });
});

describe('conditions', () => {
  const research = (): Claim => set('ip', '2025-10-28', { until: '2030-12-31', untilCondition: 'agi-verified' });
  const met = new Map([['agi-verified', boundsOf('2029-05')]]);

  it('an_open_condition_makes_nothing_possible_after_the_clock_day_only', () => {
    expect(on([research()], '2026-11-22')).toBe('definitely ip');
    expect(on([research()], '2026-11-23')).toBe('possibly ip');
    expect(on([research()], '2030-12-31')).toBe('possibly ip');
    expect(on([research()], '2031-01-01')).toBe('not');
  });

  it('an_open_condition_of_a_superseded_claim_no_longer_matters', () => {
    expect(on([research(), set('new', '2027-01-01')], '2028-01-01')).toBe('definitely new');
  });

  it('a_met_condition_ends_the_claim_after_its_day', () => {
    expect(on([research()], '2029-05-01', { met })).toBe('definitely ip');
    expect(on([research()], '2029-05-10', { met })).toBe('possibly ip');
    expect(on([research()], '2029-06-01', { met })).toBe('not');
  });

  it('whichever_of_until_and_condition_comes_first_counts', () => {
    const late = new Map([['agi-verified', boundsOf('2040-01-01')]]);
    expect(on([research()], '2030-12-31', { met: late })).toBe('definitely ip');
    expect(on([research()], '2031-01-01', { met: late })).toBe('not');
  });

  it('a_claim_whose_condition_was_met_before_it_started_is_dropped', () => {
    const claims = [set('old', '2020-01-01'), set('new', '2030-01-01', { untilCondition: 'agi-verified' })];
    expect(timeline(claims, met)).toEqual(['2020-01-01.. old']);
  });
});

describe('an interval as the day asked about', () => {
  const claims = (): Claim[] => [set('a', '2019-07-22'), set('b', '2021-07-01')];

  it.each([
    ['2018', 'not'],
    ['2019', 'possibly a'],
    ['2020', 'definitely a'],
    ['2021', 'possibly a b'],
    ['2022', 'definitely b'],
    ['20XX', 'possibly a b'],
  ])('%s_is_%s', (at, answer) => {
    expect(during(claims(), at)).toBe(answer);
  });

  it('a_value_restated_within_it_stays_definite', () => {
    expect(during([set('a', '2019-01-01'), set('a', '2020-06-01')], '2020')).toBe('definitely a');
  });
});

describe('a long history', () => {
  it('folds_50_000_exact_claims_to_as_many_segments', () => {
    const from = boundsOf('1900-01-01').lo;
    const claims = Array.from({ length: 50_000 }, (_, i): Claim => {
      const day = from + ((i * 7_919) % 50_000);
      const until = i % 3 === 0 ? { lo: day + 400, hi: day + 400 } : null;
      return {
        effect: 'set',
        order: [i + 1, 0],
        start: { lo: day, hi: day },
        until,
        untilCondition: null,
        answer: `${i}`,
      };
    });
    const segments = foldTerm(claims, NOTHING_MET);
    expect(segments.length).toBe(50_000);
    expect(segments.every(({ possible }) => possible.length === 1)).toBe(true);
  });

  it('keeps_every_segment_within_the_days_that_can_be_asked_about', () => {
    const segments = foldTerm([set('a', '2020', { until: '[2021..]' }), set('b', '[2022..]')], NOTHING_MET);
    expect(segments.every(({ from }) => from <= LAST_DAY)).toBe(true);
  });
});
