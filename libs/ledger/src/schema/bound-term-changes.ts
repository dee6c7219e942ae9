import { readTermChange, type StoredTermChange } from '#contracts';
import type { QueryRunner } from 'typeorm';
import { DecisionChanges } from '../decisions/decision-changes';

/** The compressed size of some thousand ordinary term changes, in bytes. Shorter lists are not worth rewriting. */
const LONG = 128 * 1024;

interface LongDecision {
  readonly partition: number;
  readonly offset: string;
  readonly partnership_id: string;
  readonly first_version: number;
}

/** Cuts the term changes of decisions that edition 1 stored in full. Reads one change at a time, because all of them may not fit into memory. */
export async function boundTermChanges(db: QueryRunner): Promise<void> {
  const long = (await db.query(
    `SELECT partition, "offset", partnership_id, first_version FROM decision WHERE pg_column_size(term_changes) > ${LONG}`,
  )) as LongDecision[];
  for (const decision of long) await boundDecision(db, decision);
}

async function boundDecision(db: QueryRunner, decision: LongDecision): Promise<void> {
  const { partition, offset, partnership_id: partnershipId, first_version: firstVersion } = decision;
  const place = [partition, offset];
  const events = (await db.query(
    `SELECT e.event_id AS id, length(e.body::text) AS bytes
     FROM decision d JOIN event e ON e.partnership_id = d.partnership_id AND e.version BETWEEN d.first_version AND d.last_version
     WHERE d.partition = $1 AND d."offset" = $2 ORDER BY e.version`,
    place,
  )) as { id: string; bytes: number }[];
  await db.query(
    `CREATE TEMPORARY TABLE change_of_decision ON COMMIT DROP AS
     SELECT nth::int, change FROM decision d, json_array_elements(d.term_changes) WITH ORDINALITY AS change_of_decision (change, nth)
     WHERE d.partition = $1 AND d."offset" = $2`,
    place,
  );
  await db.query('CREATE INDEX ON change_of_decision (nth)');
  const changes = new DecisionChanges();
  const rooms = events.map(({ bytes }) => changes.roomOf(bytes));
  const eventIdOf = (version: number): string => events[version - firstVersion]!.id;
  for (let nth = 1; ; nth += 1) {
    const [row] = (await db.query('SELECT change FROM change_of_decision WHERE nth = $1', [nth])) as {
      change: StoredTermChange;
    }[];
    if (!row) break;
    const change = readTermChange(row.change, { partnershipId, eventIdOf });
    changes.addWithin(rooms[change.version - firstVersion]!, partnershipId, change);
  }
  changes.end();
  await db.query('DROP TABLE change_of_decision');
  await db.query(
    `UPDATE decision SET term_changes = $3::json, further_changes = $4 WHERE partition = $1 AND "offset" = $2`,
    [...place, changes.firstJson(), changes.count - changes.first.length],
  );
  for (const { firstOrdinal, count, json } of changes.further)
    await db.query('INSERT INTO further_term_changes VALUES ($1, $2, $3, $4, $5, $6::json)', [
      ...place,
      firstOrdinal,
      firstOrdinal + count - 1,
      partnershipId,
      json,
    ]);
}
