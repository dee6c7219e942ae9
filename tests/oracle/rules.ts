import { NEVER, type Day } from './calendar';
import {
  type PartiesChangedData,
  type PartyOperation,
  applyToParties,
  inTheOrderOfTheText,
  resolvedNames,
  type PartyState,
} from './parties';
import { isReplacedEnd, type Agreement, type Claim, type TermClaim } from './facts';

/** First and last day of a claim in one world. */
export interface Span {
  start: Day;
  end: Day;
}

/** A claim that starts in a world. `exact`: whether the bounds of its start are equal (7.12). */
export interface Placed extends Span {
  claim: TermClaim;
  exact: boolean;
}

export type Certainty = 'definitely' | 'possibly' | 'not';

export interface Bound {
  between: readonly string[];
  mayBind: readonly string[];
}

export interface OutsideEnds {
  agreement: Day;
  partnership: Day;
}

export interface Waiting {
  occurred: Day;
  certainlyMet: Day;
  ruledOut: boolean;
  earliestStart: Day;
}

/** In how many worlds something is so. */
export interface Count {
  worlds: number;
  all: number;
}

/**
 * DESIGN 7, sentence by sentence. Each numbered sentence is one or a few members here and nowhere else, so that a
 * planted fault is `{ ...truth, member: wrong }`.
 */
export interface Rules {
  /** 7.1 The end is not before the start where the bounds allow that. */
  ownDays: (choices: readonly Span[]) => readonly Span[];
  /** 7.2 An unknown end: any day from the start on, or never. */
  unknownEnds: (start: Day, days: readonly Day[]) => readonly Day[];
  /** 7.3 A claim whose end lies before its start does not exist. */
  neverIs: (span: Span) => boolean;
  /** 7.4 A shared matter stated by several events has the earliest of their days. */
  ofSeveralDays: (days: readonly Day[]) => Day;
  /** 7.5 Met counts even if also ruled out; 7.6 ruled out is never; 7.7 else open. */
  conditionState: (metBy: number, ruledOut: boolean) => 'met' | 'ruled-out' | 'open';
  /** 7.7 Open: the clock day, any day after it, or never. */
  openDays: (clock: Day, days: readonly Day[]) => readonly Day[];
  /** 7.8 A claim that waits for an open condition starts on the day after the clock day at the earliest. */
  waitingStart: (met: Day, clock: Day) => Day;
  /** 7.9 The earliest notice on or after the claim's own start, if there is one. */
  noticeFor: (start: Day, given: readonly Day[]) => Day | undefined;
  /** 7.9 A notice not known to be given: the clock day, any day after it, or never. */
  openNotices: (clock: Day, days: readonly Day[]) => readonly Day[];
  /** 7.10 Of the active overrides the one that started last governs. */
  governingOverride: (active: readonly Placed[]) => Placed | undefined;
  /** 7.11 Of the sets and ends that have started, the one that started last governs, ended or not. */
  governingBase: (started: readonly Placed[], day: Day) => Placed | undefined;
  /** 7.12 Which orders of what starts on one day are worlds. */
  mayPrecede: (first: { exact: boolean; recorded: number }, second: { exact: boolean; recorded: number }) => boolean;
  /** 7.13 Which claims end overrides that started before. */
  endsOverrides: (claim: TermClaim) => boolean;
  /** 7.13 Which claims belong to the base. */
  isOfTheBase: (claim: TermClaim) => boolean;
  /** 7.14 The agreements whose end ends the claim. */
  agreementsEnding: (agreement: string, agreements: ReadonlyMap<string, Agreement>) => readonly string[];
  /** 7.14 The last day of a claim when its agreement ends. */
  lastDayBeforeAgreementEnds: (end: Day) => Day;
  /** 7.14 The last day of an `end` that has started when its agreement ends: it stays. */
  lastDayOfAnEnd: (agreementEnd: Day) => Day;
  /** 7.15 From the partnership's end on nothing is in force. */
  lastDayBeforePartnershipEnds: (end: Day) => Day;
  /** 7.16 A claim that had not started by then never starts. */
  neverStarts: (claim: Claim, start: Day, ends: OutsideEnds) => boolean;
  /** 7.14 to 7.16 Exempt are claims that survive, and the effects of the ending event itself. */
  isExempt: (claim: Claim, endingEvents: readonly string[]) => boolean;
  /** 7.17 Within one event joined, left, succeeded, each in the order written. */
  operationsOf: (data: PartiesChangedData) => readonly PartyOperation[];
  /** 7.17 Who is a party after a change. */
  partiesAfter: (before: PartyState, operation: PartyOperation) => PartyState;
  /** 7.18 The firms that a written name stands for. */
  standsFor: (name: string, operations: readonly PartyOperation[]) => readonly string[];
  /** 7.19 A party that left stays bound where it is named explicitly. */
  staysNamed: (name: string, operations: readonly PartyOperation[]) => boolean;
  /** 7.20 Too few are bound for anything to be in force. */
  bindsTooFew: (named: readonly string[] | undefined, bound: readonly string[]) => boolean;
  /** 7.21 In all worlds, in some, in none. */
  certaintyOf: (value: Count, others: number) => Certainty;
  /** 7.22 In force definitely if some value is in every world. */
  inForce: (some: Count, values: readonly Count[]) => Certainty;
  /** 7.23 The parties bound in all worlds in which the value is in force, and those bound in some only. */
  whoIsBound: (lists: readonly (readonly string[])[]) => Bound;
  /** 7.24 Agreed, but waiting for a condition. */
  isPending: (day: Day, waiting: Waiting) => boolean;
}

