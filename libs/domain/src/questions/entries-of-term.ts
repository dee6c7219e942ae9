import type { TermRef } from '#contracts';
import { isExact, overlaps, type Bounds, type Day } from '../dates';
import { byRecordPlace, type DissentFact, type ReaffirmationFact, type ValueFact } from '../facts';
import type { Bound, PartnershipWorlds, TermAnswer, TermSegment, ValueAnswer } from '../worlds';
import { bindsOnly, boundDuring, partiesDuring } from './bound-during';

/** The most values of a term that an answer lists; further ones are counted (DESIGN section 7, Bounded). */
export const MOST_VALUES = 20;

/** One possible value of a term; without a value, a term that is suspended or has statements that do not govern. */
export interface TermEntry {
  readonly term: TermRef;
  readonly given: ValueAnswer | null;
  /** With `resolve`, the scope that the value comes from; null: the term's own scope, or the entry has no value of another scope. */
  readonly resolvedFrom: string | null;
  /** Whether any value is in force. */
  readonly inForce: TermAnswer['inForce'];
  /** The number of further possible values. */
  readonly moreValues: number;
  /** The first run, within the days in question, on which the value may be in force or the term suspended; null: there is none. */
  readonly segment: Pick<TermSegment, 'from' | 'to'> | null;
  readonly lastReaffirmed: ReaffirmationFact | null;
  readonly contested: readonly DissentFact[];
  /** Statements of events that are not definitive. */
  readonly notCounted: readonly DissentFact[];
  /** Null: certainly not suspended. */
  readonly suspended: Suspension | null;
  /** The narrower scopes with a different answer. */
  readonly exceptions: readonly string[];
  readonly cautious: boolean;
}

export interface Suspension {
  readonly certainty: ValueAnswer['certainty'];
  /** The claims that suspend or may suspend the term, in record order. */
  readonly claims: readonly ValueFact[];
}

/** Returns the entries of a term. `worlds` must have the clock day of the question. Without `parties`, all values are included. */
export function entriesDuring(
  worlds: PartnershipWorlds,
  term: TermRef,
  at: Bounds,
  parties: ReadonlySet<string> | null,
): TermEntry[] {
  const answer = worlds.during(term, at);
  const ofTerm = besideValues(worlds, term, answer, at);
  if (answer.values.length === 0) return entriesWithoutValue(worlds, ofTerm, at, parties);
  const ofValue = valuesOfTerm(worlds, term, at);
  return listedValues(answer.values, parties).map(({ given, moreValues }) => ({
    ...ofTerm,
    given,
    resolvedFrom: null,
    moreValues,
    ...ofValue(given),
  }));
}

/** Returns the resolved entries for a scope: one per value and scope that it comes from; without values, one per suspending scope. */
export function resolvedEntries(
  worlds: PartnershipWorlds,
  term: TermRef,
  at: Bounds,
  parties: ReadonlySet<string> | null,
): TermEntry[] {
  const answer = worlds.resolved(term, at);
  const ofTerm = besideValues(worlds, term, answer, at);
  const besideIn = (from: TermRef): Pick<TermEntry, 'contested' | 'notCounted'> =>
    from.scope === term.scope
      ? ofTerm
      : {
          contested: [...ofTerm.contested, ...worlds.contested(from, at)],
          notCounted: [...ofTerm.notCounted, ...worlds.notCounted(from, at)],
        };
  if (answer.values.length === 0) {
    const suspending = [...Map.groupBy(answer.suspensions, (claim) => claim.term.scope)];
    if (suspending.length === 0) return entriesWithoutValue(worlds, ofTerm, at, parties);
    return suspending.flatMap(([scope, claims]) => {
      const { contested, notCounted } = besideIn({ kind: term.kind, scope });
      const suspended = { certainty: ofTerm.suspended!.certainty, claims };
      const entries = entriesWithoutValue(worlds, { ...ofTerm, suspended, contested, notCounted }, at, parties);
      return entries.map((entry) => ({ ...entry, resolvedFrom: scope }));
    });
  }
  const known = new Map<string, ReturnType<typeof valuesOfTerm>>();
  const ofValue = (from: TermRef): ReturnType<typeof valuesOfTerm> => {
    const values = known.get(from.scope) ?? valuesOfTerm(worlds, from, at);
    known.set(from.scope, values);
    return values;
  };
  return listedValues(answer.values, parties).map(({ given, moreValues }) => {
    const from = { kind: term.kind, scope: given.resolvedFrom };
    const { contested, notCounted } = besideIn(from);
    return { ...ofTerm, given, resolvedFrom: from.scope, moreValues, ...ofValue(from)(given), contested, notCounted };
  });
}

