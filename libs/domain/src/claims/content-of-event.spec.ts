import type { Effect, OriginalContent } from '#contracts';
import { boundsOf, LAST_DAY } from '../dates';
import { namesOf } from '../events/events-named';
import { contentOfEvent, termsNamedBy } from './content-of-event';
import { metConditions } from './met-conditions';
import { namesTerm, parseAnswer } from './term-claim';

const NAMED = '00000000-0000-4000-8000-000000000099';
const provenance = { rootVersion: 4, rootId: 'root-id', eventVersion: 9 };
type Told = { type?: string; occurred?: string; standing?: string; data?: object; effects?: readonly Effect[] };

// Each test states the parts of an event that it is about.
const contentOf = (told: Told) =>
  contentOfEvent(
    {
      type: 'AgreementPublished',
      occurred: '2025-10-28',
      title: 'x',
      standing: 'definitive',
      assertedBy: ['a', 'b'],
      sources: [],
      data: { agreement: { id: 'x', title: 'x', form: 'agreement' } },
      effects: [],
      ...told,
    } as unknown as OriginalContent,
    provenance,
  );
const claimsOf = (...effects: readonly Effect[]) => contentOf({ effects }).claims;
const statementsOf = (...effects: readonly Effect[]) => contentOf({ effects }).statements;
const term = { kind: 'hosting', scope: 'all' };
const set = (more: object = {}): Effect => ({ effect: 'set', ...term, value: 1, ...more });

describe('the claims of an event', () => {
  it('take_the_day_of_the_event_where_they_name_none', () => {
    const [first, second, third] = claimsOf(set(), set({ from: '2019' }), { effect: 'end', ...term });
    expect(first).toMatchObject({ from: '2025-10-28', start: boundsOf('2025-10-28') });
    expect(second).toMatchObject({ from: '2019', start: boundsOf('2019') });
    expect(third).toMatchObject({ effect: 'end', from: '2025-10-28', start: boundsOf('2025-10-28'), answer: null });
  });

  it('stand_at_their_roots_place_and_say_who_supplied_them', () => {
    const claims = claimsOf(set(), { effect: 'reaffirm', kind: '*', scope: 'all' }, set({ scope: 'eu' }));
    expect(claims.map(({ order, eventVersion }) => ({ order, eventVersion }))).toEqual([
      { order: [4, 0], eventVersion: 9 },
      { order: [4, 1], eventVersion: 9 },
    ]);
    expect(claims.every(({ occurredLo }) => occurredLo === boundsOf('2025-10-28').lo)).toBe(true);
  });

  it('keep_their_last_day_their_condition_and_what_was_written', () => {
    const [dated, unknown, open] = claimsOf(
      set({ until: '2030', untilCondition: 'agi-verified' }),
      set({ until: { unknown: true } }),
      set(),
    );
    expect(dated).toMatchObject({ until: boundsOf('2030'), untilText: '2030', untilCondition: 'agi-verified' });
    expect(unknown).toMatchObject({ until: 'unknown', untilText: { unknown: true }, untilCondition: null });
    expect(open).toMatchObject({ until: null, untilText: null });
  });

  it('carry_one_answer_for_one_value_between_the_same_parties_in_any_order', () => {
    const answers = claimsOf(
      set({ value: { a: 1, b: 2 }, between: ['y', 'x'] }),
      set({ value: { b: 2, a: 1 }, between: ['x', 'y'] }),
      set({ value: { b: 2, a: 1 } }),
      set({ value: { b: 2, a: 1 }, between: ['x'] }),
      set({ value: { b: 2, a: '1' } }),
    ).map(({ answer }) => answer);
    expect(answers[0]).toBe(answers[1]);
    expect(new Set(answers).size).toBe(4);
    expect(parseAnswer(answers[0]!)).toEqual({ value: { a: 1, b: 2 }, between: ['x', 'y'] });
    expect(parseAnswer(answers[2]!)).toEqual({ value: { a: 1, b: 2 }, between: null });
  });

  it('do_not_reorder_the_parties_of_the_event_they_are_made_of', () => {
    const between = ['y', 'x'];
    claimsOf(set({ between }));
    expect(between).toEqual(['y', 'x']);
  });

  it('of_what_a_set_replaces_are_ends_on_its_day_that_say_by_what', () => {
    const replaces = [
      { kind: 'hosting', scope: 'old' },
      { kind: 'stake', scope: 'all' },
    ];
    const claims = claimsOf(set({ from: '2026-02', replaces }), set({ scope: 'eu' }));
    expect(claims.map(({ effect, kind, scope, order }) => [effect, `${kind}/${scope}`, order[1]])).toEqual([
      ['set', 'hosting/all', 0],
      ['end', 'hosting/old', 1],
      ['end', 'stake/all', 2],
      ['set', 'hosting/eu', 3],
    ]);
    expect(claims[0]).toMatchObject({ replaces, replacedBy: null });
    for (const end of claims.slice(1, 3))
      expect(end).toMatchObject({
        start: boundsOf('2026-02'),
        from: '2026-02',
        until: null,
        replaces: [],
        replacedBy: term,
      });
  });

  it('of_the_end_of_the_partnership_end_every_term_after_its_other_effects', () => {
    const { claims, statements } = contentOf({
      type: 'PartnershipEnded',
      occurred: '2030-05',
      data: { reason: 'x' },
      effects: [set({ from: '2020' })],
    });
    expect(claims.map(({ effect, kind, scope }) => [effect, kind, scope])).toEqual([
      ['set', 'hosting', 'all'],
      ['end', '*', '*'],
    ]);
    expect(claims[1]!.start).toEqual(boundsOf('2030-05'));
    expect(namesTerm(claims[1]!, { kind: 'any', scope: 'thing' })).toBe(true);
    expect(namesTerm(claims[0]!, { kind: 'hosting', scope: 'eu' })).toBe(false);
    expect(statements).toMatchObject([{ statement: 'lifecycle' }]);
  });

  it('of_no_date_at_all_are_of_days_of_which_nothing_is_known', () => {
    expect(claimsOf(set({ from: 'soon', until: 'later' }))[0]).toMatchObject({
      start: boundsOf('[..9999-12-31]'),
      until: boundsOf('[..9999-12-31]'),
    });
  });
});

