import type { TermEntryAnswer, TermsAnswer } from '#client';
import { laneId } from '../picture/drawing';
import { writtenDate } from '../time/written-date';
import { renderCondition } from '../value/render-condition';
import { nameParties, renderScope, renderWithin, titleOfKind, type Names } from '../value/render-value';

/** Returns the notes on each term besides its values, by term. */
export const notesByTerm = (terms: readonly TermEntryAnswer[], names: Names): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...Map.groupBy(terms, laneId)].map(([term, entries]) => [
      term,
      [...new Set(entries.flatMap((entry) => notesOf(entry, names)))],
    ]),
  );

function notesOf(
  { suspended, mayBind, exceptions, moreExceptions, cautious }: TermEntryAnswer,
  names: Names,
): string[] {
  const scopes = exceptions?.map(({ scope }) => renderScope(scope, names)) ?? [];
  return [
    ...(suspended === undefined ? [] : [suspended === 'definitely' ? 'suspended' : 'possibly suspended']),
    ...(mayBind.length === 0 ? [] : [`may bind ${nameParties(mayBind, names)}`]),
    ...(scopes.length === 0 ? [] : [`not so for ${listed(scopes, moreExceptions)}`]),
    ...(cautious ? ['may be more certain than shown'] : []),
  ];
}

const listed = (names: readonly string[], more: number | undefined): string =>
  `${names.join(', ')}${more === undefined ? '' : ` and ${more} more`}`;

/** A pending claim: its term, its value, and the condition it waits for. */
export interface Waiting {
  readonly term: string;
  readonly name: string;
  readonly rendered: string;
}

export const waitingOn = (pending: TermsAnswer['pending'], names: Names): Waiting[] =>
  pending.map(({ kind, scope, value, waitsFor, by }) => {
    const what = value === null ? 'suspended' : renderWithin(value, names);
    const until = by === null ? '' : `, by ${writtenDate(by)} at the latest`;
    return {
      term: laneId({ kind, scope }),
      name: [titleOfKind(kind, names), ...(scope === 'all' ? [] : [renderScope(scope, names)])].join(' '),
      rendered: `${what}: waits for ${renderCondition(waitsFor)}${until}`,
    };
  });

/** Returns sentences about the knowledge behind the answer: the reviewed day and hindsight. */
export function knowledgeOf({ reviewedThrough, hindsight }: TermsAnswer): string[] {
  return [
    ...(reviewedThrough === null ? [] : [`Checked for news up to ${writtenDate(reviewedThrough)}.`]),
    ...(hindsight === true ? ['Some of it was entered after that day, with the day on which it became known.'] : []),
  ];
}
