import { canonicalJson, writtenStretches, type ToldAnswer, type WrittenStretch } from '#contracts';
import fc from 'fast-check';
import { formatDay, LAST_DAY, parseDate } from '../dates';
import type { Fact } from '../facts';
import { end, factsOf, set, started, termOf, worldsOf, type GivenEvent } from '../questions/testing/given';
import type { Timeline } from '../worlds';
import { boundariesWithin } from './boundaries';
import {
  answersOnDay,
  differenceBetweenTimelines,
  firstDayAfter,
  datedRun,
  type Difference,
} from './timeline-difference';
import type { PlacedTimeline } from './timeline';

const seed = Number(process.env['STRETCHES_SEED'] ?? 16);
beforeAll(() => process.stdout.write(`stretches: STRETCHES_SEED=${seed}\n`));

const HOSTING = termOf('hosting');
const OLD = termOf('old');

/** Equal events have identical facts in each state, as with a projector that applies one event after another. */
const cachedFacts = new Map<string, Fact[]>();
function cachedFactsOf(event: GivenEvent, version: number): Fact[] {
  const key = `${version} ${JSON.stringify(event)}`;
  let facts = cachedFacts.get(key);
  if (!facts) cachedFacts.set(key, (facts = factsOf(event, version)));
  return facts;
}

const timelineOf = (facts: readonly Fact[], term = HOSTING): Timeline => worldsOf(facts).timelineOf(term);
const factsOfAll = (...events: readonly GivenEvent[]): Fact[] =>
  [started, ...events].flatMap((event, index) => cachedFactsOf(event, index + 1));
const timeline = (...events: readonly GivenEvent[]): Timeline => timelineOf(factsOfAll(...events));
const differenceBetween = (before: Timeline, after: Timeline, replaced: readonly PlacedTimeline[] = []): Difference =>
  differenceBetweenTimelines(before, after, replaced)!;

const runsBetween = (before: Timeline, after: Timeline, replaced: readonly PlacedTimeline[]): WrittenStretch[] =>
  runsOf(differenceBetween(before, after, replaced));
const runsOf = ({ answers, stretches }: Difference): WrittenStretch[] =>
  writtenStretches({ answers: answers.map((answer) => answer.render()), stretches: stretches.map(datedRun) });
const inWords = (answers: readonly ToldAnswer[]): string => answers.map(canonicalJson).sort().join();
const sameAnswers = (a: readonly ToldAnswer[], b: readonly ToldAnswer[]): boolean => inWords(a) === inWords(b);

/** `from..to: was -> now` of each run of days; `?` marks possible values. */
const rendered = (before: Timeline, after: Timeline): string[] =>
  runsBetween(before, after, []).map((run) => {
    const { from, to, was, now } = run;
    return `${from}..${to ?? ''}: ${written(was)} -> ${written(now)}`;
  });
const written = (answers: readonly ToldAnswer[]): string =>
  answers
    .map(({ value, certainty, untilCondition }) =>
      [
        String(value),
        certainty === 'possibly' ? '?' : '',
        typeof untilCondition === 'string' ? ` until ${untilCondition}` : '',
      ].join(''),
    )
    .join('|') || 'nothing';

const on = (occurred: string, ...effects: readonly ReturnType<typeof set>[]): GivenEvent => ({ occurred, effects });
const hosting = (value: unknown, rest: object = {}) => set('hosting', value, rest);

