import { canonicalJson, type TermRef } from '#contracts';
import {
  boundsOf,
  formatDay,
  PartnershipWorlds,
  segmentAt,
  type Bounds,
  type ClaimFact,
  type Origin,
  type TermAnswer as FoldAnswer,
} from '#domain';
import { answersOf, type Answers, type DayAnswer, type Question, type TermAnswer } from '../oracle/answers';
import { differences, type AnswerToCompare } from '../oracle/compare';
import { TooManyWorlds } from '../oracle/context';
import type { History } from '../oracle/events';
import { answerOver, exceptionsOn, resolved } from '../oracle/resolve';
import { factsOfHistory } from './facts-of-history';

export const dayOf = (text: string): number => boundsOf(text).lo;

const termOf = (key: string): TermRef => {
  const [kind = '', scope = ''] = key.split('/');
  return { kind, scope };
};

const asCompared = ({ inForce, suspended, values, cautious }: FoldAnswer): AnswerToCompare => ({
  inForce,
  suspended,
  values: values.map(({ value, certainty, between, mayBind }) => ({
    value: JSON.parse(value) as unknown,
    certainty,
    between,
    mayBind,
  })),
  cautious,
});

/** What the oracle answers to a question; null: there are more worlds than it counts. */
export function counted<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof TooManyWorlds) return null;
    throw error;
  }
}

/** A history as the fold and as the oracle answer about it, at one version and clock. */
export class BothAnswers {
  private readonly timeless: PartnershipWorlds;
  private readonly worlds: PartnershipWorlds;

  constructor(
    private readonly history: History,
    private readonly question: Question,
    /** By default the worlds of the facts that the history has at the version. */
    timeless = PartnershipWorlds.of(factsOfHistory(history, question.version)),
  ) {
    this.timeless = timeless;
    this.worlds = this.timeless.at(dayOf(question.clock));
  }

  /** How the fold differs about every term on every day that matters, in sentences; null: there are too many worlds. */
  aboutTerms(): string[] | null {
    const right = counted(() => answersOf(this.history, this.question));
    if (right === null) return null;
    const { facts } = this.worlds;
    const through = facts.reviewedThrough === null ? null : formatDay(facts.reviewedThrough);
    const reviewed = differing('reviewedThrough', right.reviewedThrough, through);
    const terms = Object.entries(right.terms).flatMap(([key, byDay]) =>
      Object.entries(byDay).flatMap(([day, answer]) =>
        this.aboutTerm(key, day, answer, right.mayBeCautious).map((found) => this.told(`${key} on ${day}: ${found}`)),
      ),
    );
    const days = Object.entries(right.days).flatMap(([day, answer]) =>
      this.besideTerms(day, answer).map((found) => this.told(`${day}: ${found}`)),
    );
    return [...reviewed, ...terms, ...days];
  }

  private aboutTerm(key: string, text: string, answer: TermAnswer, mayBeCautious: Answers['mayBeCautious']): string[] {
    const [term, day] = [termOf(key), dayOf(text)];
    const given = this.worlds.on(term, day);
    const found = differences(answer, asCompared(given), mayBeCautious.includes(key));
    found.push(
      ...differing(
        'contested',
        answer.contested.map(({ eventId }) => eventId),
        this.worlds.contested(term, day).map((fact) => this.idOf(fact)),
      ),
    );
    const notCounted = this.worlds.notCounted(term, day).map((fact) => ({
      eventId: this.idOf(fact),
      effect: fact.effect,
      value: fact.value === null ? null : (JSON.parse(fact.value) as unknown),
      because: fact.standing,
    }));
    found.push(...differing('notCounted', answer.notCounted, notCounted));
    if (given.cautious || found.length > 0) return found;
    return given.values.flatMap((value, index) => {
      const last = this.worlds.lastReaffirmed(term, value, day);
      const told = last && { on: formatDay(last.day.lo), eventId: this.idOf(last) };
      return differing(`${value.value} last reaffirmed`, answer.values[index]?.lastReaffirmed ?? null, told);
    });
  }

