import { answersOf } from './answers';
import {
  agreementEnded,
  answer,
  between,
  bound,
  end,
  ended,
  march,
  met,
  override,
  parties,
  published,
  record,
  ruledOut,
  stated,
  set,
  started,
  succeeded,
  what,
} from './given';
import type { History } from './events';

const start = started('a', 'b');

describe('7.1 own days', () => {
  it('an_imprecise_start_is_possible_from_its_first_day_and_definite_from_its_last', () => {
    const history = record(start, stated(march(1), set('x', { from: between(3, 5) })));
    expect([2, 3, 4, 5].map((day) => what(history, march(day)))).toEqual([
      'nothing',
      'x possibly',
      'x possibly',
      'x definitely',
    ]);
  });

  it('an_end_is_not_before_the_start_where_the_bounds_allow_that', () => {
    const history = record(start, stated(march(1), set('x', { from: between(3, 6), until: between(3, 5) })));
    expect(what(history, march(5))).toBe('x possibly');
    expect(what(history, march(6))).toBe('nothing');
    const oneDay = record(start, stated(march(1), set('x', { from: march(4), until: between(2, 4) })));
    expect(what(oneDay, march(4))).toBe('x definitely');
  });

  it('own_days_fit_the_shared_ones_where_they_can', () => {
    const history = record(
      start,
      met('approval', march(5)),
      stated(march(1), set('x', { fromCondition: 'approval', until: between(3, 8) })),
    );
    expect(what(history, march(5))).toBe('x definitely');
  });
});

describe('7.2 an unknown end', () => {
  it('comes_any_day_from_the_start_on_or_never', () => {
    const history = record(start, stated(march(3), set('x', { until: { unknown: true } })));
    expect([3, 4, 8].map((day) => what(history, march(day)))).toEqual(['x definitely', 'x possibly', 'x possibly']);
  });

  it('is_counted_from_the_first_day_if_a_duration_is_given', () => {
    const month = record(start, stated('2024-01-31', set('x', { until: { for: 'P1M' } })));
    expect(what(month, '2024-02-28')).toBe('x definitely');
    expect(what(month, '2024-02-29')).toBe('nothing');
    const days = record(start, stated(between(3, 4), set('x', { until: { for: 'P2D' } })));
    expect([4, 5, 6].map((day) => what(days, march(day)))).toEqual(['x definitely', 'x possibly', 'nothing']);
  });
});

describe('7.3 shared days', () => {
  it('are_one_day_for_all_claims_that_depend_on_them', () => {
    const history = record(
      start,
      met('handover', between(3, 6)),
      stated(march(1), set('x', { untilCondition: 'handover' })),
      stated(march(2), override('y', { until: between(3, 6), untilCondition: 'handover' })),
    );
    expect(what(history, march(3))).toBe('y definitely');
    expect(what(history, march(4))).toBe('x possibly, y possibly');
  });

  it('are_not_adjusted_so_a_claim_whose_end_precedes_its_start_is_never_in_force', () => {
    const history = record(
      start,
      met('closing', march(3)),
      stated(march(1), set('x')),
      stated(march(1), set('y', { from: march(5), untilCondition: 'closing' })),
    );
    expect(what(history, march(6))).toBe('x definitely');
  });

  it('a_replaced_term_ends_when_its_replacement_starts_and_not_if_that_never_starts', () => {
    const y = (more: object) => set('y', { scope: 'narrow', replaces: [{ kind: 'supply', scope: 'all' }], ...more });
    const replaced = record(start, stated(march(1), set('x')), stated(between(3, 5), y({})));
    expect([2, 3, 5].map((day) => what(replaced, march(day)))).toEqual(['x definitely', 'x possibly', 'nothing']);
    const never = record(
      start,
      stated(march(1), set('x')),
      ruledOut('approval', march(2)),
      stated(march(3), y({ fromCondition: 'approval' })),
    );
    expect(what(never, march(5))).toBe('x definitely');
  });

  it('a_pending_claim_starts_on_the_later_of_condition_and_from_and_never_after_by', () => {
    const waits = (more: object) =>
      record(start, met('closing', march(4)), stated(march(1), set('x', { fromCondition: 'closing', ...more })));
    expect([3, 4].map((day) => what(waits({}), march(day)))).toEqual(['nothing', 'x definitely']);
    expect([5, 6].map((day) => what(waits({ from: march(6) }), march(day)))).toEqual(['nothing', 'x definitely']);
    expect(what(waits({ by: march(3) }), march(6))).toBe('nothing');
    expect(what(waits({ by: march(4) }), march(6))).toBe('x definitely');
  });

  it('an_expression_comes_true_with_all_or_with_any_of_its_elements', () => {
    const waits = (fromCondition: object) =>
      record(
        start,
        met('p', march(3)),
        met('q', march(6)),
        stated(march(1), set('x', { fromCondition: fromCondition as never })),
      );
    const first = (history: History) => [1, 2, 3, 4, 5, 6, 7].find((day) => what(history, march(day)) !== 'nothing');
    expect(first(waits({ all: ['p', 'q'] }))).toBe(6);
    expect(first(waits({ any: ['p', 'q'] }))).toBe(3);
    expect(first(waits({ any: ['q', { day: march(5) }] }))).toBe(5);
    expect(first(waits({ all: ['p', { any: ['q', { day: march(4) }] }] }))).toBe(4);
  });
});