describe('the runs of days that differ between two states', () => {
  it('are_empty_if_nothing_differs', () => {
    expect(rendered(timeline(), timeline())).toEqual([]);
    expect(rendered(timeline(on('2020-01-01', hosting('a'))), timeline(on('2020-01-01', hosting('a'))))).toEqual([]);
  });

  it('are_empty_if_only_the_claim_behind_an_answer_differs', () => {
    const before = [on('2020-01-01', hosting('a'))];
    expect(rendered(timeline(...before), timeline(...before, on('2022-01-01', hosting('a'))))).toEqual([]);
  });

  it('are_half_open_intervals_and_the_last_one_has_no_end', () => {
    const before = [on('2020-01-01', hosting('a'))];
    const after = [...before, on('2022-01-01', hosting('b', { until: '2022-12-31' }))];
    expect(rendered(timeline(...before), timeline(...after))).toEqual([
      '2022-01-01..2023-01-01: a -> b',
      '2023-01-01..: a -> nothing',
    ]);
  });

  it('are_merged_if_only_claims_differ_between_them', () => {
    const before = [on('2020-01-01', hosting('a')), on('2021-01-01', hosting('a'))];
    const after = [on('2020-01-01', hosting('b')), on('2021-06-01', hosting('b'))];
    expect(rendered(timeline(...before), timeline(...after))).toEqual(['2020-01-01..: a -> b']);
  });

  it('are_separated_by_days_with_equal_answers', () => {
    const before = [on('2020-01-01', hosting('a')), on('2021-01-01', hosting('b')), on('2022-01-01', hosting('a'))];
    expect(rendered(timeline(...before), timeline(on('2020-01-01', hosting('b'))))).toEqual([
      '2020-01-01..2021-01-01: a -> b',
      '2022-01-01..: a -> b',
    ]);
  });

  it('have_no_end_if_they_include_the_last_day_of_the_calendar', () => {
    const dated = timeline(on('2020-01-01', hosting('a', { until: '9999-12-31' })));
    const open = timeline(on('2020-01-01', hosting('a')));
    expect(rendered(dated, open)).toEqual([]);
    expect(rendered(open, dated)).toEqual([]);
    expect(rendered(timeline(), dated)).toEqual(['2020-01-01..: nothing -> a']);
    expect(rendered(timeline(on('2020-01-01', hosting('a', { until: '[2021..]' }))), open)).toEqual([
      '2021-01-02..: a? -> a',
    ]);
  });

  it('may_begin_on_the_first_day_of_the_calendar', () => {
    expect(rendered(timeline(), timeline(on('0001-01-01', hosting('a', { until: '0001-01-01' }))))).toEqual([
      '0001-01-01..0001-01-02: nothing -> a',
    ]);
  });

  it('may_begin_on_the_last_day_of_the_calendar', () => {
    expect(rendered(timeline(), timeline(on('9999-12-31', hosting('a'))))).toEqual(['9999-12-31..: nothing -> a']);
  });

  it('name_an_open_condition_regardless_of_the_clock', () => {
    const event = on('2020-01-01', hosting('a', { until: '2030-12-31', untilCondition: 'agi-verified' }));
    const met: GivenEvent = { occurred: '2029-05', type: 'ConditionMet', data: { condition: 'agi-verified' } };
    expect(rendered(timeline(), timeline(event))).toEqual(['2020-01-01..2031-01-01: nothing -> a until agi-verified']);
    expect(rendered(timeline(event), timeline(event, met))).toEqual([
      '2020-01-01..2029-05-02: a until agi-verified -> a',
      '2029-05-02..2029-06-01: a until agi-verified -> a?',
      '2029-06-01..2031-01-01: a until agi-verified -> nothing',
    ]);
  });

  it('ignore_the_order_in_which_possible_answers_were_recorded', () => {
    const [a, b, again] = [on('2020', hosting('a')), on('2020', hosting('b')), on('2020', hosting('a'))];
    const contents = factsOfAll(a, b, again);
    expect(rendered(timelineOf(contents), timelineOf(contents.toSpliced(1, 1)))).toEqual([]);
  });

  it('show_the_replaced_term_as_was_only_if_the_term_itself_had_no_answer', () => {
    const before = factsOfAll(on('2020-01-01', set('old', 'o')), on('2022-01-01', hosting('h')));
    const after = [...before, ...factsOf(on('2021-01-01', hosting('n', { replaces: [OLD] })), 4)];
    const placed = { term: OLD, ...timelineOf(before, OLD) };
    expect(runsBetween(timelineOf(before), timelineOf(after), [placed])).toEqual([
      {
        from: '2021-01-01',
        to: '2022-01-01',
        was: [{ value: 'o', between: null, certainty: 'definitely', term: OLD }],
        now: [{ value: 'n', between: null, certainty: 'definitely' }],
      },
    ]);
  });

  it('show_each_of_several_replaced_terms_as_was_and_end_where_one_of_them_changes', () => {
    const other = termOf('other');
    const before = factsOfAll(on('2020-01-01', set('old', 'o'), set('other', 'p', { until: '2021-12-31' })));
    const after = [...before, ...factsOf(on('2021-01-01', hosting('n')), 3)];
    const placed = [OLD, other].map((term) => ({ term, ...timelineOf(before, term) }));
    const stretches = runsBetween(timelineOf(before), timelineOf(after), placed);
    expect(stretches.map(({ from, to, was }) => [from, to, was.map(({ value }) => value)])).toEqual([
      ['2021-01-01', '2022-01-01', ['o', 'p']],
      ['2022-01-01', null, ['o']],
    ]);
  });
});

describe('the rendered end of a run', () => {
  const day = (text: string): number => {
    const parsed = parseDate(text);
    return parsed.ok ? parsed.bounds.lo : NaN;
  };
  it('is_the_next_day_or_null', () => {
    expect(firstDayAfter(day('2024-02-28'))).toBe('2024-02-29');
    expect(firstDayAfter(LAST_DAY - 1)).toBe('9999-12-31');
    expect(firstDayAfter(LAST_DAY)).toBeNull();
    expect(firstDayAfter(Infinity)).toBeNull();
  });
});

const runOf = ({ stretches }: Difference, nth: number): { from: number; to: number } => {
  const { from, to } = stretches[nth]!;
  return { from, to };
};

