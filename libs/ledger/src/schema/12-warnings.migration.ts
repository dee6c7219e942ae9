import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With a decision stands what of it does nothing. Null: nothing was found, or an older release applied it. */
export class Warnings1764000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE decision ADD COLUMN warnings json');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE decision DROP COLUMN warnings');
  }
}
