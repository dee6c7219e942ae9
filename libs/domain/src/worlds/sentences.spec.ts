import type { Effect, EndEffect, OriginalContent, OverrideEffect, SetEffect } from '#contracts';
import { PartnershipWorlds } from '.';
import { boundsOf } from '../dates';
import { collectFacts, factsOfEvent, type Facts } from '../facts';

/* DESIGN section 7, sentence by sentence. Days are numbers of March 2024. The term is `supply` with the scope `all`. */

const march = (day: number): string => `2024-03-${String(day).padStart(2, '0')}`;
const between = (first: number, last: number): string => `[${march(first)}..${march(last)}]`;
const dayOf = (text: string): number => boundsOf(text).lo;
const TERM = { kind: 'supply', scope: 'all' };

type GivenEvent = Pick<OriginalContent, 'type' | 'data' | 'occurred'> & Partial<OriginalContent>;
type More<T> = Partial<Omit<T, 'effect'>>;

const set = (value: unknown, more: More<SetEffect> = {}): Effect => ({ effect: 'set', ...TERM, value, ...more });
const override = (value: unknown, more: More<OverrideEffect> = {}): Effect => ({
  effect: 'override',
  ...TERM,
  value,
  until: march(30),
  ...more,
});
const end = (more: More<EndEffect> = {}): Effect => ({ effect: 'end', ...TERM, ...more });
const notice = (on: string): Effect => ({ effect: 'notice', ...TERM, on });
const reaffirm = (on: string): Effect => ({ effect: 'reaffirm', ...TERM, on });

const statement = (occurred: string, ...effects: Effect[]): GivenEvent => ({
  type: 'StatementMade',
  occurred,
  data: { statement: '', form: 'notice' },
  effects,
});
const ofAgreement = (agreement: string, event: GivenEvent): GivenEvent => ({ ...event, agreement });
const met = (condition: string, occurred: string): GivenEvent => ({
  type: 'ConditionMet',
  occurred,
  data: { condition },
});
const ruledOut = (condition: string): GivenEvent => ({
  type: 'ConditionRuledOut',
  occurred: march(1),
  data: { condition },
});
type Form = Extract<OriginalContent, { type: 'AgreementPublished' }>['data']['agreement']['form'];
const published = (id: string, form: Form = 'agreement', amends: string[] = []): GivenEvent => ({
  type: 'AgreementPublished',
  occurred: march(1),
  data: { agreement: { id, title: id, form, amends } },
});
const agreementEnded = (agreement: string, occurred: string, ...effects: Effect[]): GivenEvent => ({
  type: 'AgreementEnded',
  occurred,
  data: { agreement, how: 'terminated' },
  effects,
});
const partnershipEnded = (occurred: string, ...effects: Effect[]): GivenEvent => ({
  type: 'PartnershipEnded',
  occurred,
  data: { reason: '' },
  effects,
});
const party = (id: string) => ({ id, name: id });
const founded = (...ids: string[]): GivenEvent => ({
  type: 'PartnershipStarted',
  occurred: march(1),
  data: { name: '', parties: ids.map(party) },
});
type Changes = Extract<OriginalContent, { type: 'PartiesChanged' }>['data'];
const partiesChanged = (occurred: string, data: Changes): GivenEvent => ({ type: 'PartiesChanged', occurred, data });
const succeeded = (name: string, by: string): Changes => ({ succeeded: [{ party: name, by: party(by) }] });

const factsOf = (...events: GivenEvent[]): Facts =>
  collectFacts(
    events.flatMap((event, index) =>
      factsOfEvent({
        rootId: `e${index + 1}`,
        rootVersion: index + 1,
        eventVersion: index + 1,
        recordedOn: dayOf(march(1)),
        content: {
          title: '',
          standing: 'definitive',
          assertedBy: [],
          sources: [],
          effects: [],
          ...event,
        },
      }),
    ),
  );

/** The facts of the partnership of a and b after these events. */
const history = (...events: GivenEvent[]): Facts => factsOf(founded('a', 'b'), ...events);

