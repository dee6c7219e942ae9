import type { ToldTermChange } from '#contracts';
import { runOfChange } from './run-of-change';

/**
 * Returns the address of a term change's page: the first day of the run of days that the change is about, the knowledge on the day of recording, and the term's explanation.
 */
export function pageOfChange(change: ToldTermChange, origin: string): string {
  const { partnershipId, kind, scope, recordedAt } = change;
  const from = runOfChange(change)?.from;
  const at = from === undefined ? '' : `at=${from}&`;
  return `${origin}/partnerships/${partnershipId}?${at}knownAt=${recordedAt.slice(0, 10)}&term=${kind}/${scope}`;
}
