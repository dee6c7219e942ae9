import { foldedText } from '#ledger';
import { rowsOf, type Queryable } from '#postgres';
import { listPartnerships, LOOKED_AT, searchPartnerships, type PartnershipOrder } from './list-partnerships.sql';
import { summaryOf, type PartnershipSummary, type SummaryRow } from './partnership-summary';

/** Where a list goes on: behind a partnership, by what the list is sorted by. */
export type PartnershipPlace =
  | { readonly sort: 'id'; readonly id: string }
  | { readonly sort: 'name'; readonly name: string; readonly id: string }
  | RecentPlace;

/** `recordedAt`: RFC 3339. */
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
  /** Only those that name it, as a party or otherwise. */
  readonly party?: string | undefined;
  /** Only those with this text in an id or a name of theirs or of a party, without regard to case and accents. */
  readonly q?: string | undefined;
}

export interface PartnershipsRead {
  readonly items: readonly PartnershipSummary[];
  /** Where to go on; null: there is no more. */
  readonly reached: PartnershipPlace | null;
}

type Row = SummaryRow & { sorted_as: string; is_found: boolean; nth: number };

/** One page of the partnerships, in the order that `after` is a place in. A search may give fewer than `limit` and still have more. */
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

/** Postgres takes no U+0000, and no name has it. */
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
