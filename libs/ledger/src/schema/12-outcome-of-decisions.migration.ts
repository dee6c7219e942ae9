import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores with each decision the parts of it that do nothing (null: none was found), and the time of the append that became effective (null: an import
 * from before version 3 of the records, which does not state it).
 */
export class OutcomeOfDecisions1764000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE decision ADD COLUMN warnings json, ADD COLUMN appended_at timestamptz(3)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE decision DROP COLUMN warnings, DROP COLUMN appended_at');
  }
}
