import { get } from './http';

interface Items<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

const DAYS = ['2019-08', '2023-06-01', '2025-12-01', '2026-01-05', '2026-01-08~', '2026-03-01', '2027'];
/** The distance between the queried versions of a partnership; the first and the last are always queried. */
const STRIDE = 7;

/** Returns the addresses of pinned queries, whose answers never change, about everything that a service contains. */
export async function pinnedQuestions(url: string): Promise<string[]> {
  const { items } = (await get<Items<{ partnershipId: string }>>(`${url}/v1/partnerships?limit=500`)).body;
  const known = 'knownAt=2026-11-20';
  const addresses = [
    ...DAYS.map((at) => `/v1/terms?kind=api-hosting&at=${at}&${known}&limit=100`),
    '/v1/expirations?from=2019&to=2040&limit=500',
  ];
  for (const { partnershipId } of items) {
    const partnership = `/v1/partnerships/${partnershipId}`;
    const { status, body } = await get<Items<{ recordedAt: string }>>(`${url}${partnership}/events?limit=500`);
    if (status !== 200 || body.items.length === 0) throw new Error(`${partnership}: ${JSON.stringify(body)}`);
    const head = body.items.length;
    const versions = Array.from({ length: Math.ceil(head / STRIDE) }, (_, n) => head - n * STRIDE);
    addresses.push(partnership, `${partnership}/events?limit=500`);
    for (const version of new Set([...versions, 1])) {
      const then = `version=${version}&knownAt=2026-11-20`;
      addresses.push(...DAYS.map((at) => `${partnership}/terms?at=${at}&${then}`));
      const terms = await termsOf(`${url}${partnership}/terms?at=2026-01-05&${then}`);
      for (const term of terms) {
        addresses.push(`${partnership}/terms/${term}?${then}`);
        addresses.push(`${partnership}/terms/${term}/explanation?at=2026-01-05&${then}`);
      }
    }
    const middle = body.items[Math.floor(head / 2)]!.recordedAt;
    addresses.push(`${partnership}/terms?at=2026-01-06&knownAt=${middle}`);
    addresses.push(`${partnership}/diff?fromAt=2026-01-02&toAt=2026-03-01&fromKnownAt=${middle}&toKnownAt=2026-11-20`);
  }
  return addresses;
}

async function termsOf(address: string): Promise<Set<string>> {
  const { terms } = (await get<{ terms: { kind: string; scope: string }[] }>(address)).body;
  return new Set(terms.map(({ kind, scope }) => `${kind}/${scope}`));
}

/** Returns the answers as text, each with its address. Throws for a response that is not an answer. */
export async function answersTo(url: string, addresses: readonly string[]): Promise<string[]> {
  const answers: string[] = [];
  for (const address of addresses) {
    const response = await fetch(url + address);
    const text = await response.text();
    if (!response.ok) throw new Error(`${address}: ${text}`);
    answers.push(`${address} ${text}`);
  }
  return answers;
}
