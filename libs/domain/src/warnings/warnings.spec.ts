import { MOST_WARNINGS, type Effect, type OriginalContent, type TermRef, type Warning } from '#contracts';
import { warningsOf } from '.';
import { boundsOf } from '../dates';
import { collectFacts, factsOfEvent } from '../facts';
import { SharedMatters } from '../worlds';
import { isAwaitedIn } from './awaited';

type GivenEvent = Pick<OriginalContent, 'type' | 'data'> & Partial<OriginalContent>;
const TERM = { kind: 'supply', scope: 'all' };
const set = (more: object = {}): Effect => ({ effect: 'set', ...TERM, value: 1, ...more });
const end = (more: object = {}): Effect => ({ effect: 'end', ...TERM, ...more });
const override = (more: object = {}): Effect => ({
  effect: 'override',
  ...TERM,
  value: null,
  until: '2024-12-31',
  ...more,
});
const statement = (...effects: Effect[]): GivenEvent => ({
  type: 'StatementMade',
  data: { statement: '', form: 'notice' },
  effects,
});
const met = (condition: string): GivenEvent => ({ type: 'ConditionMet', data: { condition } });

/** The warnings of the last events, which are recorded one after the other. */
function warned(events: readonly GivenEvent[], last = 1, most?: number): string[] {
  return warnings(events, last, most).map(({ code, pointer }) => `${code} ${pointer}`);
}

function warnings(events: readonly GivenEvent[], last = 1, most?: number): Warning[] {
  const contents = events.map((event) => ({
    title: '',
    occurred: '2024-03-01',
    standing: 'definitive',
    assertedBy: [],
    sources: [],
    effects: [],
    ...event,
  })) as unknown as OriginalContent[];
  const facts = collectFacts(
    contents.flatMap((content, index) =>
      factsOfEvent({
        rootId: `e${index + 1}`,
        rootVersion: index + 1,
        eventVersion: index + 1,
        recordedOn: boundsOf('2024-03-01').lo,
        content,
      }),
    ),
  );
  const matters = new SharedMatters(facts.statements);
  const after = {
    timelineOf: (term: TermRef) => matters.timelineOf(facts.claims.of(term)),
    isAwaited: (condition: string) => isAwaitedIn(facts.claims.of(TERM), condition),
  };
  const decided = contents.map((content, index) => ({
    event: { id: `e${index + 1}`, ...content },
    root: index + 1,
  }));
  const found = warningsOf(decided.slice(-last), after);
  expect(found.length).toBeLessThanOrEqual(most ?? 10);
  return found;
}

test('effective_events_yield_no_warning', () => {
  expect(
    warned([
      statement(set({ from: '2020-01-01' })),
      statement(end(), { effect: 'reaffirm', ...TERM, on: '2024-02-01' }),
    ]),
  ).toEqual([]);
  expect(warned([statement(set({ fromCondition: 'approval' })), met('approval')])).toEqual([]);
  expect(warned([statement(set(), override())])).toEqual([]);
});

test('a_condition_that_no_claim_names_is_unused', () => {
  expect(warned([statement(set({ untilCondition: { any: ['closing', 'sale'] } })), met('approval')])).toEqual([
    'condition-unused /events/0/data/condition',
  ]);
});

test('an_end_or_override_of_a_term_that_is_not_in_force_yields_a_warning_with_its_pointer', () => {
  const over = statement(set({ from: '2020', until: '2023-12-31' }));
  expect(warned([over, statement(end())])).toEqual(['term-not-in-force /events/0/effects/0']);
  expect(warned([over, statement(override({ value: 2 }))])).toEqual(['term-not-in-force /events/0/effects/0']);
  expect(warned([over, statement(end({ from: '2023-06' }))])).toEqual([]);
  expect(warned([statement(set()), statement(end({ of: 'override' }))])).toEqual([
    'term-not-in-force /events/0/effects/0',
  ]);
  expect(warned([statement(set(), override()), statement(end({ of: 'override' }))])).toEqual([]);
});

test('a_reaffirmation_or_contest_of_a_term_that_is_not_in_force_yields_a_warning', () => {
  const events = [
    statement(set({ from: '2024-02-01' })),
    statement(
      { effect: 'reaffirm', ...TERM, on: '2024-01-31' },
      { effect: 'contest', ...TERM, value: 2, from: '2023' },
    ),
  ];
  expect(warned(events)).toEqual(['term-not-in-force /events/0/effects/0', 'term-not-in-force /events/0/effects/1']);
});

