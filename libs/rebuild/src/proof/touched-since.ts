import type { PoolClient } from 'pg';

/** A partnership with decisions, and its first new version; null if all of them were void. */
export interface Touched {
  readonly partnershipId: string;
  readonly version: number | null;
}

/** Returns the partnerships of the decisions from these places on, including void ones. The id of decisions without a partnership is empty. */
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
       WHERE partition = since.partition AND "offset" >= since.place) decided
     GROUP BY id`,
    [[...places.keys()], [...places.values()]],
  );
  return rows;
}
