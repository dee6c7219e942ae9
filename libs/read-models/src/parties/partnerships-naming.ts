import type { Identifiers } from '#contracts';
import { rowsOf, type Queryable } from '#postgres';
import { readMemberships, type Memberships } from './memberships';
import { listPartnershipsNaming } from './named.sql';

/** A naming of a party by an event. */
export interface Naming {
  /** Null: only the id was given. */
  readonly name: string | null;
  readonly identifiers: Identifiers | null;
  readonly eventId: string;
  readonly version: number;
  readonly correctedBy: { readonly eventId: string; readonly version: number } | null;
}

export interface PartnershipNaming {
  readonly partnershipId: string;
  readonly name: string | null;
  /** The first namings. */
  readonly namings: readonly Naming[];
  readonly hasMoreNamings: boolean;
  readonly memberships: Memberships;
}

const MOST_NAMINGS = 20;

interface Row {
  [column: string]: unknown;
  partnership_id: string;
  name: string | null;
  namings: readonly (Omit<Naming, 'correctedBy'> & { readonly eventVersion: number; readonly saidBy: string })[];
}

/** Reads the partnerships whose standing events name a party, sorted by id, after a given one. */
export async function readPartnershipsNaming(
  db: Queryable,
  query: { readonly party: string; readonly after: string; readonly limit: number },
): Promise<readonly PartnershipNaming[]> {
  const values = [query.party, query.after, query.limit, MOST_NAMINGS + 1];
  const rows = await rowsOf<Row>(db, listPartnershipsNaming, values);
  const membershipsOf = await readMemberships(
    db,
    rows.map(({ partnership_id }) => partnership_id),
  );
  return rows.map(({ partnership_id: partnershipId, name, namings }) => ({
    partnershipId,
    name,
    namings: withoutRepeats(namings)
      .slice(0, MOST_NAMINGS)
      .map(({ eventVersion, saidBy, ...naming }) => ({
        ...naming,
        correctedBy: eventVersion === naming.version ? null : { eventId: saidBy, version: eventVersion },
      })),
    hasMoreNamings: namings.length > MOST_NAMINGS,
    memberships: membershipsOf(partnershipId),
  }));
}

/** Repeated namings by one event count once. */
function withoutRepeats(namings: Row['namings']): Row['namings'] {
  const distinct = new Map(namings.map((naming) => [JSON.stringify(naming), naming]));
  return [...distinct.values()];
}
