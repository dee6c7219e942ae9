import type { TermRef } from '#contracts';
import type { Announcement, Contest, Reaffirmation } from '../../claims/statement';
import type { TermClaim } from '../../claims/term-claim';
import { overlaps } from '../../dates';
import type { Segment } from '../../fold';
import { announcedOn } from './announced';
import {
  answersBetween,
  isBetween,
  listedAnswers,
  possibleAnswers,
  segmentCarrying,
  type GivenAnswer,
  type Moment,
} from './answers-of-term';
import { lastReaffirmed } from './last-reaffirmed';
import type { PartnershipState } from '../partnership-state';
import { isWanted, type TermFilter } from '../term-filter';

/** One possible value of a term, or, where only dissent is recorded, the term with none. */
export interface TermEntry {
  readonly term: TermRef;
  readonly given: GivenAnswer | null;
  /** How many values the term may have beyond those that are listed. */
  readonly moreValues: number;
  readonly segment: Segment<TermClaim> | null;
  readonly lastReaffirmed: Reaffirmation | null;
  readonly contested: readonly Contest[];
}

/** Both are found one by one as they are asked for: whoever tells them may stop, or let others through in between. */
export interface TermsAnswer {
  readonly terms: Iterable<TermEntry>;
  readonly announced: Iterable<Announcement>;
}

/** Which terms to tell, and of them only what binds nobody else; null: all. */
export interface TermsWanted extends TermFilter {
  readonly between: ReadonlySet<string> | null;
}

export const EVERYTHING: TermsWanted = { kinds: null, between: null };

/** What is in force, or may be, by kind and scope; a term appears once per possible value. */
export function termsOn(state: PartnershipState, moment: Moment, filter: TermsWanted = EVERYTHING): TermsAnswer {
  return { terms: entriesOn(state, moment, filter), announced: announcedOn(state, moment.at) };
}

function* entriesOn(state: PartnershipState, moment: Moment, filter: TermsWanted): Generator<TermEntry> {
  for (const term of state.terms) if (isWanted(filter, term)) yield* entriesOf(state, term, moment, filter.between);
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
  const possible = possibleAnswers(state, moment, segments);
  if (possible.length === 0) {
    const told = contested.length > 0 && isBetween(state.partiesOn(at.hi), parties);
    return told ? [{ term, given: null, moreValues: 0, segment: null, lastReaffirmed: null, contested }] : [];
  }
  const { answers, moreValues } = listedAnswers(state, answersBetween(state, possible, at.hi, parties), at.hi);
  return answers.map((given) => ({
    term,
    given,
    moreValues,
    segment: segmentCarrying(segments, given.answer, at) ?? null,
    lastReaffirmed: lastReaffirmed(state, term, given, at.hi),
    contested,
  }));
}
