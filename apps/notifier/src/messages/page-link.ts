import type { ToldTermChange } from '#contracts';

/** The page on a term change: the day from which it changes an answer, what was known when it was recorded, and the term explained. */
export function pageOfChange(change: ToldTermChange, origin: string): string {
  const { partnershipId, kind, scope, recordedAt, stretches } = change;
  const from = stretches[0]?.from;
  const at = from === undefined ? '' : `at=${from}&`;
  return `${origin}/partnerships/${partnershipId}?${at}knownAt=${recordedAt.slice(0, 10)}&term=${kind}/${scope}`;
}
