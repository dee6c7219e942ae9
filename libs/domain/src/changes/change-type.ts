import { canonicalJson, type TermChangeType, type TermRef } from '#contracts';
import { isValue, type ClaimFact, type KeyedTerm } from '../facts';
import type { EventOutcome, EventStatements } from './event-outcome';
import type { Difference } from './stretches';

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
  const moved = difference?.days ? movedByMatters(outcome, term) : null;
  if (moved !== null) return moved;
  if (claims.length > 0 && days !== null) return typeByClaims(claims, difference);
  if (statements.notices(term)) return 'noticed';
  if (days !== null && claims.length === 0 && statements.sharesMatters) {
    if (!hadSome) return 'started';
    if (hasNone) return 'ended';
    return event.type === 'PartiesChanged' ? 'parties-changed' : 'changed';
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

/** Returns the type if a claim that waited has started or can no longer start; else null. */
function movedByMatters(outcome: EventOutcome, term: KeyedTerm): TermChangeType | null {
  const [before, after] = [outcome.timeline(term, 'before'), outcome.timeline(term, 'after')];
  if (before === null || after === null) return null;
  const [was, is] = [before.matters.onAnyDay, after.matters.onAnyDay];
  if (was === is) return null;
  const waited = before.claims.filter((claim) => isValue(claim) && was.waits(claim));
  if (waited.length === 0) return null;
  if (waited.some((claim) => is.isMetFor(claim))) return 'took-effect';
  return waited.some((claim) => !is.mayStart(claim)) ? 'lapsed' : null;
}
