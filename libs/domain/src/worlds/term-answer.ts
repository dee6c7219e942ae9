import type { Day } from '../dates';
import type { ValueFact } from '../facts';
import type { BoundLists, BoundParties } from './bound-parties';
import { bindsTooFew } from './parties';

export type Certainty = 'definitely' | 'possibly' | 'not';

/** The parties that are bound in all worlds with the value, and those that are bound in some of them only; both sorted. */
export interface Bound {
  readonly between: readonly string[];
  readonly mayBind: readonly string[];
}

/** A value that is in force, or may be in force. */
export interface ValueAnswer extends Bound {
  /** RFC 8785 JSON. */
  readonly value: string;
  readonly certainty: Exclude<Certainty, 'not'>;
  /** The claims with this value, in record order. */
  readonly claims: readonly ValueFact[];
}

export interface AnswerOf<V extends ValueAnswer> {
  /** Whether any value is in force. */
  readonly inForce: Certainty;
  readonly suspended: Certainty;
  readonly values: readonly V[];
  /** The claims that suspend the term, or may suspend it. */
  readonly suspensions: readonly ValueFact[];
  /** True if possibly nothing is in force and nothing suspended. */
  readonly nothing: boolean;
  /** True if it may say less than the facts allow: *possibly* instead of *definitely*. */
  readonly cautious: boolean;
}

/** The answer of a term. Each value occurs once, sorted by text. */
export type TermAnswer = AnswerOf<ValueAnswer>;

interface Gathered {
  readonly claims: ValueFact[];
  /** The lists of bound parties, each once: claims without `between` share theirs. */
  readonly lists: Set<readonly string[]>;
}

/** Returns the lists of parties that a claim may bind, one for each possibility. */
export type BoundBy = (claim: ValueFact) => BoundLists;

interface Governing {
  readonly claims: readonly ValueFact[];
  readonly nothing: boolean;
}

/** Combines the claims that may govern on a day, in record order, to an answer. The bound parties do not depend on which claim governs. */
export const answerFrom = (governing: Governing, parties: BoundParties, day: Day): TermAnswer =>
  answerOf(governing, (claim) => parties.ofClaim(claim, day));

export function answerOf({ claims: governing, nothing }: Governing, boundBy: BoundBy): TermAnswer {
  if (governing.length === 1 && !nothing) {
    const certain = answerOfOne(governing, boundBy(governing[0]!));
    if (certain) return certain;
  }
  const values = new Map<string, Gathered>();
  const suspensions: ValueFact[] = [];
  let [nobodyBound, cautious] = [false, false];
  for (const claim of governing) {
    const bound = boundBy(claim);
    const lists = bound.lists.filter((list) => !bindsTooFew(claim.between, list));
    nobodyBound ||= lists.length < bound.lists.length;
    cautious ||= bound.cautious;
    if (lists.length === 0) continue;
    if (claim.value === null) suspensions.push(claim);
    else {
      const gathered = values.get(claim.value) ?? { claims: [], lists: new Set() };
      values.set(claim.value, gathered);
      gathered.claims.push(claim);
      for (const list of lists) gathered.lists.add(list);
    }
  }
  const mayBeNothing = nothing || nobodyBound;
  const isOnly = values.size === 1 && suspensions.length === 0 && !mayBeNothing;
  const certainty = isOnly ? 'definitely' : 'possibly';
  return {
    inForce: certaintyOf(values.size > 0, suspensions.length > 0 || mayBeNothing),
    suspended: certaintyOf(suspensions.length > 0, values.size > 0 || mayBeNothing),
    values: [...values]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, { claims, lists }]) => ({ value, certainty, claims, ...boundByLists([...lists]) })),
    suspensions,
    nothing: mayBeNothing,
    cautious,
  };
}

const NONE: readonly never[] = [];

export const NOTHING_IN_FORCE: TermAnswer = {
  inForce: 'not',
  suspended: 'not',
  values: NONE,
  suspensions: NONE,
  nothing: true,
  cautious: false,
};

/** Returns the answer of a single claim that binds the same parties in all worlds, which is the most frequent case; else null. */
function answerOfOne(claims: readonly ValueFact[], { lists, cautious }: BoundLists): TermAnswer | null {
  const { value, between: named } = claims[0]!;
  const [between, ...others] = lists;
  if (value === null || between === undefined || others.length > 0 || bindsTooFew(named, between)) return null;
  return {
    inForce: 'definitely',
    suspended: 'not',
    values: [{ value, certainty: 'definitely', claims, between, mayBind: NONE }],
    suspensions: NONE,
    nothing: false,
    cautious,
  };
}

export const certaintyOf = (may: boolean, mayNot: boolean): Certainty =>
  !may ? 'not' : mayNot ? 'possibly' : 'definitely';

/** Combines the lists of all worlds. */
export function boundByLists(lists: readonly (readonly string[])[]): Bound {
  const [first = [], ...others] = lists;
  if (others.length === 0) return { between: first, mayBind: [] };
  const counts = new Map<string, number>();
  for (const list of lists) for (const name of new Set(list)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const all = [...counts.keys()].sort();
  const isEverywhere = (name: string): boolean => counts.get(name) === lists.length;
  return { between: all.filter(isEverywhere), mayBind: all.filter((name) => !isEverywhere(name)) };
}