describe('7.4 matters of several events', () => {
  it('a_condition_comes_true_on_the_earliest_of_their_days', () => {
    const history = record(
      start,
      met('closing', between(4, 6)),
      met('closing', march(5)),
      stated(march(1), set('x', { fromCondition: 'closing' })),
    );
    expect([3, 4, 5].map((day) => what(history, march(day)))).toEqual(['nothing', 'x possibly', 'x definitely']);
  });

  it('an_agreement_ends_on_the_earliest_of_their_days', () => {
    const history = record(
      start,
      published(march(1), { id: 'deal' }, set('x')),
      agreementEnded(march(6), 'deal'),
      agreementEnded(march(4), 'deal'),
    );
    expect([3, 4].map((day) => what(history, march(day)))).toEqual(['x definitely', 'nothing']);
  });
});

describe('7.5 to 7.8 conditions', () => {
  const waits = (...more: ReturnType<typeof met>[]) =>
    record(start, stated(march(1), set('x', { fromCondition: 'approval' })), ...more);

  it('7.5 a_met_condition_counts_even_if_an_event_rules_it_out_before_or_after', () => {
    expect(what(waits(met('approval', march(4)), ruledOut('approval', march(5))), march(4))).toBe('x definitely');
    expect(what(waits(ruledOut('approval', march(3)), met('approval', march(4))), march(4))).toBe('x definitely');
  });

  it('7.6 a_condition_that_is_ruled_out_never_comes_true', () => {
    expect([3, 8].map((day) => what(waits(ruledOut('approval', march(5))), march(day), { clock: march(1) }))).toEqual([
      'nothing',
      'nothing',
    ]);
  });

  it('7.7 an_open_condition_comes_true_on_the_clock_day_any_later_day_or_never', () => {
    const history = record(start, stated(march(1), set('x', { untilCondition: 'agi' })));
    const answers = [3, 4, 5, 9].map((day) => what(history, march(day), { clock: march(4) }));
    expect(answers).toEqual(['x definitely', 'x definitely', 'x possibly', 'x possibly']);
  });

  it('7.8 a_claim_that_waits_for_it_starts_on_the_day_after_the_clock_day_at_the_earliest', () => {
    const answers = [4, 5, 9].map((day) => what(waits(), march(day), { clock: march(4) }));
    expect(answers).toEqual(['nothing', 'x possibly', 'x possibly']);
  });
});

