import { cursorHash, FIRST_CURSOR_HASH, placeHashOfGenesis } from '#contracts';
import { rowsOf, type Queryable } from '#postgres';
import type { FeedPlaces } from './feed-places';
import { readHashesOfPlaces } from './place-hashes.sql';

/** Returns the hash of a place in this log; undefined if no row has it. */
export function storedHash(
  logId: string,
  { partition, offset }: { readonly partition: number; readonly offset: number },
  hash: string | null,
): string | undefined {
  if (offset === 0 && hash === null) return FIRST_CURSOR_HASH;
  return hash ?? (partition === 0 ? hashOfGenesis(logId) : undefined);
}

const ofGenesis = new Map<string, string>();

/** Caches the genesis hashes of the few logs that a process reads. */
function hashOfGenesis(logId: string): string {
  const known = ofGenesis.get(logId);
  if (known !== undefined) return known;
  const hash = cursorHash(placeHashOfGenesis(logId));
  ofGenesis.set(logId, hash);
  return hash;
}

/** Returns the places with the hashes that they have in this log. */
export async function withHashes(db: Queryable, places: FeedPlaces): Promise<FeedPlaces> {
  const rows = await rowsOf<{ log_id: string; partition: number; hash: string | null }>(db, readHashesOfPlaces, [
    places.map((_, partition) => partition),
    places.map(({ offset }) => offset),
    places.map(({ ordinal }) => ordinal),
  ]);
  const hashes = new Map(rows.map((row) => [row.partition, row]));
  return places.map((place, partition) => {
    const row = hashes.get(partition);
    return { ...place, hash: row && storedHash(row.log_id, { partition, offset: place.offset }, row.hash) };
  });
}
