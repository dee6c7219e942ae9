import { statement } from '#postgres';

/**
 * Moves the progress by compare-and-set, which makes a zombie or a redelivery harmless. If another process has moved on, or another build of the
 * tables serves, a division by zero makes every statement sent behind it fail as well.
 */
export const advanceProgress = statement(
  'advance-progress',
  `WITH advanced AS (
     UPDATE partition_progress SET next_offset = $4, hash_before_last = $5, place_hash = $6
     WHERE partition = $1 AND log_id = $2 AND next_offset = $3 AND NOT retired AND tableoid = coalesce($7::oid, tableoid)
     RETURNING tableoid)
   SELECT min(tableoid) AS build, 1 / count(*) AS one FROM advanced`,
);
export const DIVISION_BY_ZERO = '22012';

export const writeDecisions = statement(
  'write-decisions',
  `INSERT INTO decision (partnership_id, first_version, last_version, recorded_at, imported, actor, command_id, fingerprint, partition, "offset", term_changes, further_changes, warnings, appended_at, place_hash, history_hash)
   SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::timestamptz[], $5::boolean[], $6::text[], $7::text[], $8::text[], $9::int[], $10::bigint[], $11::json[], $12::int[], $13::json[], $14::timestamptz[], $15::bytea[], $16::bytea[])`,
);

export const writeFurtherChanges = statement(
  'write-further-changes',
  `INSERT INTO further_term_changes (partition, "offset", first_ordinal, last_ordinal, partnership_id, changes)
   SELECT * FROM unnest($1::int[], $2::bigint[], $3::int[], $4::int[], $5::text[], $6::json[])`,
);

export const writeEvents = statement(
  'write-events',
  `INSERT INTO event (partnership_id, version, event_id, type, root_version, target_version, recorded_at, body)
   SELECT * FROM unnest($1::text[], $2::int[], $3::uuid[], $4::text[], $5::int[], $6::int[], $7::timestamptz[], $8::json[])`,
);

export const writeHeads = statement(
  'write-heads',
  `INSERT INTO partnership (id, version, head_event_id, recorded_at, history_hash, partition, name, parties, profile, register, register_version,
     listed_parties, sorted_as, searched)
   SELECT id, version, head_event_id, recorded_at, history_hash, partition, name, ARRAY(SELECT json_array_elements_text(parties)), profile, register, version,
     listed_parties, sorted_as, searched
   FROM unnest($1::text[], $2::int[], $3::uuid[], $4::timestamptz[], $5::bytea[], $6::int[], $7::text[], $8::json[], $9::json[], $10::json[], $11::json[], $12::text[], $13::text[])
     AS head (id, version, head_event_id, recorded_at, history_hash, partition, name, parties, profile, register, listed_parties, sorted_as, searched)
   ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version, head_event_id = EXCLUDED.head_event_id, recorded_at = EXCLUDED.recorded_at,
     history_hash = EXCLUDED.history_hash, name = EXCLUDED.name, parties = EXCLUDED.parties, profile = EXCLUDED.profile,
     register = EXCLUDED.register, register_version = EXCLUDED.register_version,
     listed_parties = EXCLUDED.listed_parties, sorted_as = EXCLUDED.sorted_as, searched = EXCLUDED.searched`,
);

export const writeVoids = statement(
  'write-voids',
  `INSERT INTO void_decision (partition, "offset", reason, detail, partnership_id, command_id, expected_version, expected_event_id, record_key, record, place_hash)
   SELECT * FROM unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::uuid[], $9::bytea[], $10::bytea[], $11::bytea[])`,
);

/** For most decisions, which do not change what is known of the parties. */
export const moveHeads = statement(
  'move-heads',
  `UPDATE partnership p SET version = head.version, head_event_id = head.head_event_id, recorded_at = head.recorded_at, history_hash = head.history_hash,
     register_version = head.version
   FROM unnest($1::text[], $2::int[], $3::uuid[], $4::timestamptz[], $5::bytea[]) AS head (id, version, head_event_id, recorded_at, history_hash) WHERE p.id = head.id`,
);

/** Wakes listeners for rulings and term changes; Postgres delivers it at commit. */
export const announceProgress = statement('announce-progress', `SELECT pg_notify('partition_progress', $1)`);