describe('7.9 renewal and notice', () => {
  const renews = (renewal: object, ...more: ReturnType<typeof stated>[]) =>
    record(start, stated('2024-01-01', set('x', { until: '2024-12-31', renewal: renewal as never })), ...more);
  const notice = (on: string) => stated(on, { effect: 'notice', kind: 'supply', scope: 'all' });
  const yearly = { period: 'P1Y', notice: 'P3M' };

  it('a_timely_notice_ends_the_current_period_and_a_late_one_ends_the_next', () => {
    const inTime = renews(yearly, notice('2024-09-30'));
    expect(what(inTime, '2024-12-31')).toBe('x definitely');
    expect(what(inTime, '2025-01-01')).toBe('nothing');
    const late = renews(yearly, notice('2024-10-01'));
    expect(what(late, '2025-12-31')).toBe('x definitely');
    expect(what(late, '2026-01-01')).toBe('nothing');
  });

  it('without_notice_a_period_is_possible_until_the_deadline_before_it_has_passed_and_then_definite', () => {
    const history = renews(yearly);
    expect(what(history, '2025-01-01', { clock: '2024-09-30' })).toBe('x possibly');
    expect(what(history, '2025-01-01', { clock: '2024-10-01' })).toBe('x definitely');
    expect(what(history, '2026-01-01', { clock: '2024-10-01' })).toBe('x possibly');
  });

  it('a_term_renews_at_most_the_stated_number_of_times', () => {
    const history = renews({ ...yearly, times: 1 });
    expect(what(history, '2025-12-31', { clock: '2025-06-01' })).toBe('x definitely');
    expect(what(history, '2026-01-01', { clock: '2025-06-01' })).toBe('nothing');
  });

  it('a_notice_before_the_start_has_no_effect', () => {
    const early = renews(yearly, notice('2023-12-31'));
    expect(what(early, '2025-01-01', { clock: '2024-10-01' })).toBe('x definitely');
  });

  it('the_last_day_of_a_month_stays_the_last_day_and_a_deadline_falls_on_an_existing_day', () => {
    const monthly = record(
      start,
      stated('2024-01-01', set('x', { until: '2024-02-29', renewal: { period: 'P1M', notice: 'P1M' } })),
      notice('2024-02-29'),
    );
    // 29 February less a month is 29 January, 31 March less a month is 29 February.
    expect(what(monthly, '2024-03-31')).toBe('x definitely');
    expect(what(monthly, '2024-04-01')).toBe('nothing');
  });
});

describe('7.10 overrides first', () => {
  it('the_override_that_started_last_governs_and_after_it_what_governed_before', () => {
    const history = record(
      start,
      stated(march(1), set('x')),
      stated(march(2), override('y', { until: march(7) })),
      stated(march(4), override('z', { until: march(5) })),
    );
    const answers = [1, 2, 4, 6, 8].map((day) => what(history, march(day)));
    expect(answers).toEqual(['x definitely', 'y definitely', 'z definitely', 'y definitely', 'x definitely']);
  });

  it('an_override_without_a_value_suspends_the_term', () => {
    const history = record(start, stated(march(1), set('x')), stated(march(3), override(null, { until: march(4) })));
    expect([2, 3, 5].map((day) => what(history, march(day)))).toEqual([
      'x definitely',
      'suspended definitely',
      'x definitely',
    ]);
    expect(answer(history, march(3)).inForce).toBe('not');
  });
});

describe('7.11 base', () => {
  it('an_ended_claim_does_not_restore_the_previous_one', () => {
    const history = record(start, stated(march(1), set('x')), stated(march(3), set('y', { until: march(4) })));
    expect([2, 4, 5].map((day) => what(history, march(day)))).toEqual(['x definitely', 'y definitely', 'nothing']);
  });

  it('an_end_leaves_nothing_until_the_next_set', () => {
    const history = record(start, stated(march(1), set('x')), stated(march(5), set('z')), stated(march(3), end()));
    expect([2, 3, 5].map((day) => what(history, march(day)))).toEqual(['x definitely', 'nothing', 'z definitely']);
  });
});

describe('7.12 ties', () => {
  it('of_two_exact_starts_on_one_day_the_one_recorded_later_counts', () => {
    const history = record(start, stated(march(3), set('x')), stated(march(3), set('y')));
    expect(what(history, march(3))).toBe('y definitely');
  });

  it('if_either_is_not_exact_both_orders_are_worlds', () => {
    const history = record(start, stated(between(3, 4), set('x')), stated(march(4), set('y')));
    expect(what(history, march(5))).toBe('x possibly, y possibly');
    expect(answer(history, march(5)).inForce).toBe('definitely');
  });

  it('a_start_is_exact_if_its_own_last_day_leaves_one_day', () => {
    const history = record(
      start,
      stated(march(1), set('x', { from: between(3, 6), until: march(3) })),
      stated(march(3), set('y')),
    );
    expect(what(history, march(3))).toBe('y definitely');
  });

  it('claims_of_both_layers_have_one_order', () => {
    const history = record(
      start,
      met('closing', between(3, 4)),
      stated(march(1), override('o', { fromCondition: 'closing' })),
      stated(march(1), set('x', { fromCondition: 'closing', until: { for: 'P30D' } })),
      stated(march(1), end({ fromCondition: 'closing' })),
    );
    expect(what(history, march(4))).toBe('o possibly, x possibly');
  });
});

