import { MOST_WARNINGS, type Effect, type OriginalContent, type TermRef, type Warning } from '#contracts';
import { warningsOf } from '.';
import { boundsOf } from '../dates';
import { collectFacts, factsOfEvent } from '../facts';
import { SharedMatters } from '../worlds';
import { isAwaitedIn } from './awaited';

type Said = Pick<OriginalContent, 'type' | 'data'> & Partial<OriginalContent>;
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
const said = (...effects: Effect[]): Said => ({
  type: 'StatementMade',
  data: { statement: '', form: 'notice' },
  effects,
});
const met = (condition: string): Said => ({ type: 'ConditionMet', data: { condition } });

/** The warnings of the last so many of some events that are recorded one after the other. */
function warned(events: readonly Said[], last = 1, most?: number): string[] {
  return warnings(events, last, most).map(({ code, pointer }) => `${code} ${pointer}`);
}

function warnings(events: readonly Said[], last = 1, most?: number): Warning[] {
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

test('what_does_what_it_says_is_not_warned_of', () => {
  expect(
    warned([said(set({ from: '2020-01-01' })), said(end(), { effect: 'reaffirm', ...TERM, on: '2024-02-01' })]),
  ).toEqual([]);
  expect(warned([said(set({ fromCondition: 'approval' })), met('approval')])).toEqual([]);
  expect(warned([said(set(), override())])).toEqual([]);
});

test('a_condition_that_no_claim_names_is_unused', () => {
  expect(warned([said(set({ untilCondition: { any: ['closing', 'sale'] } })), met('approval')])).toEqual([
    'condition-unused /events/0/data/condition',
  ]);
});

test('an_end_and_an_override_of_a_term_that_is_not_in_force_then_are_told_by_their_places', () => {
  const over = said(set({ from: '2020', until: '2023-12-31' }));
  expect(warned([over, said(end())])).toEqual(['term-not-in-force /events/0/effects/0']);
  expect(warned([over, said(override({ value: 2 }))])).toEqual(['term-not-in-force /events/0/effects/0']);
  expect(warned([over, said(end({ from: '2023-06' }))])).toEqual([]);
  expect(warned([said(set()), said(end({ of: 'override' }))])).toEqual(['term-not-in-force /events/0/effects/0']);
  expect(warned([said(set(), override()), said(end({ of: 'override' }))])).toEqual([]);
});

test('what_is_reaffirmed_or_contested_where_nothing_is_in_force_is_told', () => {
  const events = [
    said(set({ from: '2024-02-01' })),
    said({ effect: 'reaffirm', ...TERM, on: '2024-01-31' }, { effect: 'contest', ...TERM, value: 2, from: '2023' }),
  ];
  expect(warned(events)).toEqual(['term-not-in-force /events/0/effects/0', 'term-not-in-force /events/0/effects/1']);
});

test('notice_where_nothing_renews_is_told', () => {
  const notice = said({ effect: 'notice', ...TERM });
  expect(warned([said(set({ until: '2025-12-31' })), notice])).toEqual(['nothing-renews /events/0/effects/0']);
  expect(warned([said(set({ until: '2025-12-31', renewal: { period: 'P1Y' } })), notice])).toEqual([]);
});

describe('notice', () => {
  const noticeOn = (on: string): Said => said({ effect: 'notice', ...TERM, on });
  const renewing = (more: object = {}): Said =>
    said(set({ from: '2024-01-01', until: '2024-12-31', renewal: { period: 'P1Y', notice: 'P3M', ...more } }));
  const useless = ['nothing-renews /events/0/effects/0'];

  test.each<[string, readonly Said[], readonly string[]]>([
    ['on_the_first_day_is_in_time', [renewing(), noticeOn('2024-01-01')], []],
    ['before_the_start_prevents_nothing', [renewing(), noticeOn('2023-12-31')], useless],
    ['that_may_be_given_after_the_start_may_prevent_it', [renewing(), noticeOn('[2023-06-01..2024-02-01]')], []],
    ['too_late_for_this_year_is_in_time_for_the_next', [renewing(), noticeOn('2024-11-15')], []],
    ['on_the_last_deadline_is_in_time', [renewing({ times: 1 }), noticeOn('2024-09-30')], []],
    ['after_the_last_deadline_prevents_nothing', [renewing({ times: 1 }), noticeOn('2024-10-01')], useless],
    [
      'after_the_end_of_the_term_prevents_nothing',
      [renewing(), said(end({ from: '2024-03-01' })), noticeOn('2024-06-01')],
      useless,
    ],
    [
      'after_an_earlier_notice_took_effect_prevents_nothing',
      [renewing(), noticeOn('2024-02-01'), noticeOn('2025-02-01')],
      useless,
    ],
    [
      'during_a_suspension_is_in_time',
      [renewing(), said(override({ from: '2024-02-01', until: '2024-08-01' })), noticeOn('2024-06-01')],
      [],
    ],
  ])('%s', (_, events, expected) => {
    expect(warned(events)).toEqual(expected);
  });
});

describe('what a set replaces', () => {
  const replacing = (more: object = {}): Said =>
    said({ ...set({ from: '2024-01-01', replaces: [TERM], ...more }), kind: 'royalty' });

  test('is_told_where_it_is_not_in_force_when_the_set_starts', () => {
    const until = said(set({ from: '2020', until: '2023-12-31' }));
    expect(warned([replacing()])).toEqual(['term-not-in-force /events/0/effects/0/replaces/0']);
    expect(warned([until, replacing()])).toEqual(['term-not-in-force /events/0/effects/0/replaces/0']);
    expect(warned([until, replacing({ from: '2023-12-31' })])).toEqual([]);
    expect(warned([until, replacing({ fromCondition: 'c', from: '2021' })])).toEqual([]);
  });

  test('is_not_told_where_the_set_itself_is_never_in_force', () => {
    const ruledOut: Said = { type: 'ConditionRuledOut', data: { condition: 'c' } };
    expect(warned([ruledOut, replacing({ fromCondition: 'c' })])).toEqual(['never-in-force /events/0/effects/0']);
  });
});

test('what_can_never_be_in_force_is_told_of_a_correction_as_of_an_event', () => {
  const ruledOut: Said = { type: 'ConditionRuledOut', data: { condition: 'approval' } };
  expect(warned([ruledOut, said(set({ fromCondition: 'approval' }))])).toEqual(['never-in-force /events/0/effects/0']);
  expect(warned([said(set({ from: '2024-01-01' })), said(set({ from: '2024-01-01', value: 2 }))], 2)).toEqual([
    'never-in-force /events/0/effects/0',
  ]);
});

describe('beneath an override that ends by an open condition', () => {
  const before = said(
    set({ from: '2020-01-01' }),
    override({ from: '2021-01-01', until: undefined, untilCondition: 'x' }),
  );

  test.each<[string, Effect]>([
    ['set', set({ from: '2028-01-01', value: 2 })],
    ['override', override({ from: '2028-01-01', until: '2028-12-31' })],
    ['end', end({ from: '2028-01-01' })],
    ['reaffirm', { effect: 'reaffirm', ...TERM, on: '2028-01-01' }],
  ])('a_%s_is_not_warned_of_as_the_override_may_have_ended', (_, effect) => {
    expect(warned([before, said(effect)])).toEqual([]);
  });

  test('what_no_end_of_it_brings_into_force_is_warned_of', () => {
    const ended = said(end({ from: '2028-01-01' }), { effect: 'reaffirm', ...TERM, on: '2028-01-01' });
    expect(warned([before, ended])).toEqual(['term-not-in-force /events/0/effects/1']);
    const ruledOut: Said = { type: 'ConditionRuledOut', data: { condition: 'x' } };
    expect(warned([before, ruledOut, said(set({ from: '2028-01-01', value: 2 }))])).toEqual([
      'never-in-force /events/0/effects/0',
    ]);
  });
});

describe('what is never in force', () => {
  const ruledOut = (condition: string): Said => ({ type: 'ConditionRuledOut', data: { condition } });
  const published: Said = {
    type: 'AgreementPublished',
    data: { agreement: { id: 'frame', title: '', form: 'agreement' } },
  };
  const agreementEnded: Said = {
    type: 'AgreementEnded',
    data: { agreement: 'frame', how: 'terminated' },
    occurred: '2024-01-01',
  };
  const partnershipEnded: Said = { type: 'PartnershipEnded', data: { reason: '' }, occurred: '2024-01-01' };
  const later = { from: '2024-02-01' };

  test.each<[string, readonly Said[], string]>([
    [
      'a_condition_that_was_ruled_out',
      [ruledOut('x'), said(set({ fromCondition: { all: ['x', 'y'] } }))],
      'it waits for x, which was ruled out',
    ],
    [
      'several_that_were',
      [ruledOut('x'), ruledOut('y'), said(set({ fromCondition: { any: ['x', 'y'] } }))],
      'it waits for x and y, which were ruled out',
    ],
    [
      'an_agreement_that_has_ended',
      [published, agreementEnded, { ...said(set(later)), agreement: 'frame' }],
      'the agreement frame has ended by then',
    ],
    ['the_end_of_the_partnership', [partnershipEnded, said(set(later))], 'the partnership has ended by then'],
    [
      'its_last_day_to_start',
      [met('x'), said(set({ fromCondition: 'x', by: '2023-12-31' }))],
      'its own days and conditions leave no day for it',
    ],
  ])('is_told_to_be_kept_from_it_by_%s', (_, events, why) => {
    const [warning] = warnings(events);
    expect(warning).toMatchObject({ code: 'never-in-force', detail: `this is never in force: ${why}` });
  });

  test('is_told_of_an_end_that_never_starts', () => {
    const [warning] = warnings([published, agreementEnded, said(set()), { ...said(end(later)), agreement: 'frame' }]);
    expect(warning).toMatchObject({
      code: 'never-in-force',
      pointer: '/events/0/effects/0',
      detail: 'this never takes effect: the agreement frame has ended by then',
    });
  });

  test('is_told_to_be_kept_from_it_by_other_claims_where_nothing_else_does', () => {
    const [warning] = warnings([said(set(later)), said(set({ ...later, value: 2 }))], 2);
    expect(warning?.detail).toBe('this is never in force: other claims of supply/all leave no day for it');
  });
});

test('of_an_event_that_is_not_definitive_nothing_is_told', () => {
  expect(warned([{ ...said(end()), standing: 'reported' }])).toEqual([]);
});

test('a_term_of_which_too_much_is_shared_is_told_once', () => {
  const conditions = ['a', 'b', 'c', 'd'];
  const claims = conditions.flatMap((name, nth) =>
    [1, 2].map((each) => set({ fromCondition: name, value: name + each, from: `2024-0${nth + 1}-0${each}` })),
  );
  expect(warned([said(...claims)])).toEqual(['cautious /events/0/effects/0']);
});

test('conditions_that_only_ends_wait_for_make_a_term_cautious_too', () => {
  const claims = ['a', 'b', 'c', 'd'].flatMap((name) => [
    set({ fromCondition: name, value: `${name}1`, from: `2024-01-0${'abcd'.indexOf(name) + 1}` }),
    set({ untilCondition: name, value: `${name}2`, from: `2024-02-0${'abcd'.indexOf(name) + 1}` }),
  ]);
  expect(warned([said(...claims)])).toContain('cautious /events/0/effects/0');
});

test('there_are_at_most_so_many', () => {
  const ends = Array.from({ length: MOST_WARNINGS + 5 }, (_, nth) => ({ ...end(), scope: `s${nth}` }));
  expect(warned([said(...ends)], 1, MOST_WARNINGS)).toHaveLength(MOST_WARNINGS);
});
