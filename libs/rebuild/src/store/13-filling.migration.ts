import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores which build fills a rebuild. Once the schema exists, other processes of the same build help to fill it. */
export class RebuildFilling1764000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE rebuild ADD COLUMN filled_by text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE rebuild DROP COLUMN filled_by');
  }
}
