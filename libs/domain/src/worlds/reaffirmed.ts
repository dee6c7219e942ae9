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

/** How the terms of some facts are answered with what had come true by a clock day. */
export type AnswersAt = (facts: Facts, clock: Day) => { on(term: TermRef, day: Day): TermAnswer };

/** Which reaffirmations are about which terms. */
export class Reaffirmations {
  private readonly speakers = new Map<ReaffirmationFact, ReadonlySet<string>>();
  /** By the version and the day on which something was said. */
  private readonly then = new Map<string, ReturnType<AnswersAt>>();
  private readonly known = new Map<string, readonly ReaffirmationFact[]>();
  /** By day, then by record order. */
  private readonly latestFirst: readonly ReaffirmationFact[];

  constructor(
    private readonly facts: Facts,
    private readonly answersAt: AnswersAt,
    /** Of those of all terms so many are looked at for one. */
    private readonly most: number,
  ) {
    this.latestFirst = facts.reaffirmations.toSorted((a, b) => b.day.lo - a.day.lo || byRecordPlace(b, a));
  }

  /**
   * The last one by a day that is about what governs then: who reaffirmed an earlier value said nothing of this one. `since` tells the earliest
   * start of what governs.
   */
  last(term: TermRef, since: () => Day, day: Day): ReaffirmationFact | null {
    let [start, looked]: [Day | null, number] = [null, 0];
    for (const said of this.latestFirst) {
      if (said.day.lo > day || !mayBeAbout(said, term)) continue;
      start ??= since();
      if (said.day.lo < start) return null;
      if (isOfAll(said) && (looked += 1) > this.most) continue;
      if (this.isAbout(said, term)) return said;
    }
    return null;
  }

  /** Those about a term, in record order. */
  of(term: TermRef): readonly ReaffirmationFact[] {
    const key = termKey(term);
    let found = this.known.get(key);
    if (!found) this.known.set(key, (found = this.find(term)));
    return found;
  }

  private find(term: TermRef): ReaffirmationFact[] {
    const looked = new Set(this.latestFirst.filter(isOfAll).slice(0, Math.min(this.most, MOST_LISTED)));
    return this.facts.reaffirmations.filter((said) => (!isOfAll(said) || looked.has(said)) && this.isAbout(said, term));
  }

  /** Kind `*`: what was in force that day, possibly at least, and bound nobody but those who say so or whom they succeeded. */
  private isAbout(said: ReaffirmationFact, term: TermRef): boolean {
    if (!isOfAll(said)) return mayBeAbout(said, term);
    const { values } = this.answersThen(said).on(term, said.day.lo);
    const speakers = this.speakersOf(said);
    const bound = values.flatMap(({ between, mayBind }) => [...between, ...mayBind]);
    return values.length > 0 && bound.every((party) => speakers.has(party));
  }

  /** By the events up to this one, as they stand now. */
  private answersThen(said: ReaffirmationFact): ReturnType<AnswersAt> {
    const key = `${said.order[0]} ${said.recordedOn}`;
    let then = this.then.get(key);
    if (!then) this.then.set(key, (then = this.answersAt(factsUpTo(this.facts, said.order[0]), said.recordedOn)));
    return then;
  }

  private speakersOf(said: ReaffirmationFact): ReadonlySet<string> {
    let speakers = this.speakers.get(said);
    if (!speakers) this.speakers.set(said, (speakers = speakersOf(said.assertedBy, this.facts)));
    return speakers;
  }
}

/** The parties and third parties who say something, with those that they succeeded. */
export const speakersOf = (assertedBy: readonly string[], statements: StatementsByKind): ReadonlySet<string> =>
  withPredecessors(partiesNamed(assertedBy, statements), statements);

const EVERY_KIND = '*';

/** Of the reaffirmations of all terms the last ones are listed under a term. */
const MOST_LISTED = 500;

const isOfAll = ({ term }: ReaffirmationFact): boolean => term.kind === EVERY_KIND;

const mayBeAbout = (said: ReaffirmationFact, term: TermRef): boolean => isOfAll(said) || sameTerm(said.term, term);

/** The parties and third parties that texts name, by id or by name. */
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

/** With those that they succeeded, step by step. */
function withPredecessors(parties: Set<string>, { names }: StatementsByKind): Set<string> {
  const successors = Map.groupBy(names, ({ id }) => id);
  for (const party of parties)
    for (const { succeeds } of successors.get(party) ?? []) if (succeeds !== undefined) parties.add(succeeds);
  return parties;
}
