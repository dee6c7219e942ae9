import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which build fills a rebuild: once the schema is there, other processes of the same build fill along. */
export class RebuildFilling1764000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE rebuild ADD COLUMN filled_by text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE rebuild DROP COLUMN filled_by');
  }
}