const besideValues = (worlds: PartnershipWorlds, term: TermRef, answer: TermAnswer, at: Bounds) => ({
  term,
  inForce: answer.inForce,
  contested: worlds.contested(term, at),
  notCounted: worlds.notCounted(term, at),
  suspended: answer.suspended === 'not' ? null : { certainty: answer.suspended, claims: answer.suspensions },
  exceptions: worlds.exceptions(term, at, answer),
  cautious: answer.cautious,
});

/** Returns the entry of a term without possible values, if it is suspended or has other statements. */
function entriesWithoutValue(
  worlds: PartnershipWorlds,
  ofTerm: ReturnType<typeof besideValues>,
  at: Bounds,
  parties: ReadonlySet<string> | null,
): TermEntry[] {
  const { suspended, contested, notCounted } = ofTerm;
  if (!suspended && contested.length === 0 && notCounted.length === 0) return [];
  if (!bindsOnly(boundWithoutValue(worlds, suspended, at), parties)) return [];
  // The suspending claims may belong to a term of a broader scope.
  const segment = suspended ? segmentOfClaims(worlds, suspended.claims[0]!.term, suspended.claims, at) : null;
  return [{ ...ofTerm, given: null, resolvedFrom: null, moreValues: 0, segment, lastReaffirmed: null }];
}

const boundWithoutValue = (worlds: PartnershipWorlds, suspended: Suspension | null, at: Bounds): Bound =>
  suspended ? boundDuring(worlds, suspended.claims, at) : partiesDuring(worlds, at);

/** Returns the parties that an entry binds or may bind. */
export const boundByEntry = (worlds: PartnershipWorlds, { given, suspended }: TermEntry, at: Bounds): Bound =>
  given ?? boundWithoutValue(worlds, suspended, at);

/** Returns the first values that bind only `parties`, in record order, with the number of further values. */
function listedValues<V extends ValueAnswer>(
  values: readonly V[],
  parties: ReadonlySet<string> | null,
): { readonly given: V; readonly moreValues: number }[] {
  const wanted = values.filter((value) => bindsOnly(value, parties));
  const moreValues = Math.max(0, wanted.length - MOST_VALUES);
  return wanted
    .sort((a, b) => byRecordPlace(a.claims[0]!, b.claims[0]!))
    .slice(0, MOST_VALUES)
    .map((given) => ({ given, moreValues }));
}

/** Returns a function that adds the days and the last reaffirmation of a value. */
function valuesOfTerm(
  worlds: PartnershipWorlds,
  term: TermRef,
  at: Bounds,
): (given: ValueAnswer) => Pick<TermEntry, 'segment' | 'lastReaffirmed'> {
  return (given) => {
    const { hi } = isExact(at) ? at : daysOfClaims(worlds, term, given.claims, at);
    const segment = segmentOfClaims(worlds, term, given.claims, at);
    return { segment, lastReaffirmed: worlds.lastReaffirmed(term, given, hi) };
  };
}

function segmentOfClaims(
  worlds: PartnershipWorlds,
  term: TermRef,
  claims: readonly ValueFact[],
  at: Bounds,
): TermEntry['segment'] {
  const day = isExact(at) ? at.lo : firstDayInForce(worlds, term, claims, daysOfClaims(worlds, term, claims, at));
  return worlds.segmentOn(term, day) ?? null;
}

/** Returns the first of some days on which one of the claims may govern and binds enough parties. */
function firstDayInForce(worlds: PartnershipWorlds, term: TermRef, claims: readonly ValueFact[], at: Bounds): Day {
  const wanted = new Set(claims);
  const days = worlds.changingDays(term, at);
  if (days.length > worlds.mostDays) return at.lo;
  const isInForce = ({ values, suspensions }: TermAnswer): boolean =>
    suspensions.some((claim) => wanted.has(claim)) ||
    values.some((value) => value.claims.some((claim) => wanted.has(claim)));
  return days.find((day) => isInForce(worlds.on(term, day))) ?? at.lo;
}

/** Returns the first and the last day, within several, on which some claims may govern. */
function daysOfClaims(worlds: PartnershipWorlds, term: TermRef, claims: readonly ValueFact[], at: Bounds): Bounds {
  const days = worlds.daysGoverning(term, claims);
  return days && overlaps(days, at) ? { lo: Math.max(days.lo, at.lo), hi: Math.min(days.hi, at.hi) } : at;
}
