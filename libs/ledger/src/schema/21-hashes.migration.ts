import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forgetLog } from './forget-log';

/**
 * Stores the hash of each place, in the row of the record before it and with the progress, and the history hash of each partnership. They follow from
 * the records alone, so the projector reads the log again. A projector of an older release can no longer write here: it would break the hash chains.
 */
export class Hashes1764000000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await forgetLog(db);
    await db.query(`
      ALTER TABLE partition_progress
        DROP COLUMN last_hash,
        ADD COLUMN place_hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
        ADD COLUMN hash_before_last bytea;
      ALTER TABLE decision ADD COLUMN place_hash bytea NOT NULL, ADD COLUMN history_hash bytea NOT NULL;
      ALTER TABLE void_decision ADD COLUMN place_hash bytea NOT NULL;
      ALTER TABLE partnership ADD COLUMN history_hash bytea NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await forgetLog(db);
    await db.query(`
      ALTER TABLE partnership DROP COLUMN history_hash;
      ALTER TABLE void_decision DROP COLUMN place_hash;
      ALTER TABLE decision DROP COLUMN place_hash, DROP COLUMN history_hash;
      ALTER TABLE partition_progress DROP COLUMN place_hash, DROP COLUMN hash_before_last, ADD COLUMN last_hash bytea;
    `);
  }
}
