import type { PoolClient } from 'pg';

/** A partnership that decisions were about, and the first version that is new of it; null: all of them were void. */
export interface Touched {
  readonly partnershipId: string;
  readonly version: number | null;
}

/** The partnerships that decisions from these places on are about, void ones included; of no partnership, the one without a name. */
export async function touchedSince(
  db: Pick<PoolClient, 'query'>,
  places: ReadonlyMap<number, number>,
): Promise<Touched[]> {
  const { rows } = await db.query<Touched>(
    `SELECT id AS "partnershipId", min(version)::int AS version
     FROM unnest($1::int[], $2::bigint[]) AS since (partition, place) CROSS JOIN LATERAL (
       SELECT partnership_id AS id, first_version AS version FROM decision
       WHERE partition = since.partition AND "offset" >= since.place
       UNION ALL SELECT coalesce(partnership_id, ''), NULL FROM void_decision
       WHERE partition = since.partition AND "offset" >= since.place) told
     GROUP BY id`,
    [[...places.keys()], [...places.values()]],
  );
  return rows;
}
