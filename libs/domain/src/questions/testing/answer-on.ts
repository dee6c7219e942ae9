import type { PartnershipWorlds } from '../../worlds';
import { termsOn, type TermEntry, type TermsWanted } from '../terms-on';
import { on } from './given';

/** Returns the whole answer about the terms on a day. */
export function answerOn(worlds: PartnershipWorlds, at: string, wanted: Partial<TermsWanted> = {}, clock?: string) {
  const { terms, pending, announced, exceptions } = termsOn(worlds, on(at, clock), {
    kinds: null,
    between: null,
    ...wanted,
  });
  return { terms: [...terms], pending: [...pending], announced: [...announced], exceptions: [...exceptions] };
}

export const valueOf = ({ given }: TermEntry): unknown => (given ? JSON.parse(given.value) : null);

/** A term, its value and its certainty. */
export const summaryOf = (entry: TermEntry) =>
  [`${entry.term.kind}/${entry.term.scope}`, valueOf(entry), entry.given?.certainty ?? 'not'] as const;
