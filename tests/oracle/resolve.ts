import { textOf } from './calendar';
import { exactDay } from './dates';
import { answersOf, contextOf, type Answers, type OracleOptions, type Question, type TermAnswer } from './answers';
import { canonical } from './canonical';
import type { Context } from './context';
import type { History, TermRef } from './events';
import { isReplacedEnd } from './facts';
import type { Bound, Certainty } from './rules';
import { enumerate, resolveIn } from './worlds';

export interface ResolvedAnswer extends Bound {
  value: unknown;
  certainty: Certainty;
  resolvedFrom: string;
}

/** DESIGN 7, scopes within scopes: the answer for a scope, an entry per value and scope that it comes from. */
export function resolved(
  history: History,
  question: Question & { at: string },
  { kind, scope }: TermRef,
  options: OracleOptions = {},
): ResolvedAnswer[] {
  const context = contextOf(history, { ...question, days: [question.at] }, options);
  const day = exactDay(question.at);
  const path = scopesUpToAll(scope).map((step) => ({ scope: step, term: `${kind}/${step}` }));
  const { tallies, worlds } = resolveIn(path, day, context);
  return [...tallies].flatMap(([resolvedFrom, tally]) =>
    tally
      .result(day, context.rules, worlds)
      .values.map(({ value, certainty, between, mayBind }) => ({ value, certainty, between, mayBind, resolvedFrom })),
  );
}

/** `api.stateless` → `api.stateless`, `api`, `all`. */
export function scopesUpToAll(scope: string): string[] {
  if (scope === 'all') return ['all'];
  const parts = scope.split('.');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('.')), 'all'];
}

const isNarrower = (scope: string, general: string): boolean =>
  scope !== general && (general === 'all' || scope.startsWith(`${general}.`));

/** The narrower scopes that something was set for and whose answer differs, suspended ones too. */
export function exceptionsOn(
  history: History,
  question: Question & { at: string },
  { kind, scope }: TermRef,
  options: OracleOptions = {},
): string[] {
  const context = contextOf(history, { ...question, days: [question.at] }, options);
  const day = exactDay(question.at);
  const resultOf = (one: string) => enumerate(`${kind}/${one}`, [day], context).tally.result(day, context.rules);
  const plain = ({ values }: ReturnType<typeof resultOf>) =>
    canonical(values.map(({ earliestStart: _start, ...value }) => value));
  const general = plain(resultOf(scope));
  return scopesSet(kind, context)
    .filter((narrower) => isNarrower(narrower, scope))
    .filter((narrower) => {
      const answer = resultOf(narrower);
      return answer.suspended !== 'not' || (answer.values.length > 0 && plain(answer) !== general);
    });
}

function scopesSet(kind: string, { facts }: Context): string[] {
  const claims = [...facts.terms.values()].flat().filter((claim) => !isReplacedEnd(claim));
  const set = claims.flatMap((claim) =>
    !isReplacedEnd(claim) && claim.effect.effect !== 'end' && claim.effect.kind === kind ? [claim.effect.scope] : [],
  );
  return [...new Set(set)].toSorted();
}

/** DESIGN 7, an interval as `at`: definitely = definitely on each day, possibly = at least possibly on one. */
export function answerOver(
  history: History,
  question: Question & { from: string; to: string },
  term: TermRef,
  options: OracleOptions = {},
): Pick<TermAnswer, 'inForce'> & {
  values: { value: unknown; certainty: Certainty; between: string[]; mayBind: string[] }[];
} {
  const [from, to] = [exactDay(question.from), exactDay(question.to)];
  const { days } = contextOf(history, { ...question, days: [question.from, question.to] }, options);
  const within = days.filter((day) => from <= day && day <= to).map(textOf);
  return answerOverDays(answersOf(history, { ...question, days: within }, options), within, term);
}

/** The same, from answers about all relevant days. */
export function answerOverDays(
  { terms }: Answers,
  within: readonly string[],
  term: TermRef,
): ReturnType<typeof answerOver> {
  const answers = terms[`${term.kind}/${term.scope}`] ?? {};
  const each = within.flatMap((day) => answers[day] ?? []);
  const all = Map.groupBy(
    each.flatMap(({ values }) => values),
    ({ value }) => canonical(value),
  );
  return {
    inForce: over(
      each.map(({ inForce }) => inForce),
      within.length,
    ),
    values: [...all.values()].flatMap((values) => {
      const [{ value } = { value: null }] = values;
      const bound = [...new Set(values.flatMap(({ between, mayBind }) => [...between, ...mayBind]))].toSorted();
      const between = bound.filter((party) => values.every((one) => one.between.includes(party)));
      const certainties = values.map(({ certainty }) => certainty);
      const mayBind = bound.filter((party) => !between.includes(party));
      return { value, certainty: over(certainties, within.length), between, mayBind };
    }),
  };
}

function over(certainties: readonly Certainty[], days: number): Certainty {
  if (certainties.length === days && certainties.every((certainty) => certainty === 'definitely')) return 'definitely';
  return certainties.some((certainty) => certainty !== 'not') ? 'possibly' : 'not';
}
