import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds the place hash to the outlet's progress, so that the outlet never continues in another log. An older release updates the offset and leaves the
 * hash, so the hash is valid only at the offset that it was stored for.
 */
export class OutletHashes1764000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE outlet_progress ADD COLUMN hashed_offset bigint, ADD COLUMN place_hash text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE outlet_progress DROP COLUMN hashed_offset, DROP COLUMN place_hash');
  }
}