/** The answer on a day: `x definitely`, `x possibly, suspended possibly`, `nothing`. */
function what(facts: Facts, day: number, clock = 1, scope = 'all'): string {
  const worlds = PartnershipWorlds.of(facts).at(dayOf(march(clock)));
  const { values, suspended } = worlds.on({ kind: 'supply', scope }, dayOf(march(day)));
  const rendered = values.map(({ value, certainty }) => `${JSON.parse(value)} ${certainty}`);
  return [...rendered, ...(suspended === 'not' ? [] : [`suspended ${suspended}`])].join(', ') || 'nothing';
}
const whatOnEach = (facts: Facts, days: readonly number[], clock?: number): string[] =>
  days.map((day) => what(facts, day, clock));

/** The bound parties of the value in force: `a b` in every world, `(c)` in some worlds only. */
function bound(facts: Facts, day: number): string {
  const { values } = PartnershipWorlds.of(facts)
    .at(dayOf(march(1)))
    .on(TERM, dayOf(march(day)));
  const [value] = values;
  return value ? [...value.between, ...value.mayBind.map((name) => `(${name})`)].join(' ') : 'nobody';
}

describe('own days', () => {
  it('7_1_the_end_is_not_before_the_start_if_the_bounds_allow_that', () => {
    const facts = history(statement(march(1), set('x', { from: between(3, 8), until: between(2, 5) })));
    expect(whatOnEach(facts, [2, 3, 5, 6])).toEqual(['nothing', 'x possibly', 'x possibly', 'nothing']);
    expect(what(history(statement(march(1), set('x', { from: between(5, 9), until: march(5) }))), 5)).toBe(
      'x definitely',
    );
  });

  it('7_2_an_unknown_end_is_any_day_from_the_start_or_never', () => {
    const facts = history(statement(march(3), set('x', { until: { unknown: true } })));
    expect(whatOnEach(facts, [2, 3, 4, 30])).toEqual(['nothing', 'x definitely', 'x possibly', 'x possibly']);
  });
});

describe('shared days', () => {
  it('7_3_a_claim_that_a_shared_day_ends_before_its_start_never_starts', () => {
    const facts = history(
      statement(march(1), set('x')),
      statement(march(5), set('y', { untilCondition: 'closing' })),
      met('closing', march(3)),
    );
    expect(what(facts, 6)).toBe('x definitely');
  });

  it('7_3_a_shared_day_is_one_day_for_all_claims_that_depend_on_it', () => {
    const facts = history(
      met('closing', between(3, 5)),
      statement(march(1), set('x', { untilCondition: 'closing' }), override('y', { fromCondition: 'closing' })),
    );
    expect(what(facts, 4)).toBe('x possibly, y possibly');
    expect(PartnershipWorlds.of(facts).on(TERM, dayOf(march(4))).inForce).toBe('definitely');
  });

  it('7_4_a_shared_day_stated_by_several_events_is_the_earliest_of_their_days_in_each_world', () => {
    const facts = history(
      statement(march(1), set('x', { untilCondition: 'closing' })),
      met('closing', between(4, 9)),
      met('closing', march(6)),
    );
    expect(whatOnEach(facts, [4, 5, 6, 7])).toEqual(['x definitely', 'x possibly', 'x possibly', 'nothing']);
  });

  it('7_4_a_repeated_succession_changes_nothing', () => {
    const facts = factsOf(
      founded('a', 'b'),
      statement(march(1), set('x', { between: ['a', 'b'] })),
      partiesChanged(march(2), succeeded('b', 'c')),
      partiesChanged(march(3), succeeded('c', 'd')),
      partiesChanged(march(4), succeeded('b', 'c')),
    );
    expect(bound(facts, 5)).toBe('a d');
  });
});

