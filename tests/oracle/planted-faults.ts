import { NEVER } from './calendar';
import { isReplacedEnd } from './facts';
import { applyToParties, inTheOrderOfTheText } from './parties';
import { truth, type Rules } from './rules';

/** The rules with one sentence of DESIGN 7 violated, in a way in which an implementation might violate it. */
export interface PlantedFault {
  sentence: string;
  name: string;
  rules: Rules;
}

const fault = (sentence: string, name: string, wrong: Partial<Rules>): PlantedFault => ({
  sentence,
  name,
  rules: { ...truth, ...wrong },
});

export const plantedFaults: readonly PlantedFault[] = [
  fault('7.1', 'own_days_are_not_put_in_order', { ownDays: (choices) => choices }),
  fault('7.1', 'only_the_first_choice_of_own_days_is_a_world', {
    ownDays: (choices) => truth.ownDays(choices).slice(0, 1),
  }),
  fault('7.2', 'an_unknown_end_is_ignored', { unknownEnds: () => [NEVER] }),
  fault('7.2', 'an_unknown_end_is_never_on_the_first_day', {
    unknownEnds: (start, days) => [...days.filter((day) => day > start), NEVER],
  }),
  fault('7.3', 'a_claim_that_ends_before_its_start_has_started', { neverIs: () => false }),
  fault('7.4', 'of_several_days_the_latest_counts', { ofSeveralDays: (days) => Math.max(...days) }),
  fault('7.4', 'of_several_days_the_first_recorded_counts', { ofSeveralDays: ([first = NEVER]) => first }),
  fault('7.5', 'a_condition_both_met_and_ruled_out_is_ruled_out', {
    conditionState: (metBy, ruledOut) => (ruledOut ? 'ruled-out' : metBy > 0 ? 'met' : 'open'),
  }),
  fault('7.6', 'a_condition_ruled_out_stays_open', { conditionState: (metBy) => (metBy > 0 ? 'met' : 'open') }),
  fault('7.7', 'an_open_condition_is_not_met_on_the_clock_day', {
    openDays: (clock, days) => truth.openDays(clock + 1, days),
  }),
  fault('7.7', 'an_open_condition_may_be_met_before_the_clock_day', {
    openDays: (_, days) => [...days, NEVER],
  }),
  fault('7.8', 'a_claim_that_waits_for_an_open_condition_may_start_on_the_clock_day', { waitingStart: (met) => met }),
  fault('7.9', 'a_notice_before_the_start_counts', { noticeFor: (_, given) => truth.noticeFor(-NEVER, given) }),
  fault('7.9', 'of_several_notices_the_latest_counts', {
    noticeFor: (start, given) => given.filter((day) => day >= start).toSorted((left, right) => right - left)[0],
  }),
  fault('7.9', 'an_open_notice_is_not_given_on_the_clock_day', {
    openNotices: (clock, days) => truth.openNotices(clock + 1, days),
  }),
  fault('7.9', 'an_open_notice_is_never_given', { openNotices: () => [NEVER] }),
  fault('7.10', 'of_several_active_overrides_the_one_that_started_first_governs', {
    governingOverride: (active) => active[0],
  }),
  fault('7.10', 'a_suspending_override_does_not_govern', {
    governingOverride: (active) =>
      active.findLast(({ claim }) => !isReplacedEnd(claim) && 'value' in claim.effect && claim.effect.value !== null),
  }),
  fault('7.11', 'an_ended_claim_brings_back_the_one_before', {
    governingBase: (started, day) => started.findLast(({ end }) => day <= end),
  }),
  fault('7.12', 'starts_on_one_day_are_always_in_record_order', {
    mayPrecede: (first, second) => first.recorded < second.recorded,
  }),
  fault('7.12', 'exact_starts_on_one_day_have_no_order', { mayPrecede: () => true }),
  fault('7.13', 'an_end_does_not_end_overrides', {
    endsOverrides: (claim) => !isReplacedEnd(claim) && claim.effect.effect === 'end' && claim.effect.of === 'override',
  }),
  fault('7.13', 'an_end_of_overrides_also_ends_the_base', {
    isOfTheBase: (claim) => isReplacedEnd(claim) || claim.effect.effect !== 'override',
  }),
  fault('7.14', 'an_amendment_does_not_end_with_the_agreement_that_it_amends', {
    agreementsEnding: (agreement) => [agreement],
  }),
  fault('7.14', 'a_restatement_ends_with_the_agreement_that_it_restates', {
    agreementsEnding: (agreement, agreements) => {
      const anyForm = [...agreements].map(([id, one]) => [id, { ...one, form: 'amendment' as const }] as const);
      return truth.agreementsEnding(agreement, new Map(anyForm));
    },
  }),
  fault('7.14', 'only_one_step_of_an_amendment_chain_is_followed', {
    agreementsEnding: (agreement, agreements) => {
      const direct = agreements.get(agreement);
      return truth.agreementsEnding(agreement, new Map(direct ? [[agreement, direct]] : []));
    },
  }),
  fault('7.14', 'a_claim_is_still_in_force_on_the_day_on_which_its_agreement_ends', {
    lastDayBeforeAgreementEnds: (end) => end,
  }),
  fault('7.14', 'an_end_that_has_started_loses_its_effect_when_its_agreement_ends', {
    lastDayOfAnEnd: (end) => end - 1,
  }),
  fault('7.15', 'claims_are_still_in_force_on_the_day_on_which_the_partnership_ends', {
    lastDayBeforePartnershipEnds: (end) => end,
  }),
  fault('7.15', 'the_end_of_the_partnership_ends_no_claim', { lastDayBeforePartnershipEnds: () => NEVER }),
  fault('7.16', 'a_claim_not_started_before_the_end_starts_and_is_over', { neverStarts: () => false }),
  fault('7.16', 'an_end_set_by_an_ended_agreement_starts', {
    neverStarts: (claim, start, ends) => claim.effect.effect !== 'end' && truth.neverStarts(claim, start, ends),
  }),
  fault('7.16', 'no_end_starts_after_the_end_of_the_partnership', {
    neverStarts: (_, start, { agreement, partnership }) => start >= agreement || start >= partnership,
  }),
  fault('7.16', 'the_claims_of_the_ending_event_are_not_exempt', { isExempt: (claim) => truth.isExempt(claim, []) }),
  fault('7.16', 'a_claim_that_survives_ends_with_its_agreement', {
    isExempt: ({ event }, ending) => ending.includes(event.id),
  }),
  fault('7.17', 'parties_leave_before_others_join', {
    operationsOf: ({ left = [], ...others }) => [
      ...left.map((name) => ({ left: name })),
      ...inTheOrderOfTheText(others),
    ],
  }),
  fault('7.17', 'a_successor_of_a_firm_that_is_no_party_becomes_a_party', {
    partiesAfter: (before, operation) =>
      'by' in operation
        ? applyToParties({ ...before, parties: new Set([...before.parties, operation.succeeded]) }, operation)
        : applyToParties(before, operation),
  }),
  fault('7.17', 'a_firm_that_joins_does_not_become_a_party', {
    partiesAfter: (before, operation) => ('joined' in operation ? before : applyToParties(before, operation)),
  }),
  fault('7.18', 'a_successor_does_not_replace_a_name_in_between', { standsFor: (name) => [name] }),
  fault('7.18', 'only_one_step_of_a_succession_is_followed', {
    standsFor: (name, operations) =>
      truth.standsFor(
        name,
        operations.filter((operation) => !('by' in operation) || operation.succeeded === name),
      ),
  }),
  fault('7.18', 'a_firm_that_joins_again_is_still_replaced_by_its_successor', {
    standsFor: (name, operations) =>
      truth.standsFor(
        name,
        operations.filter((operation) => !('joined' in operation)),
      ),
  }),
  fault('7.18', 'only_the_last_of_several_successors_replaces_a_firm', {
    standsFor: (name, operations) => truth.standsFor(name, operations).slice(-1),
  }),
  fault('7.19', 'a_party_that_left_is_not_bound_even_where_it_is_named', {
    staysNamed: (name, operations) => !operations.some((operation) => 'left' in operation && operation.left === name),
  }),
  fault('7.20', 'a_term_that_binds_too_few_is_in_force', { bindsTooFew: () => false }),
  fault('7.20', 'a_between_that_names_one_party_binds_too_few', { bindsTooFew: (_, bound) => bound.length < 2 }),
  fault('7.20', 'one_remaining_party_is_enough_without_between', {
    bindsTooFew: (named, bound) => named !== undefined && truth.bindsTooFew(named, bound),
  }),
  fault('7.21', 'a_single_possible_value_is_definite', {
    certaintyOf: ({ worlds, all }, others) =>
      others === 0 && worlds > 0 ? 'definitely' : truth.certaintyOf({ worlds, all }, others),
  }),
  fault('7.21', 'a_value_in_most_worlds_is_definite', {
    certaintyOf: ({ worlds, all }, others) =>
      2 * worlds > all ? 'definitely' : truth.certaintyOf({ worlds, all }, others),
  }),
  fault('7.22', 'a_term_is_only_as_certain_as_its_values', {
    inForce: (some, values) => {
      if (some.worlds === 0) return 'not';
      return values.some(({ worlds, all }) => worlds === all) ? 'definitely' : 'possibly';
    },
  }),
  fault('7.23', 'a_party_bound_in_some_worlds_counts_as_certainly_bound', {
    whoIsBound: (lists) => ({ between: [...new Set(lists.flat())].toSorted(), mayBind: [] }),
  }),
  fault('7.23', 'a_party_bound_in_some_worlds_is_left_out', {
    whoIsBound: (lists) => ({ ...truth.whoIsBound(lists), mayBind: [] }),
  }),
  fault('7.24', 'a_claim_is_pending_until_it_has_certainly_started', {
    isPending: (day, waiting) => truth.isPending(day, { ...waiting, earliestStart: Number.MAX_SAFE_INTEGER }),
  }),
  fault('7.24', 'a_claim_whose_condition_is_ruled_out_stays_pending', {
    isPending: (day, waiting) =>
      truth.isPending(day, waiting) ||
      (waiting.ruledOut &&
        truth.isPending(day, { ...waiting, ruledOut: false, earliestStart: Number.MAX_SAFE_INTEGER })),
  }),
  fault('7.24', 'a_claim_is_pending_even_before_its_event', {
    isPending: (day, waiting) => truth.isPending(day, { ...waiting, occurred: -NEVER }),
  }),
  fault('7.24', 'a_claim_whose_condition_is_certainly_met_stays_pending', {
    isPending: (day, waiting) => truth.isPending(day, { ...waiting, certainlyMet: NEVER }),
  }),
];
