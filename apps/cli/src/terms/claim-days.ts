import type { ClaimAnswer } from '#client';
import { tellCondition } from './condition';

type ClaimDays = Pick<ClaimAnswer, 'from' | 'fromCondition' | 'until' | 'untilCondition' | 'renewal'> & {
  readonly startsBy: string | undefined;
};

/** From when to when a claim says that it holds; `until` is the last day. */
export const tellClaimDays = ({ from, fromCondition, startsBy, until, untilCondition, renewal }: ClaimDays): string =>
  [
    `from ${from}`,
    ...(fromCondition === undefined ? [] : [`once the condition ${tellCondition(fromCondition)} is met`]),
    ...(startsBy === undefined ? [] : [`by ${startsBy} at the latest`]),
    ...tellUntil(until),
    ...(untilCondition === null ? [] : [`until the condition ${tellCondition(untilCondition)} is met`]),
    ...(renewal === undefined ? [] : [`renews itself by ${renewal.period}`]),
  ].join(', ');

function tellUntil(until: ClaimAnswer['until']): string[] {
  if (until === null) return [];
  if (typeof until === 'string') return [`until ${until}`];
  return ['for' in until ? `for ${until.for}` : 'until a day that is not known'];
}
