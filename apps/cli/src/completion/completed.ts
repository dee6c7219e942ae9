import { eachItem, PartnershipClient } from '#client';
import { DEFAULT_URL } from '../run/globals';
import { firstOf } from '../output/some';

/** What is there to complete: the word under the cursor, and the words of the command line so far. */
export interface Typed {
  readonly current: string;
  /** Begins with the name of the program. */
  readonly words: readonly string[];
}

type Standard = () => void;

/** Commands whose first argument is a partnership, and those that name a term behind it. */
const OF_PARTNERSHIP = ['record', 'partnerships', 'terms', 'history', 'explain', 'diff', 'timeline'];
const OF_TERM = ['history', 'explain'];

const MOST = 200;
const WITHIN_MS = 1_500;

/** Gives ids of partnerships and terms where a command asks for one; elsewhere what yargs knows. A service that is away completes nothing. */
export async function completed(typed: Typed, standard: Standard, done: (words: string[]) => void): Promise<void> {
  const names = await namesFor(typed).catch(() => []);
  if (names === null) return standard();
  done(names.filter((name) => name.startsWith(typed.current)));
}

/** Null: no name of the service is asked for. */
async function namesFor({ current, words }: Typed): Promise<string[] | null> {
  const [, command = '', ...behind] = words;
  // The word under the cursor is the last one, also while it is empty.
  const given = behind.at(-1) === current ? behind.slice(0, -1) : behind;
  if (current.startsWith('-') || !OF_PARTNERSHIP.includes(command)) return null;
  const client = new PartnershipClient({
    url: process.env['PARTNERSHIP_URL'] ?? DEFAULT_URL,
    token: process.env['PARTNERSHIP_TOKEN'],
    fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(WITHIN_MS) }),
  });
  if (given.length === 0) return partnershipsOf(client);
  if (given.length === 1 && OF_TERM.includes(command)) return termsOf(client, given[0]!);
  return null;
}

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
