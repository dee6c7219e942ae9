import { rowsOf, statement, type Queryable } from '#postgres';

const shareRebuild = statement('share-rebuild', 'UPDATE rebuild SET filled_by = $2 WHERE id = $1');
/* One snapshot: while the state is still `filling`, the serving schema was not further than this. */
const loadFilling = statement(
  'load-filling',
  `SELECT id, partition, next_offset FROM rebuild LEFT JOIN partition_progress ON true
   WHERE state = 'filling' AND filled_by = $1`,
);

/** A rebuild that is being filled. */
export interface Filling {
  readonly rebuildId: string;
  /** The offset up to which each partition may be filled: the progress of the serving schema. */
  readonly places: ReadonlyMap<number, number>;
}

/** Allows other processes of the same build to fill the schema of a rebuild, now that it exists. */
export const shareFilling = async (db: Queryable, rebuildId: string, build: string): Promise<void> =>
  void (await rowsOf(db, shareRebuild, [rebuildId, build]));

/** Returns the rebuild that a process of this build may help to fill, or null. */
export async function sharedFilling(db: Queryable, build: string): Promise<Filling | null> {
  const rows = await rowsOf<{ id: string; partition: number | null; next_offset: number | null }>(db, loadFilling, [
    build,
  ]);
  const [first] = rows;
  if (!first) return null;
  const places = rows.flatMap(({ partition, next_offset: place }) =>
    partition === null || place === null ? [] : [[partition, place] as const],
  );
  return { rebuildId: first.id, places: new Map(places) };
}
