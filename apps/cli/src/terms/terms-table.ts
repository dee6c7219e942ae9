import type { TermAcross, TermEntryAnswer } from '#client';
import { lastDay } from '../output/days';
import { inShort, listed } from '../output/in-short';
import { styled, terminalWidth } from '../output/print';
import { table } from '../output/table';
import { renderCondition } from './condition';

type Entry = TermEntryAnswer | TermAcross;

/** Renders terms as a table, one row per value. */
export function termsTable(entries: readonly Entry[]): string {
  const isAcross = entries.some((entry) => 'partnershipId' in entry);
  const rows = entries.map((entry) => [
    ...('partnershipId' in entry ? [entry.partnershipId] : []),
    `${entry.kind}/${entry.scope}`,
    inForceOf(entry),
    entry.segment.from,
    lastDay(entry.segment.to),
    entry.lastReaffirmed?.on ?? '',
    linesOf(entry).join('\n'),
  ]);
  const head = ['TERM', 'IN FORCE', 'SINCE', 'UNTIL', 'REAFFIRMED', 'VALUE'];
  return table(isAcross ? ['PARTNERSHIP', ...head] : head, rows, terminalWidth());
}

const COLOURS = { definitely: 'green', possibly: 'yellow', not: 'dim' } as const;

const inForceOf = (entry: Entry): string => styled(COLOURS[entry.certainty], renderInForce(entry));

/** Renders in short form whether a value is in force. */
export function renderInForce({ certainty, inForce, suspended }: Entry): string {
  if (certainty === 'definitely') return 'definitely';
  if (certainty === 'not') return renderSuspended(suspended) ?? 'not';
  if (inForce === 'definitely') return 'one of several';
  return suspended === undefined ? 'possibly' : 'possibly, or suspended';
}

const renderSuspended = (suspended: Entry['suspended']): string | undefined =>
  suspended === 'definitely' ? 'suspended' : suspended && 'possibly suspended';

/** Renders a value and the notes about it. */
export const linesOf = (entry: Entry): string[] => [
  ...(entry.value === null ? [] : [inShort(entry.value)]),
  ...(entry.resolvedFrom === undefined || entry.resolvedFrom === entry.scope
    ? []
    : [`${entry.value === null ? 'suspended' : 'set'} for the scope ${entry.resolvedFrom}`]),
  ...openConditionsOf(entry).map((condition) => `ends when ${condition} comes true`),
  ...entry.claims.flatMap(({ renewal }) => renderRenewal(renewal)),
  ...(entry.mayBind.length === 0 ? [] : [`binds ${listed(entry.between)}; may bind ${listed(entry.mayBind)}`]),
  ...(entry.suspendedBy ?? []).map(({ title }) => `suspended by: ${title}`),
  ...entry.contested.map(({ value, assertedBy }) => `contested by ${listed(assertedBy)}: ${inShort(value)}`),
  ...entry.notCounted.map(
    ({ effect, value, because, assertedBy }) =>
      `not counted, ${because} by ${listed(assertedBy)}: ${effect === 'end' ? 'it ended' : inShort(value)}`,
  ),
  ...exceptionsOf(entry),
  ...(entry.moreValues === undefined ? [] : [`${entry.moreValues} more values are possible`]),
  ...(entry.cautious ? ['taken with caution: it may be more certain than this'] : []),
  ...('partnershipId' in entry ? renderKnowledge(entry) : []),
];

/** Renders notes about the knowledge for each row. For a single partnership they stand below the table. */
const renderKnowledge = ({ reviewedThrough, hindsight }: TermAcross): string[] => [
  ...(reviewedThrough === null ? [] : [`checked for news up to ${reviewedThrough}`]),
  ...(hindsight === true ? ['rests on what was recorded later (hindsight)'] : []),
];

const openConditionsOf = ({ claims }: Entry): string[] => [
  ...new Set(
    claims.flatMap(({ openConditions, untilCondition }) =>
      openConditions === undefined || untilCondition === null ? [] : [renderCondition(untilCondition)],
    ),
  ),
];

function renderRenewal(renewal: Entry['claims'][number]['renewal']): string[] {
  if (!renewal?.renewsTo) return [];
  const unless = renewal.deadline === null ? '' : ` unless notice is given by ${renewal.deadline}`;
  return [`renews itself to ${renewal.renewsTo}${unless}`];
}

function exceptionsOf({ exceptions, moreExceptions }: Entry): string[] {
  if (exceptions === undefined) return [];
  const scopes = listed(exceptions.map(({ scope }) => scope));
  return [`except for ${scopes}${moreExceptions === undefined ? '' : ` and ${moreExceptions} more`}`];
}
