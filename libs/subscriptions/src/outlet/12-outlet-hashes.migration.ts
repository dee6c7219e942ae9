import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * With how far the outlet has come stands the hash of that place, so that it never goes on in another log. An older release moves the place and leaves the
 * hash: it counts only at the offset that it was stored for.
 */
export class OutletHashes1764000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE outlet_progress ADD COLUMN hashed_offset bigint, ADD COLUMN place_hash text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE outlet_progress DROP COLUMN hashed_offset, DROP COLUMN place_hash');
  }
}
