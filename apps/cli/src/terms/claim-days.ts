import type { ClaimAnswer } from '#client';
import { renderCondition } from './condition';

type ClaimDays = Pick<ClaimAnswer, 'from' | 'fromCondition' | 'until' | 'untilCondition' | 'renewal'> & {
  readonly startsBy: string | undefined;
};

/** Renders the days on which a claim holds; `until` is the last day. */
export const renderClaimDays = ({ from, fromCondition, startsBy, until, untilCondition, renewal }: ClaimDays): string =>
  [
    `from ${from}`,
    ...(fromCondition === undefined ? [] : [`once the condition ${renderCondition(fromCondition)} is met`]),
    ...(startsBy === undefined ? [] : [`by ${startsBy} at the latest`]),
    ...renderUntil(until),
    ...(untilCondition === null ? [] : [`until the condition ${renderCondition(untilCondition)} is met`]),
    ...(renewal === undefined ? [] : [`renews itself by ${renewal.period}`]),
  ].join(', ');

function renderUntil(until: ClaimAnswer['until']): string[] {
  if (until === null) return [];
  if (typeof until === 'string') return [`until ${until}`];
  return ['for' in until ? `for ${until.for}` : 'until a day that is not known'];
}
