import { canonicalJson, isCorrection, writtenStretches, type Event, type TermChange } from '#contracts';
import { boundsOf, dayOfInstant, formatDay } from '#domain';
import { DAYS, expectedAnswers, sameAnswer, sameConditions, type ExpectedAnswer } from './expected-answers';
import type { ExpectedState } from './expected-history';

/** One event of a history, with the expected state before and after it. */
export interface Step {
  readonly event: Event;
  readonly version: number;
  readonly recordedAt: string;
  readonly before: ExpectedState;
  readonly after: ExpectedState;
  readonly changes: readonly TermChange[];
}

export const answersIn = (state: ExpectedState, term: string, clock = Infinity): readonly ExpectedAnswer[] =>
  expectedAnswers(state.claims.get(term) ?? [], state.met, clock);

/** What is wrong with the term changes told of one event; empty when nothing is. */
export function faultsOfChanges(step: Step): string[] {
  const { event, changes, before, after } = step;
  if (event.type === 'TermFellDue') return faultsWhenDue(step);
  const keys = changes.map(({ kind, scope }) => `${kind}/${scope}`);
  const terms = new Set([...before.claims.keys(), ...after.claims.keys(), ...keys]);
  const faults = keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} is told twice`);
  for (const term of terms) faults.push(...faultsOfTerm(step, term).map((fault) => `${term}: ${fault}`));
  return [...faults, ...faultsOfTypes(step)];
}

function faultsOfTerm({ before, after, changes, recordedAt }: Step, term: string): string[] {
  const change = changes.find(({ kind, scope }) => `${kind}/${scope}` === term);
  const [was, now] = [answersIn(before, term), answersIn(after, term)];
  const faults: string[] = [];
  DAYS.forEach((day, index) => {
    const [a, b] = [was[index]!, now[index]!];
    const stretches = (change ? writtenStretches(change) : []).filter(
      ({ from, to }) => boundsOf(from).lo <= day && (to === null || day < boundsOf(to).lo),
    );
    const told = stretches[0];
    const at = (what: string): number => faults.push(`${formatDay(day)}: ${what}`);
    if (stretches.length > 1) at('lies in two stretches');
    // A change that is cut names the first stretches only.
    if (!told && !sameAnswer(a, b) && change?.truncated !== true) at('changed and is not told');
    if (!told) return;
    if (sameAnswer(a, b) && sameConditions(a, b)) at('is told and did not change');
    if (wordsOf(told.now) !== wordsOfExpected(b)) at(`now is told as ${wordsOf(told.now)}, not ${wordsOfExpected(b)}`);
    const expected = a.answers.size > 0 ? wordsOfExpected(a) : wordsOfReplaced(before, change!.replaces ?? [], index);
    if (wordsOf(told.was) !== expected) at(`was is told as ${wordsOf(told.was)}, not ${expected}`);
  });
  const today = dayOfInstant(recordedAt);
  const early = DAYS.some((day, index) => day < today && !sameAnswer(was[index]!, now[index]!));
  const mayBeEarly = DAYS.some((day, index) => day < today && !sameConditions(was[index]!, now[index]!));
  if (change && change.retroactive !== early && !(mayBeEarly && change.retroactive))
    faults.push(`retroactive is ${change.retroactive}`);
  return faults;
}

type Told = { readonly value: unknown; readonly between: readonly string[] | null; readonly certainty: string };

const inWords = (words: readonly string[]): string => words.toSorted().join(', ');

const wordsOf = (told: readonly Told[]): string =>
  inWords(told.map(({ value, between, certainty }) => `${canonicalJson({ value, between })} ${certainty}`));

const eachExpected = ({ answers }: ExpectedAnswer): string[] =>
  [...answers].map(([answer, certainty]) => `${answer} ${certainty}`);

const wordsOfExpected = (answer: ExpectedAnswer): string => inWords(eachExpected(answer));

const wordsOfReplaced = (
  before: ExpectedState,
  replaces: readonly { kind: string; scope: string }[],
  index: number,
): string =>
  inWords(replaces.flatMap(({ kind, scope }) => eachExpected(answersIn(before, `${kind}/${scope}`)[index]!)));

/** The types of section 10, where one word is the only right one. */
function faultsOfTypes({ event, changes }: Step): string[] {
  return changes.flatMap((change) => {
    // The stretches of a change that is cut do not show its type.
    const expected = change.truncated === true ? null : typeOf(event, change);
    return expected === null || expected === change.type
      ? []
      : [`${change.kind}/${change.scope} is told as ${change.type}, not as ${expected}`];
  });
}

function typeOf(event: Event, { kind, scope, stretches }: TermChange): TermChange['type'] | null {
  if (event.type === 'EventCorrected') return 'corrected';
  if (event.type === 'EventRetracted') return 'retracted';
  if (event.standing !== 'definitive') return 'announced';
  const about = (term: { kind: string; scope: string }): boolean => term.kind === kind && term.scope === scope;
  const acts = event.effects.flatMap((effect): string[] => [
    ...(about(effect) ? [effect.effect] : []),
    ...(effect.effect === 'set' && effect.replaces?.some(about) ? ['end'] : []),
  ]);
  const everyTerm = event.type === 'PartnershipEnded' || event.type === 'ConditionMet';
  const claims = acts.filter((act) => act === 'set' || act === 'end');
  if (claims.length + (everyTerm ? 1 : 0) > 1 || (everyTerm && acts.length > 0)) return null;
  if (claims[0] === 'end' || (event.type === 'PartnershipEnded' && stretches.length > 0)) return 'ended';
  if (claims[0] === 'set') {
    if (stretches.length === 0) return 'reaffirmed';
    return stretches.some(({ was }) => was.length > 0) ? 'changed' : 'started';
  }
  if (event.type === 'ConditionMet' && stretches.length > 0)
    return stretches.some(({ now }) => now.length === 0) ? 'ended' : 'changed';
  return acts.includes('contest') ? 'contested' : 'reaffirmed';
}

function faultsWhenDue({ event, changes, after }: Step): string[] {
  if (event.type !== 'TermFellDue' || isCorrection(event)) return [];
  const { kind, scope, on } = event.data;
  const index = DAYS.indexOf(boundsOf(on).lo);
  const now = answersIn(after, `${kind}/${scope}`)[index]!;
  const [change] = changes;
  const faults: string[] = [];
  if (changes.length !== 1 || change?.kind !== kind || change.scope !== scope) return ['the term is not told alone'];
  if (change.type !== (now.answers.size > 0 ? 'took-effect' : 'lapsed')) faults.push(`is told as ${change.type}`);
  const [stretch] = writtenStretches(change);
  if (stretch?.from !== on) faults.push(`is told from ${stretch?.from}`);
  if (stretch && wordsOf(stretch.now) !== wordsOfExpected(now)) faults.push(`now is ${wordsOf(stretch.now)}`);
  const eve = answersIn(after, `${kind}/${scope}`)[index - 1]!;
  if (stretch && wordsOf(stretch.was) !== wordsOfExpected(eve)) faults.push(`was is ${wordsOf(stretch.was)}`);
  if (change.retroactive) faults.push('is told as retroactive');
  const own = answersIn(after, `${kind}/${scope}`);
  const changed = own.findIndex((answer, at) => at > index && !sameAnswer(answer, own[index]!));
  const told = stretch?.to == null ? -1 : DAYS.indexOf(boundsOf(stretch.to).lo);
  const earlier = told > index && (changed < 0 || told < changed) && !sameConditions(own[told - 1]!, own[told]!);
  if (told !== changed && !earlier) faults.push(`is told up to ${stretch?.to}`);
  return faults;
}
