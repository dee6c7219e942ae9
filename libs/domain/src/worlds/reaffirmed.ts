import type { TermRef } from '#contracts';
import type { Day } from '../dates';
import {
  byRecordPlace,
  factsUpTo,
  sameTerm,
  termKey,
  type Facts,
  type ReaffirmationFact,
  type StatementsByKind,
} from '../facts';
import type { TermAnswer } from './term-answer';

/** Answers queries about terms from facts, as of a clock day. */
export type AnswersAt = (facts: Facts, clock: Day) => { on(term: TermRef, day: Day): TermAnswer };

/** Finds the reaffirmations of terms. */
export class Reaffirmations {
  private readonly authors = new Map<ReaffirmationFact, ReadonlySet<string>>();
  /** The answers as of a reaffirmation, by its version and day of record. */
  private readonly then = new Map<string, ReturnType<AnswersAt>>();
  private readonly known = new Map<string, readonly ReaffirmationFact[]>();
  /** Sorted by day, then by record order, latest first. */
  private readonly latestFirst: readonly ReaffirmationFact[];

  constructor(
    private readonly facts: Facts,
    private readonly answersAt: AnswersAt,
    /** The most reaffirmations of every kind that are considered for one term. */
    private readonly most: number,
  ) {
    this.latestFirst = facts.reaffirmations.toSorted((a, b) => b.day.lo - a.day.lo || byRecordPlace(b, a));
  }

  /**
   * Returns the last reaffirmation of a term on or before a day. A reaffirmation before the start of the governing claim does not count, because it
   * was about an earlier value. `since` returns the earliest start of what governs.
   */
  last(term: TermRef, since: () => Day, day: Day): ReaffirmationFact | null {
    let [start, considered]: [Day | null, number] = [null, 0];
    for (const reaffirmation of this.latestFirst) {
      if (reaffirmation.day.lo > day || !mayBeAbout(reaffirmation, term)) continue;
      start ??= since();
      if (reaffirmation.day.lo < start) return null;
      if (isOfAll(reaffirmation) && (considered += 1) > this.most) continue;
      if (this.isAbout(reaffirmation, term)) return reaffirmation;
    }
    return null;
  }

  /** Returns the reaffirmations of a term, in record order. */
  of(term: TermRef): readonly ReaffirmationFact[] {
    const key = termKey(term);
    let found = this.known.get(key);
    if (!found) this.known.set(key, (found = this.find(term)));
    return found;
  }

  private find(term: TermRef): ReaffirmationFact[] {
    const considered = new Set(this.latestFirst.filter(isOfAll).slice(0, Math.min(this.most, MOST_LISTED)));
    return this.facts.reaffirmations.filter(
      (reaffirmation) =>
        (!isOfAll(reaffirmation) || considered.has(reaffirmation)) && this.isAbout(reaffirmation, term),
    );
  }

  /**
   * Returns true if a reaffirmation is about a term. With kind `*`, it is about the terms that were possibly in force on that day and bound only its
   * authors and their predecessors.
   */
  private isAbout(reaffirmation: ReaffirmationFact, term: TermRef): boolean {
    if (!isOfAll(reaffirmation)) return mayBeAbout(reaffirmation, term);
    const { values } = this.answersThen(reaffirmation).on(term, reaffirmation.day.lo);
    const authors = this.authorsOf(reaffirmation);
    const bound = values.flatMap(({ between, mayBind }) => [...between, ...mayBind]);
    return values.length > 0 && bound.every((party) => authors.has(party));
  }

  /** Returns the answers by the events up to the reaffirmation, in their present form. */
  private answersThen(reaffirmation: ReaffirmationFact): ReturnType<AnswersAt> {
    const key = `${reaffirmation.order[0]} ${reaffirmation.recordedOn}`;
    let then = this.then.get(key);
    if (!then)
      this.then.set(
        key,
        (then = this.answersAt(factsUpTo(this.facts, reaffirmation.order[0]), reaffirmation.recordedOn)),
      );
    return then;
  }

  private authorsOf(reaffirmation: ReaffirmationFact): ReadonlySet<string> {
    let authors = this.authors.get(reaffirmation);
    if (!authors) this.authors.set(reaffirmation, (authors = authorsOf(reaffirmation.assertedBy, this.facts)));
    return authors;
  }
}

/** Returns the parties and third parties that assert something, and their predecessors. */
export const authorsOf = (assertedBy: readonly string[], statements: StatementsByKind): ReadonlySet<string> =>
  withPredecessors(partiesNamed(assertedBy, statements), statements);

const EVERY_KIND = '*';

/** The most reaffirmations of every kind that are listed for a term; the last ones are. */
const MOST_LISTED = 500;

const isOfAll = ({ term }: ReaffirmationFact): boolean => term.kind === EVERY_KIND;

const mayBeAbout = (reaffirmation: ReaffirmationFact, term: TermRef): boolean =>
  isOfAll(reaffirmation) || sameTerm(reaffirmation.term, term);

/** Returns the parties and third parties that texts name, by id or by name. */
function partiesNamed(texts: readonly string[], { names }: StatementsByKind): Set<string> {
  const known = new Map<string, string>();
  for (const { id, name } of names) {
    if (name === null) continue;
    known.set(plain(id), id);
    known.set(plain(name), id);
  }
  return new Set(texts.flatMap((text) => known.get(plain(text)) ?? []));
}

const plain = (text: string): string => text.trim().toLowerCase();

/** Adds the predecessors of parties, directly or indirectly. */
function withPredecessors(parties: Set<string>, { names }: StatementsByKind): Set<string> {
  const successors = Map.groupBy(names, ({ id }) => id);
  for (const party of parties)
    for (const { succeeds } of successors.get(party) ?? []) if (succeeds !== undefined) parties.add(succeeds);
  return parties;
}
