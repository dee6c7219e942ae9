import type { TermRef } from '#contracts';
import type { Day } from '../dates';
import { factsUpTo, keyOfTerm, type Facts, type ReaffirmationFact } from '../facts';
import type { TermAnswer } from './term-answer';

/** How the terms of some facts are answered with what had come true by a clock day. */
export type AnswersAt = (facts: Facts, clock: Day) => { on(term: TermRef, day: Day): TermAnswer };

/** Which reaffirmations are about which terms. */
export class Reaffirmations {
  private readonly speakers = new Map<ReaffirmationFact, ReadonlySet<string>>();
  private readonly then = new Map<ReaffirmationFact, ReturnType<AnswersAt>>();
  private readonly known = new Map<string, readonly ReaffirmationFact[]>();

  constructor(
    private readonly facts: Facts,
    private readonly answersAt: AnswersAt,
  ) {}

  /**
   * The last one by a day that is about what governs then: who reaffirmed an earlier value said nothing of this one. `since` tells the earliest
   * start of what governs.
   */
  last(term: TermRef, since: () => Day, day: Day): ReaffirmationFact | null {
    const before = this.of(term).filter((said) => said.day.lo <= day);
    if (before.length === 0) return null;
    const start = since();
    const counting = before.filter((said) => start <= said.day.lo);
    return counting.reduce<ReaffirmationFact | null>(
      (last, said) => (last !== null && said.day.lo < last.day.lo ? last : said),
      null,
    );
  }

  /** Those about a term, in record order. */
  of(term: TermRef): readonly ReaffirmationFact[] {
    const key = keyOfTerm(term);
    let found = this.known.get(key);
    if (!found) this.known.set(key, (found = this.facts.reaffirmations.filter((said) => this.isAbout(said, term))));
    return found;
  }

  /** Kind `*`: what was in force that day, possibly at least, and bound nobody but those who say so or whom they succeeded. */
  private isAbout(said: ReaffirmationFact, term: TermRef): boolean {
    if (said.term.kind !== '*') return keyOfTerm(said.term) === keyOfTerm(term);
    const { values } = this.answersThen(said).on(term, said.day.lo);
    const speakers = this.speakersOf(said);
    const bound = values.flatMap(({ between, mayBind }) => [...between, ...mayBind]);
    return values.length > 0 && bound.every((party) => speakers.has(party));
  }

  /** By the events up to this one, as they stand now. */
  private answersThen(said: ReaffirmationFact): ReturnType<AnswersAt> {
    let then = this.then.get(said);
    if (!then) this.then.set(said, (then = this.answersAt(factsUpTo(this.facts, said.order[0]), said.recordedOn)));
    return then;
  }

  private speakersOf(said: ReaffirmationFact): ReadonlySet<string> {
    let speakers = this.speakers.get(said);
    if (!speakers)
      this.speakers.set(said, (speakers = withPredecessors(partiesNamed(said.assertedBy, this.facts), this.facts)));
    return speakers;
  }
}

/** The parties and third parties that texts name, by id or by name. */
function partiesNamed(texts: readonly string[], { names }: Facts): Set<string> {
  const known = new Map<string, string>();
  for (const { id, name } of names.flatMap((fact) => fact.names)) {
    known.set(plain(id), id);
    known.set(plain(name), id);
  }
  return new Set(texts.flatMap((text) => known.get(plain(text)) ?? []));
}

const plain = (text: string): string => text.trim().toLowerCase();

/** With those that they succeeded, step by step. */
function withPredecessors(parties: Set<string>, { names }: Facts): Set<string> {
  const predecessors = Map.groupBy(
    names.flatMap(({ successions }) => successions),
    ({ by }) => by,
  );
  for (const party of parties) for (const succession of predecessors.get(party) ?? []) parties.add(succession.party);
  return parties;
}
