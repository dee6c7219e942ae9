import { eachItem, PartnershipClient } from '#client';
import { DEFAULT_URL } from '../run/globals';
import { tokenGiven } from '../run/token-given';
import { firstOf } from '../output/some';

/** Commands whose first argument is a partnership, and those that name a term behind it. */
const OF_PARTNERSHIP = ['record', 'partnerships', 'terms', 'history', 'explain', 'diff', 'timeline'];
const OF_TERM = ['history', 'explain'];

const MOST = 200;
const WITHIN_MS = 1_500;

/**
 * Ids of partnerships and terms where a command asks for one; null where it does not. `words` is the command line so far, from the name of the
 * program on; the last of them is being written. A service that is away completes nothing.
 */
export async function namesToComplete(words: readonly string[]): Promise<string[] | null> {
  const [, command = '', ...behind] = words;
  const current = behind.at(-1) ?? '';
  const given = behind.slice(0, -1);
  if (behind.length === 0 || current.startsWith('-') || !OF_PARTNERSHIP.includes(command)) return null;
  const names = given.length === 0 ? partnershipsOf : given.length === 1 && OF_TERM.includes(command) ? termsOf : null;
  const found = await names?.(clientInTime(), given[0] ?? '').catch(() => []);
  return found?.filter((name) => name.startsWith(current)) ?? null;
}

const clientInTime = (): PartnershipClient =>
  new PartnershipClient({
    url: process.env['PARTNERSHIP_URL'] ?? DEFAULT_URL,
    token: tokenGiven(),
    fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(WITHIN_MS) }),
  });

async function partnershipsOf(client: PartnershipClient): Promise<string[]> {
  const pages = eachItem((place) => client.partnerships.list({ query: { limit: MOST, ...place } }));
  return (await firstOf(pages, MOST)).items.map(({ partnershipId }) => partnershipId);
}

/** The terms that the partnership has, then every kind. */
async function termsOf(client: PartnershipClient, id: string): Promise<string[]> {
  const { terms } = await client.timeline.show({ path: { id } });
  const { items } = await client.registers.kinds();
  return [...terms.map(({ kind, scope }) => `${kind}/${scope}`), ...items.map(({ kind }) => kind)];
}