describe('7.13 ends of overrides', () => {
  const base = [start, stated(march(1), set('x')), stated(march(2), override('y'))] as const;

  it('an_end_that_starts_after_an_override_ends_it_too', () => {
    expect(what(record(...base, stated(march(4), end())), march(4))).toBe('nothing');
  });

  it('the_end_of_an_override_ends_overrides_only', () => {
    expect(what(record(...base, stated(march(4), end({ of: 'override' }))), march(4))).toBe('x definitely');
  });

  it('an_override_that_starts_after_an_end_is_not_ended_by_it', () => {
    const history = record(
      start,
      stated(march(1), set('x')),
      stated(march(3), end()),
      stated(march(4), override('y', { until: march(5) })),
    );
    expect([3, 4, 6].map((day) => what(history, march(day)))).toEqual(['nothing', 'y definitely', 'nothing']);
  });
});

describe('7.14 the end of an agreement', () => {
  it('is_the_end_of_its_claims_and_of_those_of_its_amendments_and_extensions_through_all_steps', () => {
    const history = record(
      start,
      published(march(1), { id: 'deal' }, set('x', { scope: 'one' })),
      published(march(1), { id: 'first', form: 'amendment', amends: ['deal'] }, set('x', { scope: 'two' })),
      published(march(1), { id: 'second', form: 'extension', amends: ['first'] }, set('x', { scope: 'three' })),
      published(march(1), { id: 'anew', form: 'restatement', amends: ['deal'] }, set('x', { scope: 'four' })),
      agreementEnded(march(4), 'deal'),
    );
    const at = (day: number) =>
      ['one', 'two', 'three', 'four'].map((scope) => what(history, march(day), { term: `supply/${scope}` }));
    expect(at(3)).toEqual(Array(4).fill('x definitely'));
    expect(at(4)).toEqual(['nothing', 'nothing', 'nothing', 'x definitely']);
  });

  it('does_not_undo_an_end_that_has_started', () => {
    const history = record(
      start,
      stated(march(1), set('x')),
      published(march(2), { id: 'deal' }, end({ from: march(3) })),
      agreementEnded(march(5), 'deal'),
    );
    expect(what(history, march(6))).toBe('nothing');
  });

  it('follows_amendments_of_older_records_that_name_the_publishing_event', () => {
    const history = record(
      start,
      published(march(1), { id: 'deal' }),
      published(march(1), { id: 'first', form: 'amendment', amends: 'e2' }, set('x')),
      agreementEnded(march(4), 'deal'),
    );
    expect(what(history, march(4))).toBe('nothing');
  });
});

describe('7.15 the end of the partnership', () => {
  it('leaves_in_force_only_surviving_claims_and_the_effects_of_the_ending_event', () => {
    const history = record(
      start,
      stated(march(1), set('x'), set('secret', { scope: 'kept', survives: true })),
      ended(between(4, 5), set('tail', { scope: 'tail', from: march(6), until: march(8) })),
    );
    expect([3, 4, 5].map((day) => what(history, march(day)))).toEqual(['x definitely', 'x possibly', 'nothing']);
    expect(what(history, march(9), { term: 'supply/kept' })).toBe('secret definitely');
    expect([6, 9].map((day) => what(history, march(day), { term: 'supply/tail' }))).toEqual([
      'tail definitely',
      'nothing',
    ]);
  });
});

describe('7.16 a claim that had not started by then', () => {
  it('never_starts_and_so_supersedes_nothing', () => {
    const history = record(
      start,
      stated(march(1), set('x')),
      published(march(2), { id: 'deal' }, set('y', { from: march(5) })),
      agreementEnded(march(5), 'deal'),
    );
    expect(what(history, march(6))).toBe('x definitely');
  });

  it('never_starts_either_if_it_is_an_end_of_an_agreement_that_has_ended', () => {
    const history = record(
      start,
      stated(march(1), set('x')),
      published(march(2), { id: 'deal' }, end({ from: march(5) })),
      agreementEnded(march(4), 'deal'),
    );
    expect(what(history, march(6))).toBe('x definitely');
  });

  it('still_starts_if_it_is_an_end_of_a_surviving_term_after_the_partnership', () => {
    const history = record(
      start,
      stated(march(1), set('x', { survives: true })),
      ended(march(3)),
      stated(march(5), end()),
    );
    expect([4, 5].map((day) => what(history, march(day)))).toEqual(['x definitely', 'nothing']);
  });
});

