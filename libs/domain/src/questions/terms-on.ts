import { readScopeFilter, type TermRef } from '#contracts';
import type { Bounds } from '../dates';
import type { AnnouncementFact } from '../facts';
import { scopesUpToAll, type Pending, type PartnershipWorlds } from '../worlds';
import { bindsOnly, boundDuring } from './bound-during';
import { entriesDuring, resolvedEntries, type TermEntry } from './entries-of-term';
import type { Moment } from './moment';
import { isWanted, type TermFilter } from './term-filter';

export type { TermEntry } from './entries-of-term';

/** All members are computed on demand, so that the caller can stop or let other work proceed. */
export interface TermsAnswer {
  readonly terms: Iterable<TermEntry>;
  /** The claims that wait for a condition. */
  readonly pending: Iterable<Pending>;
  readonly announced: Iterable<AnnouncementFact>;
  /** The narrower scopes with a different answer; only for a question about one scope. */
  readonly exceptions: Iterable<TermRef>;
}

/** The terms in question. With `between`, only values that bind no other parties; null: all. */
export interface TermsWanted extends TermFilter {
  readonly between: ReadonlySet<string> | null;
  /** The term to resolve, whichever scope its value comes from; null or absent: terms are not resolved. */
  readonly resolve?: TermRef | null;
}

export const EVERYTHING: TermsWanted = { kinds: null, between: null };

/** Returns the possible values in force, by kind and scope; a term has one entry per possible value. `timeless` are the worlds without a clock. */
export function termsOn(timeless: PartnershipWorlds, moment: Moment, wanted: TermsWanted = EVERYTHING): TermsAnswer {
  const worlds = timeless.at(moment.clock);
  const { at } = moment;
  return {
    terms: entriesOn(worlds, moment, wanted),
    pending: pendingOn(worlds, moment, wanted),
    announced: worlds.announced(at),
    exceptions: exceptionsOn(worlds, moment, wanted),
  };
}

/** Returns the entries of one term. */
export const entriesOf = (
  timeless: PartnershipWorlds,
  term: TermRef,
  { at, clock }: Moment,
  parties: ReadonlySet<string> | null,
): TermEntry[] => entriesDuring(timeless.at(clock), term, at, parties);

function* entriesOn(worlds: PartnershipWorlds, { at }: Moment, wanted: TermsWanted): Generator<TermEntry> {
  const { between, resolve } = wanted;
  if (resolve) yield* resolvedEntries(worlds, resolve, at, between);
  else
    for (const term of worlds.facts.terms) if (isWanted(wanted, term)) yield* entriesDuring(worlds, term, at, between);
}

function* pendingOn(worlds: PartnershipWorlds, { at }: Moment, wanted: TermsWanted): Generator<Pending> {
  const { between, resolve } = wanted;
  if (resolve) yield* pendingResolved(worlds, resolve, at, between);
  else
    for (const term of worlds.facts.claims.terms)
      if (isWanted(wanted, term)) yield* pendingDuring(worlds, term, at, between);
}

/** Yields the claims of a term that wait for a condition and would bind only `parties`. */
export function* pendingDuring(
  worlds: PartnershipWorlds,
  term: TermRef,
  at: Bounds,
  parties: ReadonlySet<string> | null,
): Generator<Pending> {
  for (const pending of worlds.pendingOf(term, at))
    if (parties === null || bindsOnly(boundDuring(worlds, [pending.claim], at), parties)) yield pending;
}

/** Yields the same for a scope and the broader scopes up to `all`, whose waiting claims would also apply to it. */
export function* pendingResolved(
  worlds: PartnershipWorlds,
  { kind, scope }: TermRef,
  at: Bounds,
  parties: ReadonlySet<string> | null,
): Generator<Pending> {
  for (const each of scopesUpToAll(scope).toSorted()) yield* pendingDuring(worlds, { kind, scope: each }, at, parties);
}

function* exceptionsOn(worlds: PartnershipWorlds, { at }: Moment, wanted: TermsWanted): Generator<TermRef> {
  const { resolve } = wanted;
  const term = resolve ?? theTermOf(wanted);
  if (term !== null) yield* exceptionsDuring(worlds, term, at, { isResolved: Boolean(resolve) });
}

/** Yields the narrower scopes whose answer differs from the answer of a term, or from its resolved answer. */
export function* exceptionsDuring(
  worlds: PartnershipWorlds,
  term: TermRef,
  at: Bounds,
  { isResolved }: { readonly isResolved: boolean },
): Generator<TermRef> {
  const general = isResolved ? worlds.resolved(term, at) : worlds.during(term, at);
  for (const scope of worlds.exceptions(term, at, general)) yield { kind: term.kind, scope };
}

/** Returns the only term that a filter selects; null: it selects several. */
export function theTermOf({ kinds, scope }: TermFilter): TermRef | null {
  const [kind, ...others] = kinds ?? [];
  if (kind === undefined || others.length > 0 || scope === undefined) return null;
  const { within, narrower } = readScopeFilter(scope);
  return within === null || narrower ? null : { kind, scope: within };
}
