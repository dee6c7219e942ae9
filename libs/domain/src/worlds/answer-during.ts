import type { TermRef } from '#contracts';
import type { Bounds } from '../dates';
import { byRecordPlace, type ValueFact } from '../facts';
import type { AnswerSource } from './answer-source';
import {
  answerOf,
  boundByLists,
  type AnswerOf,
  type Certainty,
  type TermAnswer,
  type ValueAnswer,
} from './term-answer';

const FEW_DAYS = 8;

/** Returns the answer on one unknown day of several: definite if it is definite on each of the days, possible if it is possible on one. */
export function answerDuring(worlds: AnswerSource, term: TermRef, at: Bounds): TermAnswer {
  const days = worlds.changingDays(term, at);
  if (days.length > worlds.mostDays) return answerAtMost(worlds, term, at);
  // A folded term gives the answers of its days without a search.
  if (days.length > FEW_DAYS) worlds.worldsOf(term).fold();
  const each = days.map((day) => worlds.on(term, day));
  const { values, ...answer } = overDays(each, ({ value }) => value);
  return { ...answer, values: values.toSorted((a, b) => (a.value < b.value ? -1 : 1)) };
}

/** Returns the answer for more days than can be queried one by one: each value that may govern on one of them is possible, and so is nothing. */
function answerAtMost(worlds: AnswerSource, term: TermRef, at: Bounds): TermAnswer {
  const spans = worlds
    .worldsOf(term)
    .fold()
    .spans.filter(({ from, to }) => from <= at.hi && at.lo < to);
  const claims = inRecordOrder(spans.map(({ claim }) => claim));
  const answer = answerOf({ claims, nothing: true }, (claim) => worlds.parties.listsDuring(claim, at));
  return { ...answer, cautious: true };
}

/** Combines the answers of several days to one. `keyOf` identifies equal values. */
export function overDays<V extends ValueAnswer>(
  each: readonly AnswerOf<V>[],
  keyOf: (value: V) => string,
): AnswerOf<V> {
  const values = Map.groupBy(
    each.flatMap((answer) => answer.values),
    keyOf,
  );
  const over = (certainties: readonly Certainty[]): Certainty => {
    if (certainties.length === each.length && certainties.every((one) => one === 'definitely')) return 'definitely';
    return certainties.some((one) => one !== 'not') ? 'possibly' : 'not';
  };
  return {
    inForce: over(each.map(({ inForce }) => inForce)),
    suspended: over(each.map(({ suspended }) => suspended)),
    values: [...values.values()].map((answers) => {
      const isDefinite = over(answers.map(({ certainty }) => certainty)) === 'definitely';
      return valueOverDays(answers, isDefinite ? 'definitely' : 'possibly');
    }),
    suspensions: inRecordOrder(each.flatMap(({ suspensions }) => suspensions)),
    nothing: each.some(({ nothing }) => nothing),
    cautious: each.some(({ cautious }) => cautious),
  };
}

function valueOverDays<V extends ValueAnswer>(answers: readonly V[], certainty: ValueAnswer['certainty']): V {
  const lists = answers.flatMap(({ between, mayBind }) =>
    mayBind.length === 0 ? [between] : [between, [...between, ...mayBind]],
  );
  const claims = inRecordOrder(answers.flatMap((answer) => answer.claims));
  return { ...answers[0]!, certainty, claims, ...boundByLists(lists) };
}

const inRecordOrder = (claims: readonly ValueFact[]): ValueFact[] => [...new Set(claims)].sort(byRecordPlace);
