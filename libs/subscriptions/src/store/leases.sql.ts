import { statement } from '#postgres';

export const extendInstance = statement(
  'extend-delivery-instance',
  `INSERT INTO delivery_instance (id, alive_until) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET alive_until = EXCLUDED.alive_until`,
);

export const forgetInstances = statement(
  'forget-delivery-instances',
  `DELETE FROM delivery_instance WHERE id = $1 OR alive_until <= $2`,
);

export const countShares = statement(
  'count-delivery-shares',
  `SELECT (SELECT count(*) FROM subscription WHERE state = 'active') AS active,
          (SELECT count(*) FROM delivery_instance WHERE alive_until > $1) AS instances`,
);

export const acquireLeases = statement(
  'acquire-leases',
  `WITH free AS (
     SELECT id FROM subscription WHERE state = 'active' AND (lease_until IS NULL OR lease_until <= $3)
     ORDER BY lease_until NULLS FIRST LIMIT $4 FOR UPDATE SKIP LOCKED)
   UPDATE subscription s SET lease_holder = $1, lease_until = $2, lease_fence = s.lease_fence + 1
   FROM free WHERE s.id = free.id RETURNING s.*`,
);

export const renewLeases = statement(
  'renew-leases',
  `UPDATE subscription s SET lease_until = $1 FROM unnest($2::uuid[], $3::bigint[]) AS lease (id, fence)
   WHERE s.id = lease.id AND s.lease_fence = lease.fence AND s.state = 'active' RETURNING s.id`,
);

export const confirmLeases = statement(
  'confirm-leases',
  `SELECT s.id FROM unnest($1::uuid[], $2::bigint[]) AS lease (id, fence)
   JOIN subscription s ON s.id = lease.id AND s.lease_fence = lease.fence AND s.state = 'active'`,
);

export const releaseLeases = statement(
  'release-leases',
  `UPDATE subscription s SET lease_holder = NULL, lease_until = NULL, cursor = lease.cursor
   FROM unnest($1::uuid[], $2::bigint[], $3::text[]) AS lease (id, fence, cursor) WHERE s.id = lease.id AND s.lease_fence = lease.fence`,
);

export const saveDeliveryState = statement(
  'save-delivery-state',
  `UPDATE subscription SET cursor = $3, state = $4, reason = $5, failed_attempts = $6, failing_since = $7, next_attempt_at = $8
   WHERE id = $1 AND lease_fence = $2 RETURNING id`,
);
