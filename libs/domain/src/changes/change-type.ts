import { canonicalJson, type TermChangeType, type TermRef, type ToldAnswer } from '#contracts';
import type { Day } from '../dates';
import { isValue, type ClaimFact, type KeyedTerm } from '../facts';
import type { SharedMatters } from '../worlds';
import type { EventOutcome, EventStatements } from './event-outcome';
import type { Difference } from './timeline-difference';

/** Returns the first type that fits the effect of an event on a term. `difference` is null if the term was not compared. */
export function typeOf(
  outcome: EventOutcome,
  statements: EventStatements,
  term: TermRef,
  difference: Difference | null,
): TermChangeType {
  const { event } = outcome;
  if (event.type === 'EventCorrected') return 'corrected';
  if (event.type === 'EventRetracted') return 'retracted';
  if (event.standing !== 'definitive') return 'announced';
  if (statements.clarifies(term)) return 'clarified';
  const { days, hadSome, hasNone } = difference ?? UNSEEN;
  const claims = statements.claimsOn(term);
  if (claims.some((each) => isValue(each) && outcome.matters.asOfDay(statements.today).waits(each))) return 'pending';
  const moved = difference?.days ? movedByMatters(outcome, statements, term) : null;
  if (moved !== null) return moved;
  if (claims.length > 0 && days !== null) return typeByClaims(claims, difference);
  if (statements.notices(term)) return 'noticed';
  if (days !== null && claims.length === 0 && statements.sharesMatters) {
    if (!hadSome) return 'started';
    if (hasNone) return 'ended';
    return changesParties(event.type, difference) ? 'parties-changed' : 'changed';
  }
  return statements.dissentFrom(term) ? 'contested' : 'reaffirmed';
}

/** The assumption about a term that was not compared: something is in force, and the event changes it. */
const UNSEEN = { days: 'unknown', hadSome: true, hasNone: false } as const;

/** Returns the type of a change that the claims of an event made to a term's answers. */
function typeByClaims(claims: readonly ClaimFact[], difference: Difference | null): TermChangeType {
  if (difference === null) return endsTerm(claims.at(-1)!) ? 'ended' : 'changed';
  if (!difference.hadSome) return 'started';
  if (claims.every(({ effect }) => effect === 'set') || bringsValue(difference)) return 'changed';
  return claims.some(endsTerm) || difference.hasNone ? 'ended' : 'changed';
}

const endsTerm = (claim: ClaimFact): boolean =>
  claim.effect === 'replaced' || (claim.effect === 'end' && claim.of !== 'override');

/** Returns true if, on some day, a value may be in force in place of others. */
function bringsValue({ answers, stretches }: Difference): boolean {
  const values = answers.map((named) => canonicalJson(named.render().value));
  return stretches.some(({ was, now }) => {
    const before = new Set(was.map((index) => values[index]));
    return before.size > 0 && now.some((index) => !before.has(values[index]));
  });
}

/** Returns true if a change keeps all values and changes the bound parties. A change of parties may also change the certainty of a value. */
function changesParties(type: EventOutcome['event']['type'], difference: Difference | null): boolean {
  const isAboutParties = type === 'PartiesChanged';
  if (difference === null) return isAboutParties;
  const named = difference.answers.map((answer) => answer.render());
  const textOf = (indices: readonly number[], by: (answer: ToldAnswer) => unknown): string =>
    indices
      .map((index) => canonicalJson(by(named[index]!)))
      .sort()
      .join();
  const kept = ({ value, certainty }: ToldAnswer): unknown => (isAboutParties ? value : [value, certainty]);
  const bound = ({ between, mayBind = [] }: ToldAnswer): unknown => [between, mayBind];
  return difference.stretches.every(
    ({ was, now }) =>
      textOf(was, kept) === textOf(now, kept) && (isAboutParties || textOf(was, bound) !== textOf(now, bound)),
  );
}

/** Returns true if, on a day, a value is no longer possible or no longer certain, and no other value takes its place. */
export function onlyLoses({ answers, stretches }: Difference, day: Day): boolean {
  const run = stretches.find(({ from, to }) => from <= day && day <= to);
  if (!run) return false;
  const named = answers.map((answer) => answer.render());
  const keyOf = ({ value, between, mayBind = [] }: ToldAnswer): string => canonicalJson([value, between, mayBind]);
  const isDefinite = (each: ToldAnswer): boolean => each.certainty === 'definitely';
  const before = new Map(run.was.map((index) => [keyOf(named[index]!), isDefinite(named[index]!)]));
  const now = run.now.map((index) => named[index]!);
  const loses = now.length < before.size || now.some((each) => !isDefinite(each) && before.get(keyOf(each)) === true);
  return loses && now.every((each) => before.has(keyOf(each)) && (before.get(keyOf(each)) || !isDefinite(each)));
}

/** Returns the type if a claim that waited has started or, as of the day of recording, can no longer start; else null. */
function movedByMatters(outcome: EventOutcome, { today }: EventStatements, term: KeyedTerm): TermChangeType | null {
  const [before, after] = [outcome.timeline(term, 'before'), outcome.timeline(term, 'after')];
  if (before === null || after === null || before.matters.onAnyDay === after.matters.onAnyDay) return null;
  const [was, is] = [before, after].map(({ matters }) => matters.onAnyDay.asOfDay(today)) as [
    SharedMatters,
    SharedMatters,
  ];
  const waited = before.claims.filter((claim) => claim.effect !== 'replaced' && was.waits(claim));
  if (waited.some((claim) => isValue(claim) && is.isMetFor(claim))) return 'took-effect';
  return waited.some((claim) => !is.mayStart(claim)) ? 'lapsed' : null;
}
