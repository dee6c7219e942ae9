import { NEVER } from './calendar';
import { isReplacedEnd } from './facts';
import { applyToParties, inTheOrderOfTheText } from './parties';
import { truth, type Rules } from './rules';

/** One sentence of DESIGN 7 got wrong in a way in which an implementation might. */
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
  fault('7.2', 'an_unknown_end_is_no_end', { unknownEnds: () => [NEVER] }),
  fault('7.2', 'an_unknown_end_is_not_on_the_first_day', {
    unknownEnds: (start, days) => [...days.filter((day) => day > start), NEVER],
  }),
  fault('7.3', 'a_claim_that_ends_before_its_start_has_started', { neverIs: () => false }),
  fault('7.4', 'of_several_days_the_latest_counts', { ofSeveralDays: (days) => Math.max(...days) }),
  fault('7.4', 'of_several_days_the_first_recorded_counts', { ofSeveralDays: ([first = NEVER]) => first }),
  fault('7.5', 'ruled_out_counts_whatever_is_met', {
    conditionState: (metBy, ruledOut) => (ruledOut ? 'ruled-out' : metBy > 0 ? 'met' : 'open'),
  }),
  fault('7.6', 'a_condition_ruled_out_stays_open', { conditionState: (metBy) => (metBy > 0 ? 'met' : 'open') }),
  fault('7.7', 'an_open_condition_is_not_met_on_the_clock_day', {
    openDays: (clock, days) => truth.openDays(clock + 1, days),
  }),
  fault('7.7', 'an_open_condition_may_have_come_true_before_the_clock_day', {
    openDays: (_, days) => [...days, NEVER],
  }),
  fault('7.8', 'what_waits_may_start_on_the_clock_day', { waitingStart: (met) => met }),
  fault('7.9', 'a_notice_before_the_start_counts', { noticeFor: (_, given) => truth.noticeFor(-NEVER, given) }),
  fault('7.9', 'of_several_notices_the_latest_counts', {
    noticeFor: (start, given) => given.filter((day) => day >= start).toSorted((left, right) => right - left)[0],
  }),
  fault('7.9', 'no_notice_is_given_on_the_clock_day', {
    openNotices: (clock, days) => truth.openNotices(clock + 1, days),
  }),
  fault('7.9', 'a_notice_that_is_not_known_is_not_given', { openNotices: () => [NEVER] }),
  fault('7.10', 'the_override_that_started_first_governs', { governingOverride: (active) => active[0] }),
  fault('7.10', 'an_override_without_a_value_is_looked_through', {
    governingOverride: (active) =>
      active.findLast(({ claim }) => !isReplacedEnd(claim) && 'value' in claim.effect && claim.effect.value !== null),
  }),
  fault('7.11', 'an_ended_claim_brings_back_the_one_before', {
    governingBase: (started, day) => started.findLast(({ end }) => day <= end),
  }),
  fault('7.12', 'ties_are_always_in_record_order', { mayPrecede: (first, second) => first.recorded < second.recorded }),
  fault('7.12', 'exact_ties_have_no_order', { mayPrecede: () => true }),
  fault('7.13', 'an_end_does_not_end_overrides', {
    endsOverrides: (claim) => !isReplacedEnd(claim) && claim.effect.effect === 'end' && claim.effect.of === 'override',
  }),
  fault('7.13', 'the_end_of_an_override_ends_the_base_too', {
    isOfTheBase: (claim) => isReplacedEnd(claim) || claim.effect.effect !== 'override',
  }),
  fault('7.14', 'an_amendment_outlives_what_it_amends', { agreementsEnding: (agreement) => [agreement] }),
  fault('7.14', 'a_restatement_ends_with_what_it_restates', {
    agreementsEnding: (agreement, agreements) => {
      const anyForm = [...agreements].map(([id, one]) => [id, { ...one, form: 'amendment' as const }] as const);
      return truth.agreementsEnding(agreement, new Map(anyForm));
    },
  }),
  fault('7.14', 'only_one_step_of_amends_is_followed', {
    agreementsEnding: (agreement, agreements) => {
      const direct = agreements.get(agreement);
      return truth.agreementsEnding(agreement, new Map(direct ? [[agreement, direct]] : []));
    },
  }),
  fault('7.14', 'the_day_of_the_end_is_the_last_in_force', { lastDayBeforeAgreementEnds: (end) => end }),
  fault('7.14', 'an_end_that_has_started_goes_with_its_agreement', { lastDayOfAnEnd: (end) => end - 1 }),
  fault('7.15', 'the_day_of_the_end_is_the_last_of_the_partnership', { lastDayBeforePartnershipEnds: (end) => end }),
  fault('7.15', 'the_partnership_ends_nothing', { lastDayBeforePartnershipEnds: () => NEVER }),
  fault('7.16', 'what_had_not_started_starts_and_is_over', { neverStarts: () => false }),
  fault('7.16', 'an_end_of_an_ended_agreement_starts', {
    neverStarts: (claim, start, ends) => claim.effect.effect !== 'end' && truth.neverStarts(claim, start, ends),
  }),
  fault('7.16', 'no_end_starts_after_the_partnership', {
    neverStarts: (_, start, { agreement, partnership }) => start >= agreement || start >= partnership,
  }),
  fault('7.16', 'what_the_ending_itself_sets_ends_with_it', { isExempt: (claim) => truth.isExempt(claim, []) }),
  fault('7.16', 'what_survives_ends_all_the_same', { isExempt: ({ event }, ending) => ending.includes(event.id) }),
  fault('7.17', 'left_comes_before_joined', {
    operationsOf: ({ left = [], ...others }) => [
      ...left.map((name) => ({ left: name })),
      ...inTheOrderOfTheText(others),
    ],
  }),
  fault('7.17', 'a_successor_becomes_a_party_in_any_case', {
    partiesAfter: (before, operation) =>
      'by' in operation
        ? applyToParties({ ...before, parties: new Set([...before.parties, operation.succeeded]) }, operation)
        : applyToParties(before, operation),
  }),
  fault('7.17', 'who_joined_is_not_told', {
    partiesAfter: (before, operation) => ('joined' in operation ? before : applyToParties(before, operation)),
  }),
  fault('7.18', 'explicit_lists_know_no_succession', { standsFor: (name) => [name] }),
  fault('7.18', 'succession_is_followed_one_step', {
    standsFor: (name, operations) =>
      truth.standsFor(
        name,
        operations.filter((operation) => !('by' in operation) || operation.succeeded === name),
      ),
  }),
  fault('7.18', 'a_name_that_joins_again_stays_replaced', {
    standsFor: (name, operations) =>
      truth.standsFor(
        name,
        operations.filter((operation) => !('joined' in operation)),
      ),
  }),
  fault('7.18', 'only_the_last_successor_stands_in_its_place', {
    standsFor: (name, operations) => truth.standsFor(name, operations).slice(-1),
  }),
  fault('7.19', 'who_left_is_bound_nowhere', {
    staysNamed: (name, operations) => !operations.some((operation) => 'left' in operation && operation.left === name),
  }),
  fault('7.20', 'too_few_are_enough', { bindsTooFew: () => false }),
  fault('7.20', 'a_list_of_one_is_too_few', { bindsTooFew: (_, bound) => bound.length < 2 }),
  fault('7.20', 'a_default_of_one_is_enough', {
    bindsTooFew: (named, bound) => named !== undefined && truth.bindsTooFew(named, bound),
  }),
  fault('7.21', 'a_value_without_a_rival_is_definite', {
    certaintyOf: ({ worlds, all }, others) =>
      others === 0 && worlds > 0 ? 'definitely' : truth.certaintyOf({ worlds, all }, others),
  }),
  fault('7.21', 'a_value_in_most_worlds_is_definite', {
    certaintyOf: ({ worlds, all }, others) =>
      2 * worlds > all ? 'definitely' : truth.certaintyOf({ worlds, all }, others),
  }),
  fault('7.22', 'a_term_is_as_certain_as_its_most_certain_value', {
    inForce: (some, values) => {
      if (some.worlds === 0) return 'not';
      return values.some(({ worlds, all }) => worlds === all) ? 'definitely' : 'possibly';
    },
  }),
  fault('7.23', 'who_may_be_bound_is_bound', {
    whoIsBound: (lists) => ({ between: [...new Set(lists.flat())].toSorted(), mayBind: [] }),
  }),
  fault('7.23', 'who_is_bound_in_some_worlds_only_is_left_out', {
    whoIsBound: (lists) => ({ ...truth.whoIsBound(lists), mayBind: [] }),
  }),
  fault('7.24', 'pending_lasts_until_it_has_certainly_started', {
    isPending: (day, waiting) => truth.isPending(day, { ...waiting, earliestStart: Number.MAX_SAFE_INTEGER }),
  }),
  fault('7.24', 'what_is_ruled_out_stays_pending', {
    isPending: (day, waiting) =>
      truth.isPending(day, waiting) ||
      (waiting.ruledOut &&
        truth.isPending(day, { ...waiting, ruledOut: false, earliestStart: Number.MAX_SAFE_INTEGER })),
  }),
  fault('7.24', 'pending_knows_no_first_day', {
    isPending: (day, waiting) => truth.isPending(day, { ...waiting, occurred: -NEVER }),
  }),
  fault('7.24', 'what_is_certainly_met_stays_pending', {
    isPending: (day, waiting) => truth.isPending(day, { ...waiting, certainlyMet: NEVER }),
  }),
];
