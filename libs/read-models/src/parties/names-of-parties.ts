import { rowsOf, type Queryable } from '#postgres';
import { loadLastNames } from './named.sql';

/** Reads the last names that the standing events of a partnership give to some parties, by id. Parties without a name are left out. */
export async function readNamesOfParties(
  db: Queryable,
  partnershipId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf<{ id: string; name: string }>(db, loadLastNames, [partnershipId, ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
