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
import type { Answers, DayAnswer, Question, TermAnswer } from '../oracle/answers';
import { differences, type AnswerToCompare } from '../oracle/compare';
import { factsOfHistory } from './facts-of-history';
import type { OracleAnswers } from './oracle-answers';

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

/** The answers of the fold and of the oracle about a history, at one version and clock. */
export class BothAnswers {
  /**
   * The number of compared answers about a term on a day, and the number of those that the fold marked as cautious. An answer may be cautious although few matters are
   * shared, because evaluating them exceeds the allowed number of steps (decision 0053).
   */
  readonly seen = { answers: 0, cautious: 0, cautiousForSteps: 0 };
  private readonly timeless: PartnershipWorlds;
  private readonly worlds: PartnershipWorlds;

  constructor(
    private readonly right: OracleAnswers,
    private readonly question: Question,
    /** By default, the worlds of the facts of the history at the version. */
    timeless = PartnershipWorlds.of(factsOfHistory(right.history, question.version)),
  ) {
    this.timeless = timeless;
    this.worlds = this.timeless.at(dayOf(question.clock));
  }

  /** The differences between fold and oracle for every term on every relevant day, in sentences; null if there are too many worlds. */
  aboutTerms(): string[] | null {
    const right = this.right.about(this.question);
    if (right === null) return null;
    const { facts } = this.worlds;
    const through = facts.reviewedThrough === null ? null : formatDay(facts.reviewedThrough);
    const reviewed = differing('reviewedThrough', right.reviewedThrough, through);
    const terms = Object.entries(right.terms).flatMap(([key, byDay]) =>
      Object.entries(byDay).flatMap(([day, answer]) =>
        this.aboutTerm(key, day, answer, right.mayBeCautious).map((found) =>
          this.located(`${key} on ${day}: ${found}`),
        ),
      ),
    );
    const days = Object.entries(right.days).flatMap(([day, answer]) =>
      this.besideTerms(day, answer).map((found) => this.located(`${day}: ${found}`)),
    );
    return [...reviewed, ...terms, ...days];
  }

  private aboutTerm(key: string, text: string, answer: TermAnswer, mayBeCautious: Answers['mayBeCautious']): string[] {
    const [term, day] = [termOf(key), dayOf(text)];
    const given = this.worlds.on(term, day);
    this.seen.answers += 1;
    if (given.cautious) this.seen[mayBeCautious.includes(key) ? 'cautious' : 'cautiousForSteps'] += 1;
    const found = differences(answer, asCompared(given), mayBeCautious.includes(key) || given.cautious);
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
      const reaffirmed = last && { on: formatDay(last.day.lo), eventId: this.idOf(last) };
      return differing(`${value.value} last reaffirmed`, answer.values[index]?.lastReaffirmed ?? null, reaffirmed);
    });
  }

  /** The differences between the segments of every term and the claims that may govern on each day, in sentences. */
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
    return this.right.history[version - 1]!.id;
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

  /** The differences for a resolved scope and for the exceptions to a general one. */
  aboutScopes(at: string, narrow = 'api.stateless', wide = 'all'): string[] | null {
    const day = dayOf(at);
    const [term, general] = [narrow, wide].map((scope) => ({ kind: 'supply', scope })) as [TermRef, TermRef];
    const right = this.right.aboutScopes({ ...this.question, at }, term, general);
    if (right === null) return null;
    const given = this.worlds.resolved(term, day);
    const resolvedValues = given.values.map(({ value, certainty, between, mayBind, resolvedFrom }) => ({
      value: JSON.parse(value) as unknown,
      certainty,
      between,
      mayBind,
      resolvedFrom,
    }));
    const ofScopes = [
      ...(given.cautious ? [] : differing('resolved', inOrder(right.resolved), inOrder(resolvedValues))),
      ...(this.isCautious(general.kind, day)
        ? []
        : differing('exceptions', right.exceptions, this.worlds.exceptions(general, day))),
    ];
    return ofScopes.map((found) => this.located(`${at}: ${found}`));
  }

  /** The differences for one unknown day of an interval. */
  aboutInterval(begin: string, end: string): string[] | null {
    const term = { kind: 'supply', scope: 'all' };
    const expected = this.right.aboutInterval(this.question, begin, end, term);
    if (expected === null) return null;
    const { from, to, answer: right } = expected;
    const { inForce, values, cautious } = this.worlds.during(term, { lo: dayOf(from), hi: dayOf(to) });
    if (cautious) return [];
    const intervalValues = values.map(({ value, certainty, between, mayBind }) => ({
      value: JSON.parse(value) as unknown,
      certainty,
      between,
      mayBind,
    }));
    const given = { inForce, values: inOrder(intervalValues) };
    return differing(`during ${from} to ${to}`, { ...right, values: inOrder(right.values) }, given).map((found) =>
      this.located(found),
    );
  }

  private isCautious(kind: string, day: number): boolean {
    return this.worlds.scopesOf(kind).some((scope) => this.worlds.on({ kind, scope }, day).cautious);
  }

  private located(difference: string): string {
    return `version ${this.question.version}, clock ${this.question.clock}, ${difference}`;
  }
}

const inOrder = <T>(values: readonly T[]): T[] =>
  values.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));

function differing(what: string, right: unknown, given: unknown): string[] {
  const [should, is] = [canonicalJson(right), canonicalJson(given)];
  return should === is ? [] : [`${what}: ${is}, should be ${should}`];
}