describe('7.17 parties', () => {
  const changed = (...changes: Parameters<typeof parties>[]) =>
    record(started('a', 'b', 'c'), stated(march(1), set('x')), ...changes.map((change) => parties(...change)));

  it('founders_are_parties_from_the_start_joined_from_their_day_left_and_succeeded_until_the_day_before', () => {
    const history = changed(
      [march(3), { joined: [{ id: 'd', name: 'D' }] }],
      [march(4), { left: ['c'] }],
      [march(5), { succeeded: [succeeded('b', 'e')] }],
    );
    expect([2, 3, 4, 5].map((day) => bound(history, march(day)))).toEqual(['a b c', 'a b c d', 'a b d', 'a d e']);
  });

  it('an_imprecise_day_binds_possibly', () => {
    const history = changed([between(3, 4), { left: ['c'] }]);
    expect([2, 3, 4].map((day) => bound(history, march(day)))).toEqual(['a b c', 'a b (c)', 'a b']);
  });

  it('within_one_event_joining_comes_before_leaving_and_leaving_before_succession', () => {
    const history = changed([
      march(3),
      {
        succeeded: [succeeded('d', 'e')],
        left: ['c'],
        joined: [
          { id: 'd', name: 'D' },
          { id: 'c', name: 'C' },
        ],
      },
    ]);
    expect(bound(history, march(3))).toBe('a b e');
  });

  it('a_successor_becomes_a_party_only_if_its_predecessor_was_one', () => {
    expect(bound(changed([march(3), { succeeded: [succeeded('z', 'e')] }]), march(3))).toBe('a b c');
    expect(
      bound(changed([march(2), { left: ['c'] }], [march(3), { succeeded: [succeeded('c', 'e')] }]), march(3)),
    ).toBe('a b');
  });

  it('changes_on_one_day_are_ties', () => {
    const exact = changed([march(3), { left: ['c'] }], [march(3), { joined: [{ id: 'c', name: 'C' }] }]);
    expect(bound(exact, march(4))).toBe('a b c');
    const imprecise = changed([between(3, 4), { left: ['c'] }], [march(4), { joined: [{ id: 'c', name: 'C' }] }]);
    expect(bound(imprecise, march(5))).toBe('a b (c)');
  });

  it('an_assignment_changes_who_is_bound_by_its_agreement_only', () => {
    const history = record(
      start,
      published(march(1), { id: 'deal' }, set('x')),
      stated(march(1), set('x', { scope: 'other' })),
      parties(march(3), { succeeded: [succeeded('b', 'd')] }, 'deal'),
    );
    expect(bound(history, march(3))).toBe('a d');
    expect(bound(history, march(3), { term: 'supply/other' })).toBe('a b');
  });
});

describe('7.18 succession', () => {
  const explicit = (...changes: Parameters<typeof parties>[]) =>
    record(start, stated(march(1), set('x', { between: ['a', 'b'] })), ...changes.map((change) => parties(...change)));

  it('replaces_the_predecessor_step_by_step_even_in_claims_that_start_later', () => {
    const changes: Parameters<typeof parties>[] = [
      [march(2), { succeeded: [succeeded('b', 'd')] }],
      [march(4), { succeeded: [succeeded('d', 'e')] }],
    ];
    expect([1, 2, 4].map((day) => bound(explicit(...changes), march(day)))).toEqual(['a b', 'a d', 'a e']);
    const later = record(
      start,
      ...changes.map((change) => parties(...change)),
      stated(march(5), set('x', { between: ['a', 'b'] })),
    );
    expect(bound(later, march(5))).toBe('a e');
  });

  it('lasts_until_the_predecessor_joins_again', () => {
    const history = explicit(
      [march(2), { succeeded: [succeeded('b', 'd')] }],
      [march(4), { joined: [{ id: 'b', name: 'B' }] }],
    );
    expect([3, 4].map((day) => bound(history, march(day)))).toEqual(['a d', 'a b']);
  });

  it('binds_both_successors_of_one_party', () => {
    const split = { succeeded: [succeeded('b', 'd'), succeeded('b', 'e')] };
    expect(bound(explicit([march(2), split]), march(3))).toBe('a d e');
    const byDefault = record(start, stated(march(1), set('x')), parties(march(2), split));
    expect(bound(byDefault, march(3))).toBe('a d e');
  });
});

describe('7.19 a party that left', () => {
  it('stays_bound_by_claims_that_name_it_explicitly', () => {
    const history = record(
      started('a', 'b', 'c'),
      stated(march(1), set('x', { between: ['a', 'c'] }), set('x', { scope: 'default' })),
      parties(march(3), { left: ['c'] }),
    );
    expect(bound(history, march(4))).toBe('a c');
    expect(bound(history, march(4), { term: 'supply/default' })).toBe('a b');
  });
});

