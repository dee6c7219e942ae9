import { statement } from '#postgres';

export const insertSubscription = statement(
  'insert-subscription',
  `INSERT INTO subscription (id, owner, url, description, filter, secrets, created_at, cursor, state, failed_attempts, next_attempt_at, format, origin)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'active', 0, $7, $9, $10) RETURNING *`,
);

/** Serializes the creations of an owner: two concurrent counts would both find room for one more. */
export const lockOwner = statement('lock-subscription-owner', `SELECT pg_advisory_xact_lock(7266303, hashtext($1))`);

export const countSubscriptions = statement(
  'count-subscriptions',
  `SELECT count(*) AS count FROM subscription WHERE owner = $1`,
);

/** Counts failing subscriptions apart from the other active ones, so that an operator sees them before they are suspended. */
export const countByState = statement(
  'count-subscriptions-by-state',
  `SELECT CASE WHEN state = 'active' AND failed_attempts > 0 THEN 'failing' ELSE state END AS state, count(*) AS count
   FROM subscription GROUP BY 1`,
);

export const readSubscription = statement(
  'read-subscription',
  `SELECT * FROM subscription WHERE id = $1 AND owner = $2`,
);

export const readSubscriptions = statement(
  'read-subscriptions',
  `SELECT * FROM subscription WHERE owner = $1 AND (created_at, id) > ($2::timestamptz, $3::uuid) ORDER BY created_at, id LIMIT $4`,
);

/** Also ends any lease: its instance would continue with outdated data. */
export const writeSubscription = statement(
  'write-subscription',
  `UPDATE subscription SET url = $3, description = $4, filter = $5, secrets = $6, cursor = $7, state = $8, reason = $9, failed_attempts = $10,
     failing_since = $11, next_attempt_at = $12, lease_holder = NULL, lease_until = NULL, lease_fence = lease_fence + 1
   WHERE id = $1 AND owner = $2 RETURNING *`,
);

export const lockSubscription = statement(
  'lock-subscription',
  `SELECT * FROM subscription WHERE id = $1 AND owner = $2 FOR UPDATE`,
);

export const deleteSubscription = statement(
  'delete-subscription',
  `DELETE FROM subscription WHERE id = $1 AND owner = $2 RETURNING id`,
);
