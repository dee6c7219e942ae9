import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * With a decision stands what of it does nothing (null: nothing was found), and the clock at the append that became effective (null: an import of
 * before version 3 of the records, which does not tell).
 */
export class OutcomeOfDecisions1764000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE decision ADD COLUMN warnings json, ADD COLUMN appended_at timestamptz(3)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE decision DROP COLUMN warnings, DROP COLUMN appended_at');
  }
}
