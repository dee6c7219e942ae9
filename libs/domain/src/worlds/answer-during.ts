import type { TermRef } from '#contracts';
import type { Bounds } from '../dates';
import { byRecordPlace, type ValueFact } from '../facts';
import type { AskedWorlds } from './asked-worlds';
import { boundByLists, type Certainty, type TermAnswer, type ValueAnswer } from './term-answer';

/** What holds on one unknown day of several: definitely what does on each of them, possibly what may on one. */
export function answerDuring(worlds: AskedWorlds, term: TermRef, at: Bounds): TermAnswer {
  const each = worlds.changingDays(term, at).map((day) => worlds.on(term, day));
  const values = Map.groupBy(
    each.flatMap((answer) => answer.values),
    ({ value }) => value,
  );
  const over = (certainties: readonly Certainty[]): Certainty => {
    if (certainties.length === each.length && certainties.every((one) => one === 'definitely')) return 'definitely';
    return certainties.some((one) => one !== 'not') ? 'possibly' : 'not';
  };
  return {
    inForce: over(each.map(({ inForce }) => inForce)),
    suspended: over(each.map(({ suspended }) => suspended)),
    values: [...values.keys()].sort().map((value) => {
      const answers = values.get(value) ?? [];
      const isDefinite = over(answers.map(({ certainty }) => certainty)) === 'definitely';
      return valueDuring(value, answers, isDefinite ? 'definitely' : 'possibly');
    }),
    suspensions: inRecordOrder(each.flatMap(({ suspensions }) => suspensions)),
    nothing: each.some(({ nothing }) => nothing),
    cautious: each.some(({ cautious }) => cautious),
  };
}

const valueDuring = (
  value: string,
  answers: readonly ValueAnswer[],
  certainty: ValueAnswer['certainty'],
): ValueAnswer => {
  const bound = boundByLists(
    answers.flatMap(({ between, mayBind }) => (mayBind.length === 0 ? [between] : [between, [...between, ...mayBind]])),
  );
  return {
    value,
    certainty,
    claims: inRecordOrder(answers.flatMap(({ claims }) => claims)),
    ...bound,
  };
};

const inRecordOrder = (claims: readonly ValueFact[]): ValueFact[] => [...new Set(claims)].sort(byRecordPlace);
