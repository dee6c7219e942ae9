import type { TermsAnswer } from '#client';
import { inShort, listed } from '../output/in-short';
import { terminalWidth } from '../output/print';
import { table } from '../output/table';
import { tellCondition } from './condition';

/** What waits for a condition, as a table. */
export const pendingTable = (pending: TermsAnswer['pending']): string =>
  table(
    ['PENDING', 'WAITS FOR', 'BY', 'VALUE'],
    pending.map(({ kind, scope, waitsFor, by, value }) => [
      `${kind}/${scope}`,
      tellCondition(waitsFor),
      by ?? '',
      value === null ? 'suspends the term' : inShort(value),
    ]),
    terminalWidth(),
  );

export const announcedTable = (announced: TermsAnswer['announced']): string =>
  table(
    ['ANNOUNCED', 'STANDING', 'TITLE'],
    announced.map(({ occurred, standing, title }) => [occurred, standing, title]),
    terminalWidth(),
  );

/** What has to be known about the knowledge that an answer rests on. */
export function notesOf({ terms, exceptions = [], reviewedThrough, hindsight, cautious }: TermsAnswer): string[] {
  const apart = terms.length === 0 ? listed(exceptions.map(({ scope }) => scope)) : '';
  return [
    ...(apart === '' ? [] : [`Narrower scopes have terms: ${apart}.`]),
    ...(reviewedThrough === null ? [] : [`News were looked for up to ${reviewedThrough}.`]),
    ...(hindsight === true ? ['It rests on what was recorded later (hindsight).'] : []),
    ...(cautious === true ? ['Some of it may be more certain than it is told.'] : []),
  ];
}
