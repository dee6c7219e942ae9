import type { Identifiers } from '#contracts';
import { rowsOf, type Queryable } from '#postgres';
import { readMemberships, type Memberships } from './memberships';
import { listPartnershipsNaming } from './named.sql';

/** By which name an event names somebody. */
export interface Naming {
  /** Null: by the id alone. */
  readonly name: string | null;
  readonly identifiers: Identifiers | null;
  readonly eventId: string;
  readonly version: number;
  readonly correctedBy: { readonly eventId: string; readonly version: number } | null;
}

export interface PartnershipNaming {
  readonly partnershipId: string;
  readonly name: string | null;
  /** The first of them. */
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

/** The partnerships whose standing events name a party, by id, behind one. */
export async function readPartnershipsNaming(
  db: Queryable,
  asked: { readonly party: string; readonly after: string; readonly limit: number },
): Promise<readonly PartnershipNaming[]> {
  const values = [asked.party, asked.after, asked.limit, MOST_NAMINGS + 1];
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

/** What one event says twice of a party is one naming. */
function withoutRepeats(namings: Row['namings']): Row['namings'] {
  const said = new Map(namings.map((naming) => [JSON.stringify(naming), naming]));
  return [...said.values()];
}
