import type { TermRef } from '#contracts';
import type { AnnouncementFact } from '../facts';
import { wayToAll, type Pending, type PartnershipWorlds } from '../worlds';
import { bindsOnly, boundDuring } from './bound-during';
import { entriesDuring, resolvedEntries, type TermEntry } from './entries-of-term';
import type { Moment } from './moment';
import { isWanted, readScopeFilter, type TermFilter } from './term-filter';

export type { TermEntry } from './entries-of-term';

/** All are found one by one as they are asked for: whoever tells them may stop, or let others through in between. */
export interface TermsAnswer {
  readonly terms: Iterable<TermEntry>;
  /** The claims that wait for a condition. */
  readonly pending: Iterable<Pending>;
  readonly announced: Iterable<AnnouncementFact>;
  /** The narrower scopes whose answer is another one; of an answer about one scope only. */
  readonly exceptions: Iterable<TermRef>;
}

/** Which terms to tell, and of them only what binds nobody else; null: all. */
export interface TermsWanted extends TermFilter {
  readonly between: ReadonlySet<string> | null;
  /** What holds for this term, from whichever scope it comes; null or absent: the terms themselves. */
  readonly resolve?: TermRef | null;
}

export const EVERYTHING: TermsWanted = { kinds: null, between: null };

/** What is in force, or may be, by kind and scope; a term appears once per possible value. `timeless` are the worlds without a clock. */
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

/** The entries of one term. */
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

/** With `resolve`, also of the scopes on the way to `all`: what waits there would hold for the scope as well. */
function* pendingOn(worlds: PartnershipWorlds, { at }: Moment, wanted: TermsWanted): Generator<Pending> {
  const { between, resolve } = wanted;
  const isAsked = (term: TermRef): boolean =>
    resolve ? term.kind === resolve.kind && wayToAll(resolve.scope).includes(term.scope) : isWanted(wanted, term);
  for (const term of worlds.facts.claims.terms) {
    if (!isAsked(term)) continue;
    for (const pending of worlds.pendingOf(term, at))
      if (between === null || bindsOnly(boundDuring(worlds, [pending.claim], at), between)) yield pending;
  }
}

function* exceptionsOn(worlds: PartnershipWorlds, { at }: Moment, wanted: TermsWanted): Generator<TermRef> {
  const term = wanted.resolve ?? theTermOf(wanted);
  if (term === null) return;
  const general = wanted.resolve ? worlds.resolved(term, at) : worlds.during(term, at);
  for (const scope of worlds.exceptions(term, at, general)) yield { kind: term.kind, scope };
}

/** The one term that a filter names; null: it names none or several. */
export function theTermOf({ kinds, scope }: TermFilter): TermRef | null {
  const [kind, ...others] = kinds ?? [];
  if (kind === undefined || others.length > 0 || scope === undefined) return null;
  const { within, narrower } = readScopeFilter(scope);
  return within === null || narrower ? null : { kind, scope: within };
}