describe('conditions', () => {
  const waiting = statement(march(1), set('x', { fromCondition: 'closing' }));

  it('7_5_a_met_condition_stays_met_if_it_is_ruled_out_before_or_after', () => {
    expect(what(history(waiting, ruledOut('closing'), met('closing', march(3))), 3)).toBe('x definitely');
    expect(what(history(waiting, met('closing', march(3)), ruledOut('closing')), 3)).toBe('x definitely');
  });

  it('7_6_a_condition_that_is_ruled_out_never_comes_true', () => {
    expect(what(history(waiting, ruledOut('closing')), 20)).toBe('nothing');
  });

  it('7_7_an_open_condition_comes_true_on_the_clock_day_or_any_later_day_or_never', () => {
    const facts = history(statement(march(1), set('x', { untilCondition: 'closing' })));
    expect(whatOnEach(facts, [4, 5, 6, 30], 5)).toEqual(['x definitely', 'x definitely', 'x possibly', 'x possibly']);
  });

  it('7_8_a_claim_with_an_open_condition_starts_on_the_day_after_the_clock_day_at_the_earliest', () => {
    expect(whatOnEach(history(waiting), [5, 6], 5)).toEqual(['nothing', 'x possibly']);
  });

  it('an_expression_comes_true_with_all_or_any_of_its_elements', () => {
    const facts = history(
      met('closing', march(3)),
      ruledOut('approval'),
      statement(march(1), set('x', { fromCondition: { all: ['closing', { day: march(5) }] } })),
      statement(march(1), set('y', { fromCondition: { any: ['approval', { day: march(8) }] } })),
    );
    expect(whatOnEach(facts, [4, 5, 8])).toEqual(['nothing', 'x definitely', 'y definitely']);
  });

  it('a_claim_never_starts_after_its_long_stop_day', () => {
    const late = history(
      met('closing', between(3, 6)),
      statement(march(1), set('x', { fromCondition: 'closing', by: march(4) })),
    );
    expect(whatOnEach(late, [4, 20])).toEqual(['x possibly', 'x possibly']);
    expect(
      what(
        history(met('closing', march(6)), statement(march(1), set('x', { fromCondition: 'closing', by: march(4) }))),
        6,
      ),
    ).toBe('nothing');
  });
});

describe('renewal', () => {
  const renewing = statement(
    march(1),
    set('x', { until: '2024-03-31', renewal: { period: 'P1M', notice: 'P10D' }, from: march(1) }),
  );
  const on = (facts: Facts, text: string, clock: string): string => {
    const { values } = PartnershipWorlds.of(facts).at(dayOf(clock)).on(TERM, dayOf(text));
    return values.map(({ value, certainty }) => `${JSON.parse(value)} ${certainty}`).join() || 'nothing';
  };

  it('7_9_notice_in_time_ends_the_claim_and_late_notice_ends_it_one_period_later', () => {
    expect(on(history(renewing, statement(march(21), notice(march(21)))), '2024-04-01', march(25))).toBe('nothing');
    const late = history(renewing, statement(march(22), notice(march(22))));
    expect(on(late, '2024-04-30', march(25))).toBe('x definitely');
    expect(on(late, '2024-05-01', march(25))).toBe('nothing');
  });

  it('7_9_a_notice_that_is_not_recorded_may_come_on_the_clock_day_or_any_later_day_or_never', () => {
    expect(on(history(renewing), '2024-04-01', march(21))).toBe('x possibly');
    expect(on(history(renewing), '2024-04-01', march(22))).toBe('x definitely');
    expect(on(history(renewing), '2030-01-01', march(22))).toBe('x possibly');
  });

  it('7_9_a_notice_before_the_start_of_a_claim_concerns_an_earlier_claim', () => {
    const facts = history(statement(march(1), notice('2024-02-20')), renewing);
    expect(on(facts, '2024-04-01', march(22))).toBe('x definitely');
  });

  it('renewal_keeps_an_end_on_the_last_day_of_its_month', () => {
    expect(on(history(renewing), '2024-04-30', march(25))).toBe('x definitely');
    expect(on(history(renewing), '2024-05-01', '2024-04-20')).toBe('x possibly');
    expect(on(history(renewing), '2024-05-31', '2024-04-21')).toBe('x definitely');
  });
});