export const truth: Rules = {
  ownDays: (choices) => {
    const ordered = choices.filter(({ start, end }) => start <= end);
    return ordered.length > 0 ? ordered : choices;
  },
  unknownEnds: (start, days) => [...days.filter((day) => day >= start), NEVER],
  neverIs: ({ start, end }) => end < start,
  ofSeveralDays: (days) => Math.min(...days),
  conditionState: (metBy, ruledOut) => (metBy > 0 ? 'met' : ruledOut ? 'ruled-out' : 'open'),
  openDays: (clock, days) => [...days.filter((day) => day >= clock), NEVER],
  waitingStart: (met, clock) => Math.max(met, clock + 1),
  noticeFor: (start, given) => given.filter((day) => day >= start).toSorted(ascending)[0],
  openNotices: (clock, days) => [...days.filter((day) => day >= clock), NEVER],
  governingOverride: (active) => active.at(-1),
  governingBase: (started) => started.at(-1),
  mayPrecede: (first, second) => !(first.exact && second.exact) || first.recorded < second.recorded,
  endsOverrides: (claim) => isReplacedEnd(claim) || claim.effect.effect === 'end',
  isOfTheBase: (claim) =>
    isReplacedEnd(claim) ||
    claim.effect.effect === 'set' ||
    (claim.effect.effect === 'end' && claim.effect.of === undefined),
  agreementsEnding: (agreement, agreements) => amendedBy(agreement, agreements, new Set()),
  lastDayBeforeAgreementEnds: (end) => end - 1,
  lastDayOfAnEnd: () => NEVER,
  lastDayBeforePartnershipEnds: (end) => end - 1,
  neverStarts: ({ effect }, start, ends) =>
    start >= ends.agreement || (effect.effect !== 'end' && start >= ends.partnership),
  isExempt: ({ effect, event }, endingEvents) =>
    (effect.effect !== 'end' && effect.survives === true) || endingEvents.includes(event.id),
  operationsOf: inTheOrderOfTheText,
  partiesAfter: applyToParties,
  standsFor: resolvedNames,
  staysNamed: () => true,
  bindsTooFew: (named, bound) => bound.length < 2 && (named === undefined || named.length >= 2),
  certaintyOf: ({ worlds, all }) => (worlds === all ? 'definitely' : worlds > 0 ? 'possibly' : 'not'),
  inForce: ({ worlds, all }) => (worlds === all ? 'definitely' : worlds > 0 ? 'possibly' : 'not'),
  whoIsBound: (lists) => {
    const all = [...new Set(lists.flat())].toSorted();
    const between = all.filter((name) => lists.every((list) => list.includes(name)));
    return { between, mayBind: all.filter((name) => !between.includes(name)) };
  },
  isPending: (day, { occurred, certainlyMet, ruledOut, earliestStart }) =>
    occurred <= day && day < certainlyMet && !ruledOut && earliestStart !== NEVER && day < earliestStart,
};

const ascending = (left: Day, right: Day): number => left - right;

/** An agreement and what it is an amendment or extension of, through all steps; a restatement stands by itself. */
function amendedBy(id: string, agreements: ReadonlyMap<string, Agreement>, seen: Set<string>): string[] {
  if (seen.has(id)) return [];
  seen.add(id);
  const agreement = agreements.get(id);
  const follows = agreement?.form === 'amendment' || agreement?.form === 'extension';
  return [id, ...(follows ? agreement.amends : []).flatMap((amended) => amendedBy(amended, agreements, seen))];
}
