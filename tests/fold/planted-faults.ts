import type { Patch } from './patched-fold';

/** A replacement in the sources of the fold that violates one numbered sentence of DESIGN 7. */
export interface PlantedFault extends Patch {
  readonly sentence: string;
  readonly name: string;
}

const fault =
  (sentence: string, file: string) =>
  (name: string, search: string, replace: string): PlantedFault => ({ sentence, name, file, search, replace });

const placement = 'worlds/placement.ts';
const plain = 'worlds/plain-claims.ts';
const placed = 'worlds/placed-claim.ts';
const outcomes = 'worlds/outcomes.ts';
const matters = 'worlds/matter-days.ts';
const parties = 'worlds/parties.ts';
const answer = 'worlds/term-answer.ts';
const facts = 'facts/statements.ts';

/** A rule that is implemented twice, for terms that are swept at once and for others, has a fault in each implementation. */
export const plantedFaults: readonly PlantedFault[] = [
  fault('7.1', placement)(
    'a_claim_may_start_after_its_own_end',
    'Math.min(start.hi, by, lastOwn, met.hi)',
    'Math.min(start.hi, by, met.hi)',
  ),
  fault('7.1', plain)(
    'a_plain_claim_may_start_after_its_own_end',
    'Math.min(from.hi, ownHi, met.hi)',
    'Math.min(from.hi, met.hi)',
  ),
  fault('7.2', placement)(
    'an_unknown_end_is_never_on_the_first_day',
    'return [until(-Infinity, Infinity)]',
    'return [until(start.lo + 1, Infinity)]',
  ),
  fault('7.2', plain)(
    'an_unknown_end_of_a_plain_claim_is_ignored',
    "own.is === 'unknown' ? -Infinity : Infinity",
    'Infinity',
  ),
  fault('7.3', placement)(
    'a_claim_that_a_shared_day_ends_before_its_start_starts',
    ' || Math.max(claim.start.from.lo, waits.hi) > Math.min(lastOwn, mayEnd) ||',
    ' ||',
  ),
  fault('7.3', plain)(
    'a_plain_claim_that_a_shared_day_ends_before_its_start_starts',
    'const latest = Math.min(from.hi, ownHi, met.hi);',
    'const latest = Math.min(from.hi, ownHi, Math.max(lo, met.hi));',
  ),
  fault('7.4', facts)(
    'of_several_days_the_first_recorded_counts',
    'for (const { day } of dated) [lo, hi]',
    'for (const { day } of dated.slice(0, 1)) [lo, hi]',
  ),
  fault('7.4', facts)(
    'of_several_days_the_latest_is_the_latest_of_all',
    'Math.min(hi, day.hi)]',
    'hi === Infinity ? day.hi : Math.max(hi, day.hi)]',
  ),
  fault('7.5', facts)(
    'a_condition_both_met_and_ruled_out_is_ruled_out',
    "known.set(condition, { is: 'met', day: earliestOf(by), by });",
    "if (!known.has(condition)) known.set(condition, { is: 'met', day: earliestOf(by), by });",
  ),
  fault('7.6', facts)(
    'a_condition_that_is_ruled_out_stays_open',
    "known.set(condition, { is: 'ruled-out', by });",
    'void by;',
  ),
  fault('7.7', matters)(
    'an_open_condition_is_not_met_on_the_clock_day',
    'return { lo: this.clock, hi: Infinity };',
    'return { lo: this.clock + 1, hi: Infinity };',
  ),
  fault('7.7', matters)(
    'an_open_condition_always_becomes_true',
    'return { lo: this.clock, hi: Infinity };',
    'return { lo: this.clock, hi: Math.max(this.clock, 19_800) };',
  ),
  fault('7.8', matters)(
    'a_claim_that_waits_for_an_open_condition_may_start_on_the_clock_day',
    '{ lo: Math.max(lo, earliest), hi: Math.max(hi, earliest) }',
    '{ lo, hi }',
  ),
  fault('7.9', 'worlds/notices.ts')(
    'a_notice_before_the_start_counts',
    'const from = firstAfter(this.firsts, start - 1);',
    'const from = 0;',
  ),
  fault('7.9', 'worlds/notices.ts')(
    'an_open_notice_is_never_given',
    'return hi === Infinity ? { lo: Math.min(lo, clock), hi } : { lo, hi };',
    'return { lo, hi };',
  ),
  fault('7.9', 'worlds/notices.ts')(
    'of_several_notices_the_latest_counts',
    'Math.min(inOrder[at]!.hi, this.surest[at + 1]!)',
    'inOrder.at(-1)!.hi',
  ),
  fault('7.10', outcomes)(
    'of_several_active_overrides_an_earlier_one_may_govern',
    'Math.max(certain.end, certain.override)',
    'certain.end',
  ),
  fault('7.10', answer)('a_suspending_override_does_not_govern', 'suspensions.push(claim);', 'continue;'),
  fault('7.10', outcomes)(
    'the_base_governs_while_an_override_is_active',
    'if (override === -Infinity) return',
    'if (override < Infinity) return',
  ),
  fault('7.11', outcomes)(
    'an_ended_claim_brings_back_the_one_before',
    'if (isOfBase(placed)) base =',
    'if (isOfBase(placed) && !(isValue(placed.claim) && pieces.some((piece) => latestStartOver(piece, day) >= piece.lo))) base =',
  ),
  fault('7.11', 'worlds/sweep.ts')(
    'an_end_among_exact_claims_ends_nothing',
    'const byStart = claims.toSorted(',
    'const byStart = claims.filter(({ claim }) => isValue(claim)).toSorted(',
  ),
  fault('7.11', 'worlds/sweep.ts')(
    'an_end_among_plain_claims_ends_nothing',
    'else edges.add(TRACKS.nothing, lo, superseded);',
    '',
  ),
  fault('7.12', placed)(
    'imprecise_starts_on_one_day_are_in_record_order',
    'return day * this.width + (exact ? index + 1 : 0);',
    'return day * this.width + index + 1;',
  ),
  fault('7.12', placed)(
    'exact_starts_on_one_day_have_no_order',
    'return day * this.width + (exact ? index + 1 : this.width - 1);',
    'return day * this.width + this.width - 1;',
  ),
  fault('7.12', placed)(
    'a_start_that_its_end_restricts_to_one_day_is_not_exact',
    'return start.lo === Math.min(start.hi, lastStartOf(claim.end), endByCondition(claim, days).hi);',
    'return start.lo === start.hi;',
  ),
  fault('7.12', 'worlds/sweep.ts')(
    'of_exact_starts_on_one_day_the_first_recorded_governs',
    'claims.toSorted((a, b) => a.lo - b.lo)',
    'claims.toSorted((a, b) => a.lo - b.lo || b.index - a.index)',
  ),
  fault('7.13', outcomes)(
    'an_end_of_the_term_does_not_end_overrides',
    "claim.effect === 'end' || claim.effect === 'replaced';",
    "(claim.effect === 'end' && claim.of === 'override') || claim.effect === 'replaced';",
  ),
  fault('7.13', outcomes)(
    'an_end_of_overrides_also_ends_the_base',
    "(claim.effect === 'end' && claim.of === 'term')",
    "claim.effect === 'end'",
  ),
  fault('7.14', matters)(
    'an_amendment_does_not_end_with_the_agreement_that_it_amends',
    "known?.form === 'amendment' ||",
    '',
  ),
  fault('7.14', matters)(
    'a_restatement_ends_with_the_agreement_that_it_restates',
    "known?.form === 'extension')",
    "known?.form === 'extension' || known?.form === 'restatement')",
  ),
  fault('7.14', matters)(
    'only_one_step_of_an_amendment_chain_is_followed',
    'for (const id of reached) {',
    'for (const id of [...reached]) {',
  ),
  fault('7.14', placement)(
    'a_claim_is_still_in_force_on_the_day_on_which_its_agreement_ends',
    '{ lo: Math.min(met.lo, over.lo - 1), hi: Math.min(met.hi, over.hi - 1) }',
    '{ lo: Math.min(met.lo, over.lo), hi: Math.min(met.hi, over.hi) }',
  ),
  fault('7.14', plain)(
    'a_plain_claim_is_still_in_force_on_the_day_on_which_its_agreement_ends',
    'endHi: Math.min(ownHi, met.hi, over - 1)',
    'endHi: Math.min(ownHi, met.hi, over)',
  ),
  fault('7.14', placement)(
    'an_end_that_has_started_loses_its_effect_when_its_agreement_ends',
    'if (!isValue(claim)) return { pieces: [{ ...OPEN, lo: start.lo, hi }], mayNever };',
    'if (!isValue(claim)) return over.hi < Infinity ? NEVER_STARTS : { pieces: [{ ...OPEN, lo: start.lo, hi }], mayNever };',
  ),
  fault('7.15', matters)(
    'the_end_of_the_partnership_ends_no_claim',
    'isValue(claim) ? this.gathered.endOfPartnership : null',
    'null',
  ),
  fault('7.16', placement)(
    'a_claim_not_started_before_the_end_starts',
    'const hi = Math.min(latest, over.hi - 1);',
    'const hi = latest;',
  ),
  fault('7.16', placement)('a_claim_certainly_starts_although_the_end_may_come_first', ' || over.lo <= latest;', ';'),
  fault('7.16', plain)(
    'a_plain_claim_not_started_before_the_end_starts',
    'const hi = Math.min(latest, over - 1);',
    'const hi = latest;',
  ),
  fault('7.16', matters)(
    'an_end_set_by_an_ended_agreement_starts',
    'const ofAgreements = this.endsOf(claim.agreement);',
    'const ofAgreements = isValue(claim) ? this.endsOf(claim.agreement) : NONE;',
  ),
  fault('7.16', matters)(
    'no_end_starts_after_the_end_of_the_partnership',
    'isValue(claim) ? this.gathered.endOfPartnership : null',
    'this.gathered.endOfPartnership',
  ),
  fault('7.16', matters)(
    'the_claims_of_the_ending_event_are_not_exempt',
    'all.filter(({ versions }) => !versions.has(claim.order[0]))',
    'all',
  ),
  fault('7.16', matters)('a_claim_that_survives_ends_with_its_agreement', ' || (isValue(claim) && claim.survives)', ''),
  fault('7.17', 'facts/matters-of-event.ts')(
    'parties_leave_before_others_join',
    `  ...joined.map(({ id }) => ({ joined: id })),
  ...left.map((id) => ({ left: id })),`,
    `  ...left.map((id) => ({ left: id })),
  ...joined.map(({ id }) => ({ joined: id })),`,
  ),
  fault('7.17', parties)(
    'a_successor_of_a_firm_that_is_no_party_becomes_a_party',
    'if (known?.includes(by) || (known === undefined && !parties.has(name))) continue;',
    'if (known?.includes(by)) continue;',
  ),
  fault('7.17', 'worlds/orders-of-changes.ts')(
    'imprecise_party_changes_on_one_day_are_in_record_order',
    'earliest: lo * width + (exact ? index + 1 : 0),',
    'earliest: lo * width + index + 1,',
  ),
  fault('7.17', parties)('a_party_that_left_is_still_a_party', 'parties.delete(change.left);', ''),
  fault('7.18', parties)(
    'a_successor_does_not_replace_a_name_in_between',
    "if ('left' in change) return places;",
    "if ('left' in change || 'succeeded' in change) return places;",
  ),
  fault('7.18', parties)(
    'only_the_last_of_several_successors_replaces_a_firm',
    'successors: [...place.successors, places.length]',
    'successors: [places.length]',
  ),
  fault('7.18', parties)(
    'a_firm_that_joins_again_is_still_replaced_by_its_successor',
    "if ('joined' in change) return places.map((place) => (place.name === name ? { name, successors: [] } : place));",
    "if ('joined' in change) return places;",
  ),
  fault('7.19', parties)(
    'a_party_that_left_is_not_bound_even_where_it_is_named',
    "if ('left' in change) return places;",
    "if ('left' in change) return places.map((place, at) => (place.name === change.left ? { ...place, successors: [at] } : place));",
  ),
  fault('7.20', parties)('a_term_that_binds_too_few_is_in_force', 'bound.length < 2 &&', 'bound.length < 0 &&'),
  fault('7.20', parties)(
    'one_remaining_party_is_enough_without_between',
    '(between === null || between.length >= 2)',
    '(between?.length ?? 0) >= 2',
  ),
  fault('7.20', parties)(
    'a_between_that_names_one_party_binds_too_few',
    ' && (between === null || between.length >= 2)',
    '',
  ),
  fault('7.21', answer)(
    'a_single_possible_value_is_definite',
    ' && suspensions.length === 0 && !mayBeNothing;',
    ' && suspensions.length === 0;',
  ),
  fault('7.22', answer)(
    'a_term_is_only_as_certain_as_its_values',
    'inForce: certaintyOf(values.size > 0, suspensions.length > 0 || mayBeNothing)',
    'inForce: certaintyOf(values.size > 0, !isOnly)',
  ),
  fault('7.23', answer)(
    'a_party_bound_in_some_worlds_counts_as_certainly_bound',
    'return { between: all.filter(isEverywhere), mayBind: all.filter((name) => !isEverywhere(name)) };',
    'return { between: all, mayBind: [] };',
  ),
  fault('7.23', answer)(
    'a_party_bound_in_some_worlds_is_left_out',
    'mayBind: all.filter((name) => !isEverywhere(name))',
    'mayBind: []',
  ),
  fault('7.23', answer)(
    'of_several_claims_with_one_value_only_the_first_binds',
    'for (const list of lists) gathered.lists.add(list);',
    'if (gathered.lists.size === 0) for (const list of lists) gathered.lists.add(list);',
  ),
  fault('7.24', 'worlds/pending.ts')(
    'a_claim_is_pending_until_its_condition_is_met',
    'Math.min(met.hi, ...starts) - 1',
    'met.hi - 1',
  ),
  fault('7.24', 'worlds/pending.ts')(
    'a_claim_whose_condition_is_met_stays_pending',
    'Math.min(met.hi, ...starts) - 1',
    'Math.min(...starts) - 1',
  ),
  fault('7.24', 'worlds/pending.ts')(
    'a_claim_is_pending_even_before_its_event',
    'from: claim.occurredLo, to',
    'from: -Infinity, to',
  ),
  fault('7.24', 'worlds/pending.ts')(
    'a_claim_that_can_no_longer_start_stays_pending',
    'if (met.lo === Infinity || starts.length === 0) return null;',
    '',
  ),
];
