import { foldedText } from '#ledger';
import { rowsOf, type Queryable } from '#postgres';
import { listPartnerships, LOOKED_AT, searchPartnerships, type PartnershipOrder } from './list-partnerships.sql';
import { summaryOf, type PartnershipSummary, type SummaryRow } from './partnership-summary';

/** The place at which a list goes on: the sort key of the last partnership. */
export type PartnershipPlace =
  | { readonly sort: 'id'; readonly id: string }
  | { readonly sort: 'name'; readonly name: string; readonly id: string }
  | RecentPlace;

/** `recordedAt` is an RFC 3339 time. */
export interface RecentPlace {
  readonly sort: 'recent';
  readonly recordedAt: string;
  readonly id: string;
}

export const FIRST_PARTNERSHIP = {
  id: { sort: 'id', id: '' },
  name: { sort: 'name', name: '', id: '' },
  recent: { sort: 'recent', recordedAt: 'infinity', id: '' },
} as const satisfies Readonly<Record<PartnershipOrder, PartnershipPlace>>;

export interface PartnershipsWanted {
  readonly after: PartnershipPlace;
  readonly limit: number;
  /** Only partnerships that name this party, as a party or otherwise. */
  readonly party?: string | undefined;
  /** Only partnerships with this text in their id or name, or in that of a party, ignoring case and accents. */
  readonly q?: string | undefined;
}

export interface PartnershipsRead {
  readonly items: readonly PartnershipSummary[];
  /** The place at which the next page begins; null: this is the last page. */
  readonly reached: PartnershipPlace | null;
}

type Row = SummaryRow & { sorted_as: string; is_found: boolean; nth: number };

/** Reads a page of partnerships in the order of `after`. A page of a search may have fewer than `limit` although more follow. */
export async function readPartnerships(
  db: Queryable,
  { after, limit, party, q }: PartnershipsWanted,
): Promise<PartnershipsRead> {
  const shapes = q === undefined ? listPartnerships : searchPartnerships;
  const shape = (party === undefined ? shapes.ofAll : shapes.ofParty)[after.sort];
  const filters = [q === undefined ? undefined : searchedFor(q), party].filter((value) => value !== undefined);
  const rows = await rowsOf<Row>(db, shape, [limit + 1, ...parametersOf(after), ...filters]);
  const found = rows.slice(0, limit).filter(({ is_found }) => is_found);
  return { items: found.map(summaryOf), reached: placeReached(rows, { after, limit }) };
}

/** Postgres refuses U+0000, and no name contains it. */
const searchedFor = (q: string): string => foldedText(q.replaceAll('\0', '\uFFFD'));

function placeReached(
  rows: readonly Row[],
  { after, limit }: Pick<PartnershipsWanted, 'after' | 'limit'>,
): PartnershipPlace | null {
  if (rows.length > limit) return placeOf(after.sort, rows[limit - 1]!);
  const last = rows.at(-1);
  return last?.nth === LOOKED_AT ? placeOf(after.sort, last) : null;
}

function placeOf(sort: PartnershipOrder, { id, sorted_as, recorded_at }: Row): PartnershipPlace {
  switch (sort) {
    case 'id':
      return { sort, id };
    case 'name':
      return { sort, name: sorted_as, id };
    case 'recent':
      return { sort, recordedAt: recorded_at.toISOString(), id };
  }
}

function parametersOf(place: PartnershipPlace): readonly string[] {
  switch (place.sort) {
    case 'id':
      return [place.id];
    case 'name':
      return [place.name, place.id];
    case 'recent':
      return [place.recordedAt, place.id];
  }
}
