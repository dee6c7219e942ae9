import type { TermRef } from '#contracts';
import type { ConditionStatement } from '../claims/statement';
import { boundBy, termKey, type TermClaim } from '../claims/term-claim';
import { overlaps } from '../dates';
import { hasOpenCondition, type PossibleAnswer } from '../fold';
import {
  answersBetween,
  listedAnswers,
  MOST_VALUES,
  possibleAnswers,
  type GivenAnswer,
  type Moment,
} from './former/answers-of-term';
import type { PartnershipState } from './partnership-state';
import { isWanted } from './term-filter';
import { EVERYTHING, type TermsWanted } from './former/terms-on';

/** A state of knowledge and the moment that it is asked about. */
export interface Viewpoint extends Moment {
  readonly state: PartnershipState;
}

/** What made an answer differ. */
export type Cause =
  | { readonly because: 'set' | 'ended' | 'end-passed' | 'imprecise'; readonly claim: TermClaim }
  | { readonly because: 'condition-open'; readonly claim: TermClaim; readonly condition: string }
  | {
      readonly because: 'condition-met';
      readonly claim: TermClaim;
      readonly condition: string;
      readonly met: ConditionStatement;
    }
  /** Nothing stands any more of what this claim's root event said: it was retracted, or corrected to say something else. */
  | { readonly because: 'taken-back'; readonly claim: TermClaim };

/** An answer, with the term where it stood if that is another one. */
export interface PlacedAnswer extends GivenAnswer {
  readonly term: TermRef | null;
}

export interface TermDifference {
  readonly term: TermRef;
  readonly was: readonly PlacedAnswer[];
  readonly now: readonly GivenAnswer[];
  /** How many values there were, and are, beyond those. */
  readonly moreWas: number;
  readonly moreNow: number;
  readonly replacedBy: TermRef | null;
  readonly causes: readonly Cause[];
}

/** The terms whose answers differ between two viewpoints, by kind and scope; found one by one as they are asked for. */
export function* differenceBetween(
  from: Viewpoint,
  to: Viewpoint,
  { between: parties, ...filter }: TermsWanted = EVERYTHING,
): Generator<TermDifference> {
  const named = [...from.state.terms, ...to.state.terms].filter((term) => isWanted(filter, term));
  const terms = new Map(named.map((term) => [termKey(term), term]));
  for (const key of [...terms.keys()].sort()) {
    const difference = differenceOf(terms.get(key)!, from, to, parties);
    if (difference) yield difference;
  }
}

function differenceOf(
  term: TermRef,
  from: Viewpoint,
  to: Viewpoint,
  parties: ReadonlySet<string> | null,
): TermDifference | null {
  const own = answersAt(term, from, parties);
  const after = answersAt(term, to, parties);
  if (sameAnswers(from, own, to, after)) return null;
  const { answers: now, moreValues: moreNow } = listedAnswers(to.state, after, to.at.hi);
  const before = listedAnswers(from.state, own, from.at.hi);
  const replaced = own.length > 0 ? [] : termsReplacedBy(now);
  const placed = replaced.map((other) => {
    const there = listedAnswers(from.state, answersAt(other, from, parties), from.at.hi);
    return { ...there, answers: there.answers.map((given) => ({ ...given, term: other })) };
  });
  const was = [
    ...before.answers.map((given) => ({ ...given, term: null })),
    ...placed.flatMap(({ answers }) => answers),
  ];
  const beyond = Math.max(0, was.length - MOST_VALUES);
  const moreWas = [before, ...placed].reduce((sum, { moreValues }) => sum + moreValues, beyond);
  const end = after.length === 0 ? possibleClaims(term, to).findLast((claim) => claim.replacedBy !== null) : undefined;
  return {
    term,
    was: was.slice(0, MOST_VALUES),
    now,
    moreWas,
    moreNow,
    replacedBy: end?.replacedBy ?? null,
    causes: causesOf(term, from, to),
  };
}

const answersAt = (term: TermRef, { state, at, clock }: Viewpoint, parties: ReadonlySet<string> | null) =>
  answersBetween(state, possibleAnswers(state, { at, clock }, state.segmentsDuring(term, at)), at.hi, parties);

type Possible = readonly PossibleAnswer<TermClaim>[];

function sameAnswers(from: Viewpoint, was: Possible, to: Viewpoint, now: Possible): boolean {
  const told = ({ state, at }: Viewpoint, answers: Possible) => {
    const byDefault = state.partiesOn(at.hi).join();
    const between = (answer: string) => boundBy(answer)?.join() ?? byDefault;
    return answers.map(({ answer, certainty }) => `${certainty} ${between(answer)} ${answer}`).sort();
  };
  if (was.length !== now.length) return false;
  const before = told(from, was);
  return told(to, now).every((answer, nth) => answer === before[nth]);
}

const termsReplacedBy = (answers: readonly GivenAnswer[]): TermRef[] => [
  ...new Map(
    answers.flatMap(({ claims }) => claims.flatMap(({ replaces }) => replaces)).map((term) => [termKey(term), term]),
  ).values(),
];

/** The claims that may govern on a day of the viewpoint. */
const possibleClaims = (term: TermRef, { state, at }: Viewpoint): TermClaim[] => [
  ...new Set(
    state
      .segmentsOf(term)
      .filter(({ from, to }) => overlaps({ lo: from, hi: to }, at))
      .flatMap(({ possible }) => possible),
  ),
];

function causesOf(term: TermRef, from: Viewpoint, to: Viewpoint): Cause[] {
  const before = new Map(possibleClaims(term, from).map((claim) => [identityOf(claim), claim]));
  const after = new Map(possibleClaims(term, to).map((claim) => [identityOf(claim), claim]));
  const begun = [...after].flatMap(([id, claim]) => (before.has(id) ? [] : [claim]));
  const standing = new Set(to.state.claimsOf(term).map(identityOf));
  const causes: Cause[] = begun.map((claim) => ({ because: claim.effect === 'set' ? 'set' : 'ended', claim }));
  const correctedRoots = new Set(begun.map(({ order }) => order[0]));
  for (const [id, claim] of before) {
    if (after.has(id)) continue;
    if (!standing.has(id)) {
      if (!correctedRoots.has(claim.order[0])) causes.push({ because: 'taken-back', claim });
    } else if (begun.length === 0) causes.push(whyOver(claim, to.state));
  }
  return causes.length > 0 ? causes : [...after.values()].map((claim) => whyUnsure(claim, to.state));
}

const whyOver = (claim: TermClaim, state: PartnershipState): Cause =>
  whyCondition(claim, state) ?? { because: 'end-passed', claim };

/** The same claims may govern, but not with the same certainty. */
function whyUnsure(claim: TermClaim, state: PartnershipState): Cause {
  const condition = claim.untilCondition;
  if (condition !== null && hasOpenCondition(claim, state.met)) return { because: 'condition-open', claim, condition };
  return whyCondition(claim, state) ?? { because: 'imprecise', claim };
}

function whyCondition(claim: TermClaim, { conditions }: PartnershipState): Cause | null {
  const { untilCondition: condition } = claim;
  const [met] = conditions.filter((said) => said.condition === condition).sort((a, b) => a.day.hi - b.day.hi);
  return condition !== null && met ? { because: 'condition-met', claim, condition, met } : null;
}

const identityOf = ({ order, eventVersion }: TermClaim): string => `${order[0]}.${order[1]}.${eventVersion}`;
