import type { Identifiers } from '#contracts';
import { foldedText } from '#ledger';
import { rowsOf, type Queryable } from '#postgres';
import { listParties, loadNamings, searchParties, MOST_NAMINGS_READ } from './named.sql';

/** A party that the standing events of some partnership name. */
export interface PartyListed {
  readonly id: string;
  /** The names, each once. */
  readonly names: readonly string[];
  /** The number of further names. */
  readonly moreNames?: number;
  /** The identifiers; of each kind the last one given. */
  readonly identifiers: Identifiers;
}

/** The place after a party; with `naming`, the place among the namings of the party. */
export interface PartyPlace {
  readonly id: string;
  readonly naming?: { readonly partnershipId: string; readonly version: number; readonly ordinal: number };
}

export const FIRST_PARTY: PartyPlace = { id: '' };

export interface PartiesWanted {
  readonly after: PartyPlace;
  readonly limit: number;
  /** Only parties with this text in their id, a name or an identifier, ignoring case and accents. */
  readonly q?: string | undefined;
}

export interface PartiesRead {
  readonly items: readonly PartyListed[];
  /** The place at which the next page begins; null: this is the last page. */
  readonly reached: PartyPlace | null;
}

/** The most namings of one party that are read for a list. */
const MOST_NAMINGS = 200;
const MOST_NAMES = 20;

interface Naming {
  [column: string]: unknown;
  id: string;
  name: string | null;
  identifiers: Identifiers | null;
}

/** Reads a page of all named parties, by id. A page of a search may have fewer than `limit` parties although more follow. */
export async function readParties(db: Queryable, { after, limit, q }: PartiesWanted): Promise<PartiesRead> {
  const { ids, reached } = q === undefined ? await listed(db, after.id, limit) : await found(db, after, limit, q);
  if (ids.length === 0) return { items: [], reached };
  const namings = Map.groupBy(await rowsOf<Naming>(db, loadNamings, [ids, MOST_NAMINGS]), ({ id }) => id);
  return { items: ids.map((id) => partyOf(id, namings.get(id) ?? [])), reached };
}

interface Found {
  readonly ids: readonly string[];
  readonly reached: PartyPlace | null;
}

async function listed(db: Queryable, after: string, limit: number): Promise<Found> {
  const rows = await rowsOf<{ id: string }>(db, listParties, [after, limit + 1]);
  const ids = rows.slice(0, limit).map(({ id }) => id);
  return { ids, reached: rows.length > limit ? { id: ids.at(-1)! } : null };
}

type NamingRow = Naming & { partnership_id: string; root_version: number; ordinal: number };

async function found(db: Queryable, after: PartyPlace, limit: number, q: string): Promise<Found> {
  const rows = await rowsOf<NamingRow>(db, searchParties, placeValues(after));
  // Postgres refuses U+0000, and no name contains it.
  const text = foldedText(q.replaceAll('\0', '\uFFFD'));
  const ids: string[] = [];
  for (const row of rows) {
    if (ids.at(-1) === row.id || !isFound(row, text)) continue;
    if (ids.length === limit) return { ids, reached: { id: ids.at(-1)! } };
    ids.push(row.id);
  }
  const last = rows.at(-1);
  if (rows.length < MOST_NAMINGS_READ || !last) return { ids, reached: null };
  const { id, partnership_id: partnershipId, root_version: version, ordinal } = last;
  return { ids, reached: ids.at(-1) === id ? { id } : { id, naming: { partnershipId, version, ordinal } } };
}

/* A tilde sorts after all partnership ids, so a place without a naming is the one after all namings of its party. */
const placeValues = ({ id, naming }: PartyPlace): readonly unknown[] =>
  naming ? [id, naming.partnershipId, naming.version, naming.ordinal] : [id, id === '' ? '' : BEHIND_ALL, 0, 0];
const BEHIND_ALL = '~';

function isFound({ id, name, identifiers }: Naming, text: string): boolean {
  const searched = [id, name ?? '', ...Object.values(identifiers ?? {})];
  return searched.some((each) => foldedText(each).includes(text));
}

function partyOf(id: string, namings: readonly Naming[]): PartyListed {
  const names = [...new Set(namings.flatMap(({ name }) => name ?? []))];
  return {
    id,
    names: names.slice(0, MOST_NAMES),
    ...(names.length > MOST_NAMES ? { moreNames: names.length - MOST_NAMES } : {}),
    identifiers: Object.assign({}, ...namings.map(({ identifiers }) => identifiers ?? {})) as Identifiers,
  };
}