describe('what an event says besides', () => {
  it.each(['non-binding', 'reported'])('is_an_announcement_and_nothing_else_where_it_is_%s', (standing) => {
    const effects: readonly Effect[] = [
      set({ replaces: [{ kind: 'stake', scope: 'all' }] }),
      { effect: 'end', kind: 'hosting', scope: 'eu' },
      { effect: 'contest', ...term, value: 2 },
      { effect: 'reaffirm', kind: '*', scope: 'all' },
    ];
    for (const [type, data] of [
      ['AgreementPublished', { agreement: { id: 'x', title: 'x', form: 'mou', amends: ['framework', NAMED] } }],
      ['PartnershipEnded', { reason: 'x' }],
      ['ConditionMet', { condition: 'x' }],
      ['PartiesChanged', { left: ['a'] }],
    ] as const) {
      expect(contentOf({ type, data, standing, occurred: '2025', effects })).toEqual({
        claims: [],
        statements: [
          {
            statement: 'announcement',
            order: [4, 0],
            eventVersion: 9,
            eventId: 'root-id',
            occurredLo: boundsOf('2025').lo,
            terms: [term, { kind: 'stake', scope: 'all' }, { kind: 'hosting', scope: 'eu' }],
          },
        ],
      });
    }
  });

  it('is_nothing_where_a_day_fell_due', () => {
    const data = { kind: 'hosting', scope: 'all', on: '2026-01-01' };
    for (const standing of ['definitive', 'reported'])
      expect(contentOf({ type: 'TermFellDue', data, standing, effects: [set()] })).toEqual({
        claims: [],
        statements: [],
      });
  });

  it('is_what_is_reaffirmed_by_whom_and_on_which_day', () => {
    const [byDefault, stated] = statementsOf(
      { effect: 'reaffirm', kind: '*', scope: 'all' },
      { effect: 'reaffirm', ...term, on: '2026' },
    );
    expect(byDefault).toMatchObject({
      statement: 'reaffirmation',
      order: [4, 0],
      term: { kind: '*', scope: 'all' },
      on: '2025-10-28',
      day: boundsOf('2025-10-28'),
      assertedBy: ['a', 'b'],
    });
    expect(stated).toMatchObject({ order: [4, 1], term, on: '2026', day: boundsOf('2026') });
  });

  it.each<[object, { lo: string; hi: string | null }]>([
    [{}, { lo: '2025-10-28', hi: null }],
    [{ until: { unknown: true } }, { lo: '2025-10-28', hi: null }],
    [
      { from: '2026', until: '2027' },
      { lo: '2026-01-01', hi: '2027-12-31' },
    ],
  ])('is_who_contests_with_%j_the_days_that_may_be_meant', (dates, { lo, hi }) => {
    const days = { lo: boundsOf(lo).lo, hi: hi === null ? LAST_DAY : boundsOf(hi).hi };
    expect(statementsOf({ effect: 'contest', ...term, value: 2, ...dates })).toMatchObject([
      { statement: 'contest', value: 2, days, assertedBy: ['a', 'b'] },
    ]);
  });

  it('is_which_events_it_answers_or_amends', () => {
    const amending = {
      type: 'AgreementPublished',
      data: { agreement: { id: 'x', title: 'x', form: 'mou', amends: ['framework', NAMED] } },
    };
    const answering = { type: 'TermsReaffirmed', data: { statement: 's', inResponseTo: NAMED } };
    for (const told of [amending, answering])
      expect(contentOf(told).statements).toMatchObject([{ statement: 'response', names: [NAMED] }]);
    expect(contentOf({}).statements).toEqual([]);
    expect(namesOf({ type: 'ConditionMet', data: { condition: 'x' } } as unknown as OriginalContent)).toEqual([]);
  });

  it('has_each_its_own_place', () => {
    const { statements } = contentOf({
      type: 'ConditionMet',
      data: { condition: 'x' },
      effects: [
        { effect: 'contest', ...term, value: 2 },
        { effect: 'reaffirm', ...term },
      ],
    });
    expect(statements.map(({ statement, order }) => [statement, ...order])).toEqual([
      ['condition-met', 4, 0],
      ['contest', 4, 1],
      ['reaffirmation', 4, 2],
    ]);
  });
});

