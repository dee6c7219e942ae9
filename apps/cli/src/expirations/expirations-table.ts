import type { Expiration } from '#client';
import { renderBounds } from '../output/days';
import { inShort, listed } from '../output/in-short';
import { terminalWidth } from '../output/print';
import { table } from '../output/table';
import { today } from '../run/period';
import { renderCondition } from '../terms/condition';

/** Renders terms that end, renew themselves or must start, with the last day in force (for a long stop: the last day to start). */
export const expirationsTable = (expirations: readonly Expiration[]): string =>
  table(
    ['UNTIL', 'WHAT', 'TERM'],
    expirations.map((each) => [
      renderBounds(each.lastDay),
      each.certainty === 'possibly' ? `possibly\n${WHAT[each.what]}` : WHAT[each.what],
      [`${each.partnershipId} ${each.kind}/${each.scope}`, ...linesOf(each)].join('\n'),
    ]),
    terminalWidth(),
  );

const WHAT = { end: 'ends', notice: 'notice', renewal: 'renews', 'long-stop': 'must start' } as const;

const linesOf = (expiration: Expiration): string[] => [
  ...(expiration.value === null ? ['suspends the term'] : [inShort(expiration.value)]),
  ...renderDeadline(expiration),
  ...(expiration.waitsFor === undefined ? [] : [`waits for ${renderCondition(expiration.waitsFor)}`]),
  ...openConditionsOf(expiration).map((condition) => `or earlier, when ${condition} comes true`),
  ...(expiration.mayBind.length === 0
    ? []
    : [`binds ${listed(expiration.between)}; may bind ${listed(expiration.mayBind)}`]),
  ...expiration.endedBy.map(({ because, title }) => `${because.replaceAll('-', ' ')}: ${title}`),
  ...(expiration.moreEndedBy === undefined ? [] : [`and ${expiration.moreEndedBy} more that end it`]),
];

function renderDeadline({ what, noticeBy, renewsTo }: Expiration): string[] {
  if (noticeBy === undefined || renewsTo === undefined) return [];
  return what === 'notice'
    ? [`give notice by ${noticeBy}, or it renews itself to ${renewsTo}`]
    : [`renews itself to ${renewsTo} unless notice is given by ${noticeBy}`];
}

/** Returns the conditions that may end the term before its last day; none after that day. */
function openConditionsOf({ lastDay, claims }: Expiration): string[] {
  if (lastDay.hi !== null && lastDay.hi < today()) return [];
  const conditions = claims.flatMap(({ openConditions, untilCondition }) =>
    openConditions === undefined || untilCondition === null ? [] : [renderCondition(untilCondition)],
  );
  return [...new Set(conditions)];
}
