import type { TermRef } from '#contracts';
import type { Announcement, Contest, Reaffirmation } from '../claims/statement';
import type { TermClaim } from '../claims/term-claim';
import { overlaps } from '../dates';
import type { Segment } from '../fold';
import { announcedOn } from './announced';
import { answersOf, isBetween, segmentCarrying, type GivenAnswer, type Moment } from './answers-of-term';
import { lastReaffirmed } from './last-reaffirmed';
import type { PartnershipState } from './partnership-state';

/** One possible value of a term, or, where only dissent is recorded, the term with none. */
export interface TermEntry {
  readonly term: TermRef;
  readonly given: GivenAnswer | null;
  readonly segment: Segment<TermClaim> | null;
  readonly lastReaffirmed: Reaffirmation | null;
  readonly contested: readonly Contest[];
}

export interface TermsAnswer {
  readonly terms: readonly TermEntry[];
  readonly announced: readonly Announcement[];
}

/** Which terms to tell; null: all. */
export interface TermFilter {
  readonly kinds: ReadonlySet<string> | null;
  /** Only what binds nobody else. */
  readonly between: ReadonlySet<string> | null;
}

export const EVERYTHING: TermFilter = { kinds: null, between: null };

/** What is in force, or may be, by kind and scope; a term appears once per possible value. */
export function termsOn(state: PartnershipState, moment: Moment, filter: TermFilter = EVERYTHING): TermsAnswer {
  const terms = state.terms
    .filter(({ kind }) => filter.kinds?.has(kind) ?? true)
    .flatMap((term) => entriesOf(state, term, moment, filter.between));
  return { terms, announced: announcedOn(state, moment.at) };
}

/** The entries of one term. */
export function entriesOf(
  state: PartnershipState,
  term: TermRef,
  moment: Moment,
  parties: ReadonlySet<string> | null,
): TermEntry[] {
  const { at } = moment;
  const contests = state.contestsOf(term);
  const contested = contests.length === 0 ? contests : contests.filter(({ days }) => overlaps(days, at));
  const segments = state.segmentsDuring(term, at);
  if (segments.length === 0 && contested.length === 0) return [];
  const answers = answersOf(state, term, moment, segments);
  if (answers.length === 0) {
    const told = contested.length > 0 && isBetween(state.partiesOn(at.hi), parties);
    return told ? [{ term, given: null, segment: null, lastReaffirmed: null, contested }] : [];
  }
  return answers
    .filter(({ between }) => isBetween(between, parties))
    .map((given) => ({
      term,
      given,
      segment: segmentCarrying(segments, given.answer, at) ?? null,
      lastReaffirmed: lastReaffirmed(state, term, given, at.hi),
      contested,
    }));
}