test('the_terms_that_effects_name_are_told_once_with_those_replaced', () => {
  const replaces = [{ kind: 'stake', scope: 'all' }, term];
  const effects: Effect[] = [
    { effect: 'reaffirm', kind: '*', scope: 'all' },
    { effect: 'set', kind: 'hosting', scope: 'eu', value: 1, replaces },
    { effect: 'end', ...term },
  ];
  expect(termsNamedBy(effects)).toEqual([{ kind: 'hosting', scope: 'eu' }, ...replaces]);
});

describe('conditions that were met', () => {
  const metOn = (condition: string, occurred: string) =>
    contentOf({ type: 'ConditionMet', occurred, data: { condition } }).statements;

  it('are_known_by_their_day', () => {
    expect(metConditions(metOn('x', '2029-05'))).toEqual(new Map([['x', boundsOf('2029-05')]]));
    expect(metConditions([])).toEqual(new Map());
  });

  it('twice_count_as_the_earlier_bound_by_bound_and_each_by_its_name', () => {
    const both = [...metOn('x', '[2029-05-01..2029-12-31]'), ...metOn('y', '2020'), ...metOn('x', '2029-06')];
    const expected = new Map([
      ['x', { lo: boundsOf('2029-05-01').lo, hi: boundsOf('2029-06-30').hi }],
      ['y', boundsOf('2020')],
    ]);
    expect(metConditions(both)).toEqual(expected);
    expect(metConditions(both.toReversed())).toEqual(expected);
  });
});