describe('the claim that governs', () => {
  it('7_10_the_active_override_that_started_last_governs_and_one_without_a_value_suspends_the_term', () => {
    const facts = history(
      statement(march(1), set('x')),
      statement(march(3), override('y', { until: march(9) })),
      statement(march(5), override(null, { until: march(7) })),
    );
    expect(whatOnEach(facts, [2, 3, 5, 8, 10])).toEqual([
      'x definitely',
      'y definitely',
      'suspended definitely',
      'y definitely',
      'x definitely',
    ]);
  });

  it('7_11_an_ended_claim_does_not_restore_its_predecessor', () => {
    const facts = history(statement(march(1), set('x')), statement(march(3), set('y', { until: march(5) })));
    expect(whatOnEach(facts, [2, 5, 6])).toEqual(['x definitely', 'y definitely', 'nothing']);
  });

  it('7_12_of_two_exact_starts_on_one_day_the_one_recorded_later_is_later', () => {
    expect(what(history(statement(march(3), set('x')), statement(march(3), set('y'))), 3)).toBe('y definitely');
  });

  it('7_12_if_either_start_is_not_exact_both_orders_are_worlds', () => {
    const facts = history(statement(between(2, 3), set('x')), statement(march(3), set('y')));
    expect(what(facts, 4)).toBe('x possibly, y possibly');
  });

  it('7_13_an_end_also_ends_earlier_overrides_and_an_end_of_overrides_ends_only_those', () => {
    const term = history(statement(march(1), set('x')), statement(march(3), override('y')), statement(march(5), end()));
    const overrides = history(
      statement(march(1), set('x')),
      statement(march(3), override('y')),
      statement(march(5), end({ of: 'override' })),
    );
    expect(whatOnEach(term, [4, 5])).toEqual(['y definitely', 'nothing']);
    expect(whatOnEach(overrides, [4, 5])).toEqual(['y definitely', 'x definitely']);
  });

  it('a_replaced_term_ends_on_the_day_on_which_its_replacement_starts_and_not_if_that_never_starts', () => {
    const replacing = (more: More<SetEffect>): Facts =>
      history(
        statement(march(1), set('x')),
        statement(march(4), set('y', { scope: 'api', replaces: [TERM], ...more })),
        ruledOut('closing'),
      );
    expect(whatOnEach(replacing({}), [3, 4])).toEqual(['x definitely', 'nothing']);
    expect(what(replacing({ fromCondition: 'closing' }), 20)).toBe('x definitely');
    expect(what(replacing({ until: march(2) }), 20)).toBe('x definitely');
  });
});

describe('ends from outside', () => {
  const deal = published('deal');
  const inDeal = (...effects: Effect[]): GivenEvent => ofAgreement('deal', statement(march(1), ...effects));

  it('7_14_a_claim_ends_the_day_before_its_agreement_or_an_agreement_that_this_one_amends', () => {
    const facts = history(
      deal,
      published('annex', 'amendment', ['deal']),
      ofAgreement('annex', statement(march(1), set('x'))),
      agreementEnded('deal', march(5)),
    );
    expect(whatOnEach(facts, [4, 5])).toEqual(['x definitely', 'nothing']);
  });

  it('7_14_a_restatement_survives_the_old_agreement_and_an_end_that_has_started_stays', () => {
    const restated = history(
      deal,
      published('new-deal', 'restatement', ['deal']),
      ofAgreement('new-deal', statement(march(1), set('x'))),
      agreementEnded('deal', march(5)),
    );
    expect(what(restated, 6)).toBe('x definitely');
    const ended = history(
      deal,
      statement(march(1), set('x')),
      ofAgreement('deal', statement(march(3), end())),
      agreementEnded('deal', march(5)),
    );
    expect(what(ended, 6)).toBe('nothing');
  });

  it('7_15_nothing_is_in_force_from_the_end_of_the_partnership_on', () => {
    const facts = history(statement(march(1), set('x')), partnershipEnded(march(5)));
    expect(whatOnEach(facts, [4, 5])).toEqual(['x definitely', 'nothing']);
  });

  it('7_16_claims_that_have_not_started_when_their_agreement_ends_never_start', () => {
    const facts = history(
      deal,
      statement(march(1), set('x')),
      inDeal(set('y', { from: march(6) })),
      ofAgreement('deal', statement(march(1), end({ from: march(7) }))),
      agreementEnded('deal', march(5)),
    );
    expect(what(facts, 8)).toBe('x definitely');
  });

  it('surviving_claims_and_the_effects_of_the_ending_event_are_exempt', () => {
    const surviving = history(statement(march(1), set('x', { survives: true })), partnershipEnded(march(5)));
    expect(what(surviving, 6)).toBe('x definitely');
    const wound = history(partnershipEnded(march(5), set('x', { until: march(8) })));
    expect(whatOnEach(wound, [5, 8, 9])).toEqual(['x definitely', 'x definitely', 'nothing']);
    expect(what(history(deal, inDeal(set('x')), agreementEnded('deal', march(5), set('y'))), 6)).toBe('y definitely');
  });
});