test('a_notice_on_a_term_without_renewal_yields_a_warning', () => {
  const notice = statement({ effect: 'notice', ...TERM });
  expect(warned([statement(set({ until: '2025-12-31' })), notice])).toEqual(['nothing-renews /events/0/effects/0']);
  expect(warned([statement(set({ until: '2025-12-31', renewal: { period: 'P1Y' } })), notice])).toEqual([]);
});

describe('a notice', () => {
  const noticeOn = (on: string): GivenEvent => statement({ effect: 'notice', ...TERM, on });
  const renewing = (more: object = {}): GivenEvent =>
    statement(set({ from: '2024-01-01', until: '2024-12-31', renewal: { period: 'P1Y', notice: 'P3M', ...more } }));
  const NOTHING_RENEWS = ['nothing-renews /events/0/effects/0'];

  test.each<[string, readonly GivenEvent[], readonly string[]]>([
    ['on_the_first_day_yields_no_warning', [renewing(), noticeOn('2024-01-01')], []],
    ['before_the_start_yields_a_warning', [renewing(), noticeOn('2023-12-31')], NOTHING_RENEWS],
    ['that_may_be_given_after_the_start_yields_no_warning', [renewing(), noticeOn('[2023-06-01..2024-02-01]')], []],
    ['too_late_for_this_year_but_in_time_for_the_next_yields_no_warning', [renewing(), noticeOn('2024-11-15')], []],
    ['on_the_last_deadline_yields_no_warning', [renewing({ times: 1 }), noticeOn('2024-09-30')], []],
    ['after_the_last_deadline_yields_a_warning', [renewing({ times: 1 }), noticeOn('2024-10-01')], NOTHING_RENEWS],
    [
      'after_the_end_of_the_term_yields_a_warning',
      [renewing(), statement(end({ from: '2024-03-01' })), noticeOn('2024-06-01')],
      NOTHING_RENEWS,
    ],
    [
      'after_an_earlier_notice_took_effect_yields_a_warning',
      [renewing(), noticeOn('2024-02-01'), noticeOn('2025-02-01')],
      NOTHING_RENEWS,
    ],
    [
      'during_a_suspension_yields_no_warning',
      [renewing(), statement(override({ from: '2024-02-01', until: '2024-08-01' })), noticeOn('2024-06-01')],
      [],
    ],
  ])('%s', (_, events, expected) => {
    expect(warned(events)).toEqual(expected);
  });
});

describe('a replaced term', () => {
  const replacing = (more: object = {}): GivenEvent =>
    statement({ ...set({ from: '2024-01-01', replaces: [TERM], ...more }), kind: 'royalty' });

  test('that_is_not_in_force_when_its_set_starts_yields_a_warning', () => {
    const until = statement(set({ from: '2020', until: '2023-12-31' }));
    expect(warned([replacing()])).toEqual(['term-not-in-force /events/0/effects/0/replaces/0']);
    expect(warned([until, replacing()])).toEqual(['term-not-in-force /events/0/effects/0/replaces/0']);
    expect(warned([until, replacing({ from: '2023-12-31' })])).toEqual([]);
    expect(warned([until, replacing({ fromCondition: 'c', from: '2021' })])).toEqual([]);
  });

  test('of_a_set_that_is_never_in_force_yields_no_warning', () => {
    const ruledOut: GivenEvent = { type: 'ConditionRuledOut', data: { condition: 'c' } };
    expect(warned([ruledOut, replacing({ fromCondition: 'c' })])).toEqual(['never-in-force /events/0/effects/0']);
  });
});

test('a_claim_that_can_never_be_in_force_yields_a_warning_also_if_the_same_command_causes_it', () => {
  const ruledOut: GivenEvent = { type: 'ConditionRuledOut', data: { condition: 'approval' } };
  expect(warned([ruledOut, statement(set({ fromCondition: 'approval' }))])).toEqual([
    'never-in-force /events/0/effects/0',
  ]);
  expect(warned([statement(set({ from: '2024-01-01' })), statement(set({ from: '2024-01-01', value: 2 }))], 2)).toEqual(
    ['never-in-force /events/0/effects/0'],
  );
});

describe('an effect beneath an override that ends by an open condition', () => {
  const before = statement(
    set({ from: '2020-01-01' }),
    override({ from: '2021-01-01', until: undefined, untilCondition: 'x' }),
  );

  test.each<[string, Effect]>([
    ['set', set({ from: '2028-01-01', value: 2 })],
    ['override', override({ from: '2028-01-01', until: '2028-12-31' })],
    ['end', end({ from: '2028-01-01' })],
    ['reaffirm', { effect: 'reaffirm', ...TERM, on: '2028-01-01' }],
  ])('a_%s_yields_no_warning_because_the_override_may_have_ended', (_, effect) => {
    expect(warned([before, statement(effect)])).toEqual([]);
  });

  test('yields_a_warning_if_no_end_of_the_override_brings_it_into_force', () => {
    const ended = statement(end({ from: '2028-01-01' }), { effect: 'reaffirm', ...TERM, on: '2028-01-01' });
    expect(warned([before, ended])).toEqual(['term-not-in-force /events/0/effects/1']);
    const ruledOut: GivenEvent = { type: 'ConditionRuledOut', data: { condition: 'x' } };
    expect(warned([before, ruledOut, statement(set({ from: '2028-01-01', value: 2 }))])).toEqual([
      'never-in-force /events/0/effects/0',
    ]);
  });
});

