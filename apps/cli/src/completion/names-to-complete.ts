import { eachItem, PartnershipClient } from '#client';
import { DEFAULT_URL } from '../run/globals';
import { tokenGiven } from '../run/token-given';
import { firstOf } from '../output/some';

type Names = (client: PartnershipClient, given: readonly string[]) => Promise<string[]>;

/** The functions that complete the arguments of each command, in order. */
const NAMES: Readonly<Record<string, readonly Names[]>> = {
  record: [partnershipsOf],
  partnerships: [partnershipsOf],
  parties: [partiesOf],
  terms: [partnershipsOf],
  history: [partnershipsOf, termsOf],
  explain: [partnershipsOf, termsOf],
  diff: [partnershipsOf],
  agreements: [partnershipsOf, agreementsOf],
  expirations: [partnershipsOf],
  timeline: [partnershipsOf],
};

const MOST = 200;
const WITHIN_MS = 1_500;

/**
 * Returns the ids of partnerships, terms, agreements and parties where a command expects one; null elsewhere. `words` is the command line so far,
 * starting with the name of the program; its last word is incomplete. If the service is unavailable, the list is empty.
 */
export async function namesToComplete(words: readonly string[]): Promise<string[] | null> {
  const [, command = '', ...behind] = words;
  const current = behind.at(-1) ?? '';
  const given = behind.slice(0, -1);
  if (behind.length === 0 || current.startsWith('-') || !Object.hasOwn(NAMES, command)) return null;
  const found = await NAMES[command]?.[given.length]?.(clientInTime(), given).catch(() => []);
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

/** Returns the terms of the partnership, followed by every kind. */
async function termsOf(client: PartnershipClient, [id = '']: readonly string[]): Promise<string[]> {
  const { terms } = await client.timeline.show({ path: { id } });
  const { items } = await client.registers.kinds();
  return [...terms.map(({ kind, scope }) => `${kind}/${scope}`), ...items.map(({ kind }) => kind)];
}

async function agreementsOf(client: PartnershipClient, [id = '']: readonly string[]): Promise<string[]> {
  const { agreements } = await client.agreements.list({ path: { id } });
  return agreements.map((agreement) => agreement.id);
}

async function partiesOf(client: PartnershipClient): Promise<string[]> {
  const pages = eachItem((place) => client.parties.list({ query: { limit: MOST, ...place } }));
  return (await firstOf(pages, MOST)).items.map(({ id }) => id);
}