describe('who is bound', () => {
  it('7_17_parties_are_bound_from_the_day_they_join_to_the_day_before_they_leave_or_are_succeeded', () => {
    const facts = factsOf(
      founded('a', 'b', 'c'),
      statement(march(1), set('x')),
      partiesChanged(march(3), { joined: [party('d')], left: ['c'] }),
      partiesChanged(march(5), succeeded('b', 'e')),
    );
    expect([2, 3, 5].map((day) => bound(facts, day))).toEqual(['a b c', 'a b d', 'a d e']);
  });

  it('7_17_a_successor_becomes_a_party_only_if_the_predecessor_was_one', () => {
    const facts = history(statement(march(1), set('x')), partiesChanged(march(3), succeeded('z', 'e')));
    expect(bound(facts, 4)).toBe('a b');
  });

  it('7_18_a_successor_takes_the_place_of_its_predecessor_until_that_one_joins_again', () => {
    const facts = history(
      statement(march(1), set('x', { between: ['a', 'b'] })),
      partiesChanged(march(2), succeeded('b', 'c')),
      partiesChanged(march(3), succeeded('c', 'd')),
      partiesChanged(march(5), { joined: [party('b')] }),
    );
    expect([1, 2, 3, 5].map((day) => bound(facts, day))).toEqual(['a b', 'a c', 'a d', 'a b']);
  });

  it('7_18_two_successors_of_one_party_both_take_its_place_and_both_become_parties', () => {
    const split: Changes = { succeeded: ['c', 'd'].map((by) => ({ party: 'b', by: party(by) })) };
    const named = history(statement(march(1), set('x', { between: ['a', 'b'] })), partiesChanged(march(2), split));
    const unnamed = history(statement(march(1), set('x')), partiesChanged(march(2), split));
    expect([bound(named, 3), bound(unnamed, 3)]).toEqual(['a c d', 'a c d']);
  });

  it('7_19_a_former_party_stays_bound_where_it_is_named_explicitly', () => {
    const facts = factsOf(
      founded('a', 'b', 'c'),
      statement(march(1), set('x', { between: ['a', 'c'] })),
      partiesChanged(march(2), { left: ['c'] }),
    );
    expect(bound(facts, 3)).toBe('a c');
  });

  it('7_20_nothing_is_in_force_while_the_governing_claim_binds_too_few_parties', () => {
    expect(what(history(statement(march(1), set('x')), partiesChanged(march(3), { left: ['b'] })), 3)).toBe('nothing');
    const merged = history(
      statement(march(1), set('x', { between: ['a', 'b'] })),
      partiesChanged(march(3), succeeded('b', 'a')),
    );
    expect(what(merged, 3)).toBe('nothing');
    expect(what(history(statement(march(1), set('x', { between: ['a'] }))), 3)).toBe('x definitely');
  });

  it('an_assignment_affects_only_the_claims_of_its_agreement', () => {
    const facts = history(
      published('deal'),
      ofAgreement('deal', statement(march(1), set('x'))),
      statement(march(1), set('y', { scope: 'api' })),
      ofAgreement('deal', partiesChanged(march(3), succeeded('b', 'c'))),
    );
    expect(bound(facts, 4)).toBe('a c');
    const { values } = PartnershipWorlds.of(facts).on({ kind: 'supply', scope: 'api' }, dayOf(march(4)));
    expect(values[0]?.between).toEqual(['a', 'b']);
  });
});

