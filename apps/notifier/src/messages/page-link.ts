import type { ToldTermChange } from '#contracts';

/**
 * Returns the address of a term change's page: the first day whose answer changes, the knowledge on the day of recording, and the term's explanation.
 */
export function pageOfChange(change: ToldTermChange, origin: string): string {
  const { partnershipId, kind, scope, recordedAt, stretches } = change;
  const from = stretches[0]?.from;
  const at = from === undefined ? '' : `at=${from}&`;
  return `${origin}/partnerships/${partnershipId}?${at}knownAt=${recordedAt.slice(0, 10)}&term=${kind}/${scope}`;
}