describe('a claim that is never in force', () => {
  const ruledOut = (condition: string): GivenEvent => ({ type: 'ConditionRuledOut', data: { condition } });
  const published: GivenEvent = {
    type: 'AgreementPublished',
    data: { agreement: { id: 'frame', title: '', form: 'agreement' } },
  };
  const agreementEnded: GivenEvent = {
    type: 'AgreementEnded',
    data: { agreement: 'frame', how: 'terminated' },
    occurred: '2024-01-01',
  };
  const partnershipEnded: GivenEvent = { type: 'PartnershipEnded', data: { reason: '' }, occurred: '2024-01-01' };
  const later = { from: '2024-02-01' };

  test.each<[string, readonly GivenEvent[], string]>([
    [
      'a_condition_that_is_ruled_out',
      [ruledOut('x'), statement(set({ fromCondition: { all: ['x', 'y'] } }))],
      'it waits for x, which was ruled out',
    ],
    [
      'several_conditions_that_are_ruled_out',
      [ruledOut('x'), ruledOut('y'), statement(set({ fromCondition: { any: ['x', 'y'] } }))],
      'it waits for x and y, which were ruled out',
    ],
    [
      'an_agreement_that_has_ended',
      [published, agreementEnded, { ...statement(set(later)), agreement: 'frame' }],
      'the agreement frame has ended by then',
    ],
    ['the_end_of_the_partnership', [partnershipEnded, statement(set(later))], 'the partnership has ended by then'],
    [
      'its_long_stop_day',
      [met('x'), statement(set({ fromCondition: 'x', by: '2023-12-31' }))],
      'its own days and conditions leave no day for it',
    ],
  ])('yields_a_warning_that_names_%s', (_, events, why) => {
    const [warning] = warnings(events);
    expect(warning).toMatchObject({ code: 'never-in-force', detail: `this is never in force: ${why}` });
  });

  test('names_the_reason_why_an_end_never_starts', () => {
    const [warning] = warnings([
      published,
      agreementEnded,
      statement(set()),
      { ...statement(end(later)), agreement: 'frame' },
    ]);
    expect(warning).toMatchObject({
      code: 'never-in-force',
      pointer: '/events/0/effects/0',
      detail: 'this never takes effect: the agreement frame has ended by then',
    });
  });

  test('yields_a_warning_that_names_other_claims_if_nothing_else_is_the_cause', () => {
    const [warning] = warnings([statement(set(later)), statement(set({ ...later, value: 2 }))], 2);
    expect(warning?.detail).toBe('this is never in force: other claims of supply/all leave no day for it');
  });
});

test('an_event_that_is_not_definitive_yields_no_warning', () => {
  expect(warned([{ ...statement(end()), standing: 'reported' }])).toEqual([]);
});

test('a_term_with_too_many_shared_matters_yields_one_warning', () => {
  const conditions = ['a', 'b', 'c', 'd'];
  const claims = conditions.flatMap((name, nth) =>
    [1, 2].map((each) => set({ fromCondition: name, value: name + each, from: `2024-0${nth + 1}-0${each}` })),
  );
  expect(warned([statement(...claims)])).toEqual(['cautious /events/0/effects/0']);
});

test('a_term_is_cautious_also_if_only_ends_depend_on_its_open_conditions', () => {
  const claims = ['a', 'b', 'c', 'd'].flatMap((name) => [
    set({ fromCondition: name, value: `${name}1`, from: `2024-01-0${'abcd'.indexOf(name) + 1}` }),
    set({ untilCondition: name, value: `${name}2`, from: `2024-02-0${'abcd'.indexOf(name) + 1}` }),
  ]);
  expect(warned([statement(...claims)])).toContain('cautious /events/0/effects/0');
});

test('the_number_of_warnings_is_bounded', () => {
  const ends = Array.from({ length: MOST_WARNINGS + 5 }, (_, nth) => ({ ...end(), scope: `s${nth}` }));
  expect(warned([statement(...ends)], 1, MOST_WARNINGS)).toHaveLength(MOST_WARNINGS);
});