describe('7.20 too few bound parties', () => {
  it('leave_nothing_in_force_if_a_default_has_fewer_than_two', () => {
    const history = record(start, stated(march(1), set('x')), parties(march(3), { left: ['b'] }));
    expect([2, 3].map((day) => what(history, march(day)))).toEqual(['x definitely', 'nothing']);
  });

  it('leave_nothing_in_force_if_succession_makes_two_listed_parties_one_but_not_if_one_was_listed', () => {
    const merged = (named: string[]) =>
      record(
        started('a', 'b', 'c'),
        stated(march(1), set('x', { between: named })),
        parties(march(3), { succeeded: [succeeded('b', 'a')] }),
      );
    expect(what(merged(['a', 'b']), march(3))).toBe('nothing');
    expect(what(merged(['b']), march(3))).toBe('x definitely');
    expect(what(merged(['a', 'b', 'c']), march(3))).toBe('x definitely');
  });

  it('let_an_override_govern_without_a_suspension', () => {
    const history = record(
      start,
      stated(march(1), set('x', { between: ['a', 'd'] })),
      stated(march(2), override('y', { between: ['a', 'b'], until: march(8) })),
      parties(march(3), { succeeded: [succeeded('b', 'a')] }),
    );
    expect(what(history, march(3))).toBe('nothing');
    expect(answer(history, march(3)).suspended).toBe('not');
  });
});

describe('7.21 and 7.22 certainty', () => {
  it('7.21 two_claims_of_one_value_give_one_answer_whatever_the_order_of_its_members', () => {
    const history = record(
      start,
      stated(march(1), set({ p: 1, q: [1] })),
      stated(between(3, 5), set({ q: [1], p: 1 }, { between: ['b', 'a'] })),
    );
    const { values, inForce } = answer(history, march(4));
    expect(values).toMatchObject([{ certainty: 'definitely', between: ['a', 'b'], mayBind: [] }]);
    expect(inForce).toBe('definitely');
  });

  it('7.22 a_term_is_definitely_in_force_if_some_value_is_in_every_world', () => {
    const history = record(start, stated(march(1), set('x')), stated(between(3, 5), set('y')));
    expect(what(history, march(4))).toBe('x possibly, y possibly');
    expect(answer(history, march(4)).inForce).toBe('definitely');
    const maybe = record(start, stated(between(3, 5), set('y')));
    expect(answer(maybe, march(4)).inForce).toBe('possibly');
  });
});

describe('7.23 who is bound', () => {
  it('is_definite_if_every_world_binds_the_party_and_possible_if_some_worlds_do', () => {
    const history = record(
      started('a', 'b', 'c'),
      stated(march(1), set('x', { between: ['a', 'b'] })),
      stated(between(3, 4), set('x', { between: ['a', 'c'] })),
    );
    expect(bound(history, march(3))).toBe('a (b) (c)');
  });

  it('is_the_same_for_a_default_and_for_its_explicit_list', () => {
    const history = record(start, stated(march(1), set('x')), stated(between(3, 4), set('x', { between: ['b', 'a'] })));
    expect(bound(history, march(3))).toBe('a b');
  });
});

describe('7.24 a pending claim', () => {
  const days = (history: History, clock: string) => {
    const queried = [1, 2, 3, 4, 5, 6, 7, 8].map(march);
    const answers = answersOf(history, { version: history.length, clock, days: queried });
    return queried.filter((day) => (answers.days[day]?.pending.length ?? 0) > 0).map((day) => Number(day.slice(-2)));
  };
  const waits = (...more: ReturnType<typeof met>[]) =>
    record(start, stated(march(2), set('x', { fromCondition: 'approval', by: march(7) })), ...more);

  it('is_listed_from_the_day_of_its_event_to_the_last_day_on_which_it_cannot_have_started', () => {
    expect(days(waits(), march(4))).toEqual([2, 3, 4]);
    expect(days(waits(met('approval', between(5, 6))), march(8))).toEqual([2, 3, 4]);
  });

  it('is_not_listed_if_it_is_ruled_out_or_can_no_longer_start', () => {
    expect(days(waits(ruledOut('approval', march(5))), march(4))).toEqual([]);
    expect(days(waits(), march(7))).toEqual([]);
  });

  it('is_no_longer_listed_once_only_its_day_has_to_come', () => {
    const history = record(
      start,
      met('approval', march(3)),
      stated(march(1), set('x', { fromCondition: 'approval', from: march(6) })),
    );
    expect(days(history, march(8))).toEqual([1, 2]);
  });
});
