import { statement } from '#postgres';

const COLUMNS = 'id, owner, subject_type, subject_id, description, created_at';

export const insertPrivateAddress = statement(
  'insert-private-address',
  `INSERT INTO private_address (id, owner, token_hash, subject_type, subject_id, description, created_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
);

/** Serializes the creations of an owner: two concurrent counts would both find room for one more. */
export const lockOwner = statement('lock-private-address-owner', `SELECT pg_advisory_xact_lock(7266305, hashtext($1))`);

export const countPrivateAddresses = statement(
  'count-private-addresses',
  `SELECT count(*) AS count FROM private_address WHERE owner = $1`,
);

export const readPrivateAddresses = statement(
  'read-private-addresses',
  `SELECT ${COLUMNS} FROM private_address WHERE owner = $1 AND (created_at, id) > ($2::timestamptz, $3::uuid) ORDER BY created_at, id LIMIT $4`,
);

/** $2: the owner; null for any. */
export const deletePrivateAddress = statement(
  'delete-private-address',
  `DELETE FROM private_address WHERE id = $1 AND ($2::text IS NULL OR owner = $2) RETURNING id`,
);

export const readSubjectByHash = statement(
  'read-private-subject',
  `SELECT subject_type, subject_id FROM private_address WHERE token_hash = $1`,
);
