import type { Identifiers } from '#contracts';
import { foldedText } from '#ledger';
import { rowsOf, type Queryable } from '#postgres';
import { listParties, loadNamings, lookAtParties, LOOKED_AT } from './named.sql';

/** Somebody whom the standing events of any partnership name. */
export interface PartyListed {
  readonly id: string;
  /** Each name once. */
  readonly names: readonly string[];
  /** How many more there are. */
  readonly moreNames?: number;
  /** Of each kind the last one given. */
  readonly identifiers: Identifiers;
}

/** Behind a party; with `naming`, within what names it. */
export interface PartyPlace {
  readonly id: string;
  readonly naming?: { readonly partnershipId: string; readonly version: number; readonly ordinal: number };
}

export const FIRST_PARTY: PartyPlace = { id: '' };

export interface PartiesWanted {
  readonly after: PartyPlace;
  readonly limit: number;
  /** Only those with this text in their id, a name or an identifier, without regard to case and accents. */
  readonly q?: string | undefined;
}

export interface PartiesRead {
  readonly items: readonly PartyListed[];
  /** Where to go on; null: there is no more. */
  readonly reached: PartyPlace | null;
}

/** Of the namings of one party so many are looked at for a list. */
const MOST_NAMINGS = 200;
const MOST_NAMES = 20;

interface Naming {
  [column: string]: unknown;
  id: string;
  name: string | null;
  identifiers: Identifiers | null;
}

/** One page of all who are named, by id. A search may give fewer than `limit` and still have more. */
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

type Looked = Naming & { partnership_id: string; root_version: number; ordinal: number };

async function found(db: Queryable, after: PartyPlace, limit: number, q: string): Promise<Found> {
  const rows = await rowsOf<Looked>(db, lookAtParties, placeValues(after));
  // Postgres takes no U+0000, and no name has it.
  const text = foldedText(q.replaceAll('\0', '\uFFFD'));
  const ids: string[] = [];
  for (const row of rows) {
    if (ids.at(-1) === row.id || !isFound(row, text)) continue;
    if (ids.length === limit) return { ids, reached: { id: ids.at(-1)! } };
    ids.push(row.id);
  }
  const last = rows.at(-1);
  if (rows.length < LOOKED_AT || !last) return { ids, reached: null };
  const { id, partnership_id: partnershipId, root_version: version, ordinal } = last;
  return { ids, reached: ids.at(-1) === id ? { id } : { id, naming: { partnershipId, version, ordinal } } };
}

/* No id of a partnership sorts behind a tilde: without a naming a place is the one behind all of its party. */
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
