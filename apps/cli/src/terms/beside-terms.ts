import type { TermsAcross, TermsAnswer } from '#client';
import { inShort, listed } from '../output/in-short';
import { terminalWidth } from '../output/print';
import { table } from '../output/table';
import { renderCondition } from './condition';

/** Renders pending claims as a table. */
export function pendingTable(pending: TermsAnswer['pending'] | TermsAcross['pending']): string {
  const head = ['PENDING', 'WAITS FOR', 'BY', 'VALUE'];
  const rows = pending.map((each) => [
    ...('partnershipId' in each ? [each.partnershipId] : []),
    `${each.kind}/${each.scope}`,
    renderCondition(each.waitsFor),
    each.by ?? '',
    each.value === null ? 'suspends the term' : inShort(each.value),
  ]);
  const isAcross = pending.some((each) => 'partnershipId' in each);
  return table(isAcross ? ['PARTNERSHIP', ...head] : head, rows, terminalWidth());
}

export const announcedTable = (announced: TermsAnswer['announced']): string =>
  table(
    ['ANNOUNCED', 'STANDING', 'TITLE'],
    announced.map(({ occurred, standing, title }) => [occurred, standing, title]),
    terminalWidth(),
  );

/** Returns notes about the knowledge that an answer depends on. */
export function notesOf({ terms, exceptions = [], cautious, ...known }: TermsAnswer): string[] {
  const apart = terms.length === 0 ? listed(exceptions.map(({ scope }) => scope)) : '';
  return [
    ...(apart === '' ? [] : [`Narrower scopes have terms: ${apart}.`]),
    ...notesOfKnowledge(known),
    ...(cautious === true ? ['Some of it may be more certain than shown.'] : []),
  ];
}

/** Returns the notes that apply to any answer. */
export const notesOfKnowledge = ({
  reviewedThrough,
  hindsight,
}: Pick<TermsAnswer, 'reviewedThrough' | 'hindsight'>): string[] => [
  ...(reviewedThrough === null ? [] : [`Checked for news up to ${reviewedThrough}.`]),
  ...(hindsight === true ? ['It rests on what was recorded later (hindsight).'] : []),
];
