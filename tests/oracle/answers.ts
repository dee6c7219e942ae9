import { textOf, type Day } from './calendar';
import { exactDay } from './dates';
import { announcedOn, contestedOn, notCountedOn, reviewedThrough, type Dissent, type NotCounted } from './beside';
import type { Context, Enumerated } from './context';
import { daysThatMatter, withDaysBeside } from './days';
import type { ConditionExpression, History } from './events';
import { factsOf } from './facts';
import { reaffirmationsOf, type Reaffirmation } from './reaffirmed';
import { truth, type Bound, type Certainty, type Rules } from './rules';
import { mayBeCautious } from './cautious';
import { enumerate } from './worlds';

export interface Question {
  version: number;
  /** The clock day, as text. */
  clock: string;
  /** The queried days; by default all relevant days. */
  days?: readonly string[];
}

export interface OracleOptions {
  rules?: Rules;
  reach?: number;
  /** Whether worlds also have the days before and after the relevant ones; false only if an estimate is enough. */
  beside?: boolean;
  limit?: number;
}

export interface ValueAnswer extends Bound {
  value: unknown;
  certainty: Certainty;
  lastReaffirmed: { on: string; eventId: string } | null;
}

/** The answer about one term on one day. */
export interface TermAnswer {
  inForce: Certainty;
  suspended: Certainty;
  values: readonly ValueAnswer[];
  contested: readonly Dissent[];
  notCounted: readonly NotCounted[];
}

export interface PendingAnswer {
  kind: string;
  scope: string;
  value: unknown;
  waitsFor: ConditionExpression;
  by: string | null;
  eventId: string;
}

export interface DayAnswer {
  pending: readonly PendingAnswer[];
  announced: readonly string[];
}

export interface Answers {
  version: number;
  clock: string;
  reviewedThrough: string | null;
  /** By `kind/scope`, then by day. */
  terms: Readonly<Record<string, Readonly<Record<string, TermAnswer>>>>;
  /** `pending` and `announced`, by day. */
  days: Readonly<Record<string, DayAnswer>>;
  /** The terms about which an implementation may be more cautious than this. */
  mayBeCautious: readonly string[];
}

export const WORLDS = 20_000;

export function contextOf(history: History, question: Question, options: OracleOptions = {}): Context {
  const { rules = truth, reach = 1, beside = true, limit = WORLDS } = options;
  const clock = exactDay(question.clock);
  const also = question.days?.map(exactDay) ?? [];
  const mattering = daysThatMatter(history, clock, { reach, also });
  const days = beside ? withDaysBeside(mattering) : mattering;
  const queried = question.days === undefined ? mattering : also;
  return { facts: factsOf(history, question.version), clock, days, queried, rules, limit, known: new Map() };
}

/** The oracle's answers to all questions about a history at a version and a clock. */
export function answersOf(history: History, question: Question, options: OracleOptions = {}): Answers {
  return answersIn(contextOf(history, question, options), question);
}

/** The same at many versions and clocks: whatever they have in common is enumerated once. */
export class AnswersOfHistory {
  private readonly context: Context;

  /** `also`: further days to query; the clocks are queried, too. */
  constructor(
    private readonly history: History,
    also: readonly string[],
  ) {
    const [first = ''] = also;
    const question = { version: history.length, clock: first, days: also };
    const queried = daysThatMatter(history, exactDay(first), { also: also.map(exactDay) });
    this.context = { ...contextOf(history, question), queried };
  }

  at(question: Question): Answers {
    const clock = exactDay(question.clock);
    if (!this.context.queried.includes(clock)) throw new Error(`${question.clock} is not a queried day`);
    return answersIn({ ...this.context, clock, facts: factsOf(this.history, question.version) }, question);
  }
}

function answersIn(context: Context, question: Question): Answers {
  const queried = question.days?.map(exactDay) ?? context.queried;
  const terms = [...termsOf(context)].toSorted();
  const enumerated = new Map(terms.map((term) => [term, enumerate(term, queried, context)]));
  const reaffirmations = reaffirmationsOf(context);
  const through = reviewedThrough(context.facts);
  const byDay = <T>(answer: (day: Day) => T): Record<string, T> =>
    Object.fromEntries(queried.map((day) => [textOf(day), answer(day)]));
  return {
    version: question.version,
    clock: question.clock,
    reviewedThrough: through === null ? null : textOf(through),
    terms: Object.fromEntries(
      [...enumerated].map(([term, worlds]) => [
        term,
        byDay((day) => termAnswer(term, day, worlds, context, reaffirmations)),
      ]),
    ),
    days: byDay((day) => ({
      pending: [...enumerated.values()].flatMap((worlds) => pendingOn(day, worlds, context)),
      announced: announcedOn(day, context.facts),
    })),
    mayBeCautious: terms.filter((term) => mayBeCautious(term, context)),
  };
}

/** Every term that any event is about, whatever its standing. */
function termsOf({ facts }: Context): Set<string> {
  const named = facts.events.flatMap(({ content }) => content.effects ?? []).filter(({ kind }) => kind !== '*');
  return new Set([...facts.terms.keys(), ...named.map(({ kind, scope }) => `${kind}/${scope}`)]);
}

function termAnswer(
  term: string,
  day: Day,
  { tally }: Enumerated,
  { facts, rules }: Context,
  reaffirmations: readonly Reaffirmation[],
): TermAnswer {
  const { inForce, suspended, values } = tally.result(day, rules);
  return {
    inForce,
    suspended,
    values: values.map(({ earliestStart, ...value }) => ({
      ...value,
      lastReaffirmed: lastReaffirmed(reaffirmations, term, earliestStart, day),
    })),
    contested: contestedOn(day, term, facts),
    notCounted: notCountedOn(day, term, facts),
  };
}

function lastReaffirmed(
  reaffirmations: readonly Reaffirmation[],
  term: string,
  start: Day,
  day: Day,
): { on: string; eventId: string } | null {
  const counting = reaffirmations.filter(({ on, ...one }) => one.term === term && start <= on && on <= day);
  const last = counting.toSorted((left, right) => left.on - right.on).at(-1);
  return last ? { on: textOf(last.on), eventId: last.eventId } : null;
}

function pendingOn(day: Day, { waiting }: Enumerated, { rules }: Context): PendingAnswer[] {
  return waiting.flatMap(({ claim: { effect, event }, waiting: claim }) => {
    if (!rules.isPending(day, claim) || effect.effect === 'end' || effect.fromCondition === undefined) return [];
    const { kind, scope, value, fromCondition, by = null } = effect;
    return { kind, scope, value, waitsFor: fromCondition, by, eventId: event.id };
  });
}
