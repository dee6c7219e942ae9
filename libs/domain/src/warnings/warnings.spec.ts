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

test('the_number_of_warnings_is_bounded', () => {
  const ends = Array.from({ length: MOST_WARNINGS + 5 }, (_, nth) => ({ ...end(), scope: `s${nth}` }));
  expect(warned([statement(...ends)], 1, MOST_WARNINGS)).toHaveLength(MOST_WARNINGS);
});