  /** How the segments of every term differ from the claims that may govern day by day, in sentences. */
  betweenSegmentsAndDays(days: Bounds): string[] {
    return this.timeless.facts.terms.flatMap((term) => {
      const segments = this.timeless.segmentsOf(term);
      const each = Array.from({ length: days.hi - days.lo + 1 }, (_, index) => days.lo + index);
      return each.flatMap((day) => {
        const segment = segmentAt(segments, day);
        const { governing, nothing } = this.timeless.worldsOf(term).outcomesOn(day);
        const inWords = (claims: readonly ClaimFact[], none: boolean): unknown => [
          claims.map(({ order }) => order).sort((a, b) => a[0] - b[0] || a[1] - b[1]),
          none,
        ];
        const there = inWords(segment?.possible ?? [], segment?.nothing ?? true);
        return differing(
          `segment of ${term.scope} on ${formatDay(day)}`,
          inWords([...governing.keys()], nothing),
          there,
        );
      });
    });
  }

  private idOf({ order: [version] }: Origin): string {
    return this.history[version - 1]!.id;
  }

  private besideTerms(text: string, { pending, announced }: DayAnswer): string[] {
    const day = dayOf(text);
    const waiting = this.worlds.pending(day).map(({ claim, waitsFor }) => ({
      ...claim.term,
      value: claim.value === null ? null : (JSON.parse(claim.value) as unknown),
      waitsFor,
      by: claim.start.by === Infinity ? null : formatDay(claim.start.by),
      eventId: this.idOf(claim),
    }));
    return [
      ...differing('pending', pending, waiting),
      ...differing(
        'announced',
        announced,
        [...this.worlds.announced(day)].map((fact) => this.idOf(fact)),
      ),
    ];
  }

  /** The same about a scope that is resolved, and about the exceptions to a general one. */
  aboutScopes(at: string): string[] | null {
    const day = dayOf(at);
    const narrow = { kind: 'supply', scope: 'api' };
    const general = { kind: 'supply', scope: 'all' };
    const question = { ...this.question, at };
    return counted(() => {
      const right = resolved(this.history, question, narrow);
      const exceptions = exceptionsOn(this.history, question, general);
      const given = this.worlds.resolved(narrow, day);
      const told = given.values.map(({ value, certainty, between, mayBind, resolvedFrom }) => ({
        value: JSON.parse(value) as unknown,
        certainty,
        between,
        mayBind,
        resolvedFrom,
      }));
      const ofScopes = [
        ...(given.cautious ? [] : differing('resolved', inOrder(right), inOrder(told))),
        ...(this.isCautious(general, day)
          ? []
          : differing('exceptions', exceptions, this.worlds.exceptions(general, day))),
      ];
      return ofScopes.map((found) => this.told(`${at}: ${found}`));
    });
  }

  /** The same about one unknown day of several. */
  aboutInterval(from: string, to: string): string[] | null {
    const term = { kind: 'supply', scope: 'all' };
    return counted(() => {
      const right = answerOver(this.history, { ...this.question, from, to }, term);
      const { inForce, values, cautious } = this.worlds.during(term, { lo: dayOf(from), hi: dayOf(to) });
      if (cautious) return [];
      const told = values.map(({ value, certainty, between, mayBind }) => ({
        value: JSON.parse(value) as unknown,
        certainty,
        between,
        mayBind,
      }));
      const given = { inForce, values: inOrder(told) };
      return differing(`during ${from} to ${to}`, { ...right, values: inOrder(right.values) }, given).map((found) =>
        this.told(found),
      );
    });
  }

  private isCautious(term: TermRef, day: number): boolean {
    return [term, { kind: term.kind, scope: 'api' }].some((each) => this.worlds.on(each, day).cautious);
  }

  private told(difference: string): string {
    return `version ${this.question.version}, clock ${this.question.clock}, ${difference}`;
  }
}

const inOrder = <T>(values: readonly T[]): T[] =>
  values.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));

function differing(what: string, right: unknown, given: unknown): string[] {
  const [should, is] = [canonicalJson(right), canonicalJson(given)];
  return should === is ? [] : [`${what}: ${is}, should be ${should}`];
}
