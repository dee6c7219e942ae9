import { canonical } from './canonical';
import type { TermAnswer, ValueAnswer } from './answers';
import type { Certainty } from './rules';

/** What an implementation answers about one term on one day; `cautious` as it says itself. */
export type AnswerToCompare = Pick<TermAnswer, 'inForce'> & {
  suspended?: Certainty;
  values: readonly Omit<ValueAnswer, 'lastReaffirmed'>[];
  cautious?: boolean;
};

/**
 * How an answer differs from the oracle's, in sentences; none if it agrees. An answer that says `cautious`, of a term
 * where that is allowed, may say *possibly* for *definitely*, name further possible values and bind fewer for certain:
 * the worlds of an implementation that takes a shared matter as independent contain the true ones.
 */
export function differences(oracle: TermAnswer, answer: AnswerToCompare, mayBeCautious: boolean): string[] {
  if (answer.cautious && !mayBeCautious) return ['says cautious, although so few imprecise shared matters bear on it'];
  const lenient = answer.cautious === true;
  const found: string[] = [];
  check('in force', oracle.inForce, answer.inForce);
  if (answer.suspended !== undefined) check('suspended', oracle.suspended, answer.suspended);
  const theirs = new Map(answer.values.map((value) => [canonical(value.value), value]));
  const ours = new Map(oracle.values.map((value) => [canonical(value.value), value]));
  for (const key of new Set([...theirs.keys(), ...ours.keys()])) {
    const [mine, given] = [ours.get(key), theirs.get(key)];
    check(key, mine?.certainty ?? 'not', given?.certainty ?? 'not');
    if (mine && given) checkBound(key, mine, given);
  }
  return found;

  function check(what: string, right: Certainty, given: Certainty): void {
    if (right !== given && !(lenient && given === 'possibly')) found.push(`${what}: ${given}, should be ${right}`);
  }

  function checkBound(key: string, mine: ValueAnswer, given: Omit<ValueAnswer, 'lastReaffirmed'>): void {
    const [right, actual] = [bound(mine), bound(given)];
    if (canonical(right) === canonical(actual)) return;
    const wider = right.all.every((party) => actual.all.includes(party));
    const fewer = actual.between.every((party) => right.between.includes(party));
    if (!(lenient && wider && fewer)) found.push(`${key} binds ${canonical(actual)}, should bind ${canonical(right)}`);
  }
}

function bound({ between, mayBind }: Pick<ValueAnswer, 'between' | 'mayBind'>): { between: string[]; all: string[] } {
  return { between: between.toSorted(), all: [...between, ...mayBind].toSorted() };
}