describe('answers', () => {
  it('7_21_a_value_in_all_worlds_is_definite_and_a_value_in_some_is_possible_however_often_it_is_set', () => {
    const facts = history(
      statement(march(1), set('x')),
      statement(between(3, 5), set('x')),
      statement(march(7), set('y')),
    );
    expect(whatOnEach(facts, [4, 7])).toEqual(['x definitely', 'y definitely']);
    expect(what(history(statement(between(3, 5), set('x'))), 4)).toBe('x possibly');
  });

  it('7_22_a_term_is_in_force_if_every_world_has_some_value', () => {
    const facts = history(statement(march(1), set('x')), statement(between(3, 5), set('y')));
    const answer = PartnershipWorlds.of(facts).on(TERM, dayOf(march(4)));
    expect(answer.inForce).toBe('definitely');
    expect(answer.values.map(({ certainty }) => certainty)).toEqual(['possibly', 'possibly']);
  });

  it('7_23_a_party_that_is_bound_in_some_worlds_only_is_listed_as_mayBind', () => {
    const facts = factsOf(
      founded('a', 'b', 'c'),
      statement(march(1), set('x')),
      partiesChanged(between(3, 5), { left: ['c'] }),
    );
    expect([2, 4, 5].map((day) => bound(facts, day))).toEqual(['a b c', 'a b (c)', 'a b']);
  });

  it('7_23_a_default_and_the_same_parties_listed_explicitly_are_the_same', () => {
    const facts = history(statement(march(1), set('x')), statement(between(3, 5), set('x', { between: ['b', 'a'] })));
    expect([what(facts, 4), bound(facts, 4)]).toEqual(['x definitely', 'a b']);
  });

  it('7_24_a_claim_is_pending_from_its_event_to_the_last_day_on_which_it_cannot_have_started', () => {
    const waiting = statement(march(2), set('x', { fromCondition: 'closing' }));
    const pendingOn = (facts: Facts, clock: number): number[] => {
      const worlds = PartnershipWorlds.of(facts).at(dayOf(march(clock)));
      return [1, 2, 3, 4, 5, 6, 7].filter((day) => worlds.pending(dayOf(march(day))).length > 0);
    };
    expect(pendingOn(history(waiting), 4)).toEqual([2, 3, 4]);
    expect(pendingOn(history(waiting, met('closing', between(4, 6))), 7)).toEqual([2, 3]);
    expect(pendingOn(history(waiting, ruledOut('closing')), 4)).toEqual([]);
  });

  it('an_interval_is_definite_if_each_of_its_days_is_and_possible_if_one_may_be', () => {
    const facts = history(statement(march(3), set('x')), statement(march(6), set('y')));
    const worlds = PartnershipWorlds.of(facts);
    const during = (lo: number, hi: number): string =>
      worlds
        .during(TERM, { lo: dayOf(march(lo)), hi: dayOf(march(hi)) })
        .values.map(({ value, certainty }) => `${JSON.parse(value)} ${certainty}`)
        .join(', ');
    expect([during(1, 2), during(2, 4), during(3, 5), during(4, 6)]).toEqual([
      '',
      'x possibly',
      'x definitely',
      'x possibly, y possibly',
    ]);
  });

  it('the_last_reaffirmation_since_the_start_of_the_governing_claim_counts', () => {
    const facts = history(statement(march(1), set('x'), reaffirm(march(3))), statement(march(5), set('y')));
    const worlds = PartnershipWorlds.of(facts);
    const last = (day: number) =>
      worlds
        .on(TERM, dayOf(march(day)))
        .values.map((value) => worlds.lastReaffirmed(TERM, value, dayOf(march(day)))?.on);
    expect([2, 4, 5].map(last)).toEqual([[undefined], [march(3)], [undefined]]);
  });
});

describe('scopes within scopes', () => {
  const facts = history(
    statement(march(1), set('general')),
    statement(march(3), set('narrow', { scope: 'api', until: march(5) })),
    statement(march(4), override(null, { scope: 'api', until: march(4) })),
  );
  const api = { kind: 'supply', scope: 'api' };

  it('the_narrowest_scope_that_is_in_force_or_suspended_answers', () => {
    const worlds = PartnershipWorlds.of(facts);
    const resolved = (day: number) =>
      worlds.resolved(api, dayOf(march(day))).values.map(({ value, resolvedFrom }) => `${value} of ${resolvedFrom}`);
    expect([2, 3, 4, 6].map(resolved)).toEqual([['"general" of all'], ['"narrow" of api'], [], ['"general" of all']]);
  });

  it('a_general_scope_lists_the_narrower_scopes_with_a_different_answer', () => {
    const worlds = PartnershipWorlds.of(facts);
    expect([2, 3, 4, 6].map((day) => worlds.exceptions(TERM, dayOf(march(day))))).toEqual([[], ['api'], ['api'], []]);
  });
});

describe('more imprecise shared matters than the limit', () => {
  const conditions = ['one', 'two', 'three', 'four'];
  const sharing = (names: readonly string[]): Facts =>
    history(
      ...names.map((name) => met(name, between(3, 5))),
      statement(march(1), set('x')),
      ...names.flatMap((name) => [
        statement(march(2), override(name, { until: march(20), untilCondition: name })),
        statement(march(2), set(`${name}-then`, { fromCondition: name })),
      ]),
    );

  it('are_treated_as_independent_and_the_answer_is_marked_cautious', () => {
    const on = (names: readonly string[]) => PartnershipWorlds.of(sharing(names)).on(TERM, dayOf(march(4)));
    expect(on(conditions.slice(0, 3)).cautious).toBe(false);
    expect(on(conditions).cautious).toBe(true);
  });
});
