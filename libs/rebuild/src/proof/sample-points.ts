import type { PoolClient } from 'pg';
import type { SampledPoint } from './compare-answers';
import { withIndexes } from './with-indexes';

/* Answers change around the starts of claims. Claims without a known start are covered by the other claims of their partnership. */
const FAR_PAST = -700_000;
const FAR_FUTURE = 3_000_000;
const DAYS_AROUND = 400;

/** Returns points for queries, spread over partnerships, versions and days; the same for the same seed. */
export async function samplePoints(
  db: PoolClient,
  { seed, partnerships, pointsEach }: { seed: string; partnerships: number; pointsEach: number },
): Promise<SampledPoint[]> {
  const { rows } = await db.query<SampledPoint>(
    `SELECT p.id AS "partnershipId", 1 + abs(hashtext(c.dice || 'version')::bigint)::int8 % p.version AS version,
       c.start_lo + abs(hashtext(c.dice || 'day')::bigint) % ${2 * DAYS_AROUND} - ${DAYS_AROUND} AS day
     FROM (SELECT id, version FROM partnership ORDER BY hashtext(id || $1) LIMIT $2) p
     CROSS JOIN LATERAL (
       SELECT start_lo, $1 || id || root_version || '.' || ordinal AS dice FROM ${withIndexes('claim')} c
       WHERE partnership_id = p.id AND start_lo BETWEEN ${FAR_PAST} AND ${FAR_FUTURE}
       ORDER BY hashtext($1 || root_version || '.' || ordinal) LIMIT $3) c`,
    [seed, partnerships, pointsEach],
  );
  return rows;
}
