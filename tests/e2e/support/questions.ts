import { get, type Answer, type Problem } from './http';

export interface Entry {
  readonly kind: string;
  readonly scope: string;
  readonly value: Record<string, unknown> | null;
  readonly certainty: 'definitely' | 'possibly' | 'not';
  readonly between: readonly string[] | null;
  readonly segment: { from: string; to: string | null };
  readonly lastReaffirmed: { on: string; eventId: string } | null;
  readonly claims: readonly Record<string, unknown>[];
  readonly contested: readonly (Record<string, unknown> & { value: Record<string, unknown> })[];
}

export interface Terms extends Record<string, unknown> {
  readonly version: number;
  readonly recordedAt: string | null;
  readonly clock: string;
  readonly terms: readonly Entry[];
  readonly pending: readonly { kind: string; scope: string; waitsFor: unknown; by: string | null }[];
  readonly announced: readonly { eventId: string; standing: string }[];
  readonly links: { self: string };
}

export type Parameters = Readonly<Record<string, string | number>>;

export const termsAddress = (url: string, partnershipId: string, parameters: Parameters = {}): string =>
  `${url}/v1/partnerships/${partnershipId}/terms?${query(parameters)}`;

export const query = (parameters: Parameters): string =>
  new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [name, String(value)] as [string, string]),
  ).toString();

/** Queries the terms in force. Throws for a response that is not an answer. */
export async function queryTerms(url: string, partnershipId: string, parameters: Parameters = {}): Promise<Terms> {
  const answer = await get<Terms>(termsAddress(url, partnershipId, parameters));
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export const refusedTerms = (url: string, partnershipId: string, parameters: Parameters): Promise<Answer<Problem>> =>
  get<Problem>(termsAddress(url, partnershipId, parameters));

export const entriesOf = ({ terms }: Terms, term: string): Entry[] =>
  terms.filter(({ kind, scope }) => `${kind}/${scope}` === term);

export const namesOf = ({ terms }: Terms): string[] => terms.map(({ kind, scope }) => `${kind}/${scope}`);

/** Renders the answer about a term in a few words: `not`, or a member of its value with the certainty. */
export function inWords(answer: Terms, term: string, member = 'exclusivity'): string {
  const statements = entriesOf(answer, term).map(({ certainty, value }) =>
    certainty === 'not' ? 'not' : `${certainty} ${JSON.stringify(value?.[member]) ?? ''}`.trim(),
  );
  return statements.length === 0 ? 'not' : statements.join(', ');
}