describe('any two states', () => {
  const DAYS = Array.from({ length: 16 }, (_, n) => 18_262 + n);
  const days = DAYS.map(formatDay);
  const date = fc.oneof(
    fc.constantFrom(...days.slice(0, 12)),
    fc.tuple(fc.nat(11), fc.nat(4)).map(([lo, more]) => `[${days[lo]}..${days[Math.min(lo + more, 11)]}]`),
  );
  const effect = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.option(date, { freq: 3, nil: undefined }),
        fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
      )
      .map(([value, until, untilCondition]) =>
        hosting(value, { ...(until ? { until } : {}), ...(untilCondition ? { untilCondition } : {}) }),
      ),
    fc.constant(end('hosting')),
  );
  const events = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.tuple(date, effect).map(([occurred, one]) => on(occurred, one)) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(date, fc.constantFrom('x', 'y'))
          .map(([occurred, condition]): GivenEvent => ({ occurred, type: 'ConditionMet', data: { condition } })),
      },
    ),
    { maxLength: 9 },
  );

  it('differ_exactly_on_the_days_of_their_runs', () => {
    fc.assert(
      fc.property(events, events, (some, others) => {
        const [before, after] = [timeline(...some), timeline(...others)];
        const difference = differenceBetween(before, after);
        const stretches = runsOf(difference).map((run, nth) => ({ ...run, ...runOf(difference, nth) }));
        for (const day of DAYS) {
          const was = answersOnDay(before, day);
          const now = answersOnDay(after, day);
          const there = stretches.filter(({ from, to }) => from <= day && day <= to);
          expect(there).toHaveLength(sameAnswers(was, now) ? 0 : 1);
          for (const run of there) {
            expect(sameAnswers(run.was, was)).toBe(true);
            expect(sameAnswers(run.now, now)).toBe(true);
          }
        }
        stretches.forEach((run, index) => {
          const last = stretches[index - 1];
          const continues = last?.to === run.from - 1 && sameAnswers(last.was, run.was);
          expect(continues && sameAnswers(last.now, run.now)).toBe(false);
        });
        const different = new Set(stretches.flatMap(({ was, now }) => [...was, ...now]).map(canonicalJson));
        expect(difference.answers.map((answer) => canonicalJson(answer.render())).sort()).toEqual(
          [...different].sort(),
        );
        expect(difference.counts).toEqual({ stretches: stretches.length, answers: different.size });
        const [first, last] = [stretches[0], stretches.at(-1)];
        expect(difference.days).toEqual(first ? { from: first.from, to: last!.to } : null);
        expect(difference.hadSome).toBe(stretches.some(({ was }) => was.length > 0));
        expect(difference.hasNone).toBe(stretches.some(({ now }) => now.length === 0));
      }),
      { seed, numRuns: 500 },
    );
  });

  it('have_boundaries_exactly_on_the_days_whose_answer_differs_from_the_day_before', () => {
    fc.assert(
      fc.property(events, fc.nat(15), fc.nat(15), (some, from, to) => {
        const given = timeline(...some);
        const answersOn = (day: number) => answersOnDay(given, day);
        const expected = DAYS.slice(from, to + 1).filter((day) => !sameAnswers(answersOn(day), answersOn(day - 1)));
        expect(boundariesWithin(given, DAYS[from]!, DAYS[to]!)).toEqual(expected);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('a difference beyond the bounds of a term change', () => {
  const NEW = 'new';
  /** This number of values, each of which may start on any day from its own day on. */
  const manyValues = (count: number): GivenEvent[] =>
    Array.from({ length: count }, (_, n) => on(`[${formatDay(20_000 + n)}..]`, hosting(`value ${n}`)));

  it('lists_20_answers_and_100_runs_of_days_with_the_changed_answers_first_and_counts_all', () => {
    const before = manyValues(150);
    const difference = differenceBetween(timeline(...before), timeline(...before, on('[2000-01-01..]', hosting(NEW))));
    expect(difference.answers).toHaveLength(20);
    expect(difference.answers[0]!.render()).toMatchObject({ value: NEW, certainty: 'possibly' });
    expect(difference.stretches).toHaveLength(100);
    // The new value is possible before each of the others, and then together with one more of them every day.
    expect(difference.counts).toEqual({ stretches: 151, answers: 151 });
    expect(difference.stretches.every(({ was, now }) => now.includes(0) && !was.includes(0))).toBe(true);
    expect(difference.days).toEqual({ from: 10_957, to: Infinity });
  });

  it('takes_time_in_n_log_n_of_the_number_of_claims', () => {
    const steps = (count: number): number => {
      const before = manyValues(count);
      const [was, now] = [timeline(...before), timeline(...before, on('[2000-01-01..]', hosting(NEW)))];
      let read = 0;
      const counted = (of: Timeline): Timeline => ({
        ...of,
        spans: new Proxy(of.spans, {
          get: (spans, name, self) => {
            if (typeof name === 'string' && /^\d+$/.test(name)) read += 1;
            return Reflect.get(spans, name, self) as unknown;
          },
        }),
      });
      differenceBetween(counted(was), counted(now));
      return read;
    };
    expect(steps(800)).toBeLessThan(2.5 * steps(400));
  });
});
