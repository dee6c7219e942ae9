import type { TermRef } from '#contracts';
import { termKey } from '../facts';
import type { TermAnswer, ValueAnswer } from '../worlds';
import type { Certainty } from '../worlds/term-answer';
import type { Cause } from './cause';
import { causesOf } from './causes';
import { MOST_VALUES } from './entries-of-term';
import { Knowledge, type KnowingViewpoint } from './learned';
import { isWanted } from './term-filter';
import { EVERYTHING, type TermsWanted } from './terms-on';
import { inRecordOrder, wantedOf } from './values-over';
import type { Viewpoint } from './viewpoint';

/** A value with its term, if that is another term. */
export interface PlacedAnswer extends ValueAnswer {
  readonly term: TermRef | null;
}

export interface TermDifference {
  readonly term: TermRef;
  readonly was: readonly PlacedAnswer[];
  readonly now: readonly ValueAnswer[];
  /** The numbers of further values before and now. */
  readonly moreWas: number;
  readonly moreNow: number;
  /** The certainty that any value is in force, before and now. */
  readonly inForce: { readonly was: Certainty; readonly now: Certainty };
  /** The suspension before and now. */
  readonly suspended: { readonly was: Certainty; readonly now: Certainty };
  readonly replacedBy: TermRef | null;
  readonly causes: readonly Cause[];
}

/** Yields the terms whose values or bound parties differ between two viewpoints, by kind and scope. Differences are computed on demand. */
export function* differenceBetween(
  from: Viewpoint,
  to: Viewpoint,
  { between: parties, ...filter }: TermsWanted = EVERYTHING,
): Generator<TermDifference> {
  const named = [from, to].flatMap(({ worlds }) => worlds.facts.claims.terms.filter((term) => isWanted(filter, term)));
  const terms = new Map(named.map((term) => [termKey(term), term]));
  const points = { from: knowing(from), to: knowing(to) };
  for (const key of [...terms.keys()].sort()) {
    const difference = differenceOf(terms.get(key)!, points, parties);
    if (difference) yield difference;
  }
}

const knowing = (viewpoint: Viewpoint): KnowingViewpoint => ({ ...viewpoint, known: new Knowledge(viewpoint.worlds) });

function differenceOf(
  term: TermRef,
  { from, to }: { readonly from: KnowingViewpoint; readonly to: KnowingViewpoint },
  parties: ReadonlySet<string> | null,
): TermDifference | null {
  const [before, after] = [answerAt(term, from, parties), answerAt(term, to, parties)];
  if (inWords(before) === inWords(after)) return null;
  const now = after.values.slice(0, MOST_VALUES);
  const replacedTerms = before.values.length > 0 ? [] : termsReplacedBy(now);
  const was = [
    ...before.values.map((value) => ({ ...value, term: null })),
    ...replacedTerms.flatMap((other) =>
      answerAt(other, from, parties).values.map((value) => ({ ...value, term: other })),
    ),
  ];
  const causes = causesOf(term, { ...from, answer: before }, { ...to, answer: after });
  return {
    term,
    was: was.slice(0, MOST_VALUES),
    now,
    moreWas: Math.max(0, was.length - MOST_VALUES),
    moreNow: after.values.length - now.length,
    inForce: { was: before.inForce, now: after.inForce },
    suspended: { was: before.suspended, now: after.suspended },
    replacedBy: after.values.length === 0 ? replacementIn(causes) : null,
    causes,
  };
}

function answerAt(term: TermRef, { worlds, at }: Viewpoint, parties: ReadonlySet<string> | null): TermAnswer {
  const answer = wantedOf(worlds, worlds.during(term, at), at, parties);
  return { ...answer, values: inRecordOrder(answer.values) };
}

const inWords = ({ inForce, suspended, values }: TermAnswer): string =>
  JSON.stringify([
    values.length === 0 ? 'not' : inForce,
    suspended,
    values.map(({ value, certainty, between, mayBind }) => [value, certainty, between, mayBind].join('\n')).sort(),
  ]);

const termsReplacedBy = (answers: readonly ValueAnswer[]): TermRef[] => [
  ...new Map(
    answers
      .flatMap(({ claims }) => claims.flatMap((claim) => (claim.effect === 'set' ? claim.replaces : [])))
      .map((term) => [termKey(term), term]),
  ).values(),
];

/** Returns the term that replaced the other one. */
const replacementIn = (causes: readonly Cause[]): TermRef | null =>
  causes.reduce<TermRef | null>((found, { replacedBy }) => replacedBy ?? found, null);
