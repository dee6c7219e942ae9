import { MOST_WARNINGS, type Effect, type OriginalContent, type TermRef } from '#contracts';
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
  const warnings = warningsOf(decided.slice(-last), after);
  expect(warnings.length).toBeLessThanOrEqual(most ?? 10);
  return warnings.map(({ code, pointer }) => `${code} ${pointer}`);
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

test('what_can_never_be_in_force_is_told_of_a_correction_as_of_an_event', () => {
  const ruledOut: Said = { type: 'ConditionRuledOut', data: { condition: 'approval' } };
  expect(warned([ruledOut, said(set({ fromCondition: 'approval' }))])).toEqual(['never-in-force /events/0/effects/0']);
  expect(warned([said(set({ from: '2024-01-01' })), said(set({ from: '2024-01-01', value: 2 }))], 2)).toEqual([
    'never-in-force /events/0/effects/0',
  ]);
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

test('there_are_at_most_so_many', () => {
  const ends = Array.from({ length: MOST_WARNINGS + 5 }, (_, nth) => ({ ...end(), scope: `s${nth}` }));
  expect(warned([said(...ends)], 1, MOST_WARNINGS)).toHaveLength(MOST_WARNINGS);
});
