import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clears the tables that are derived from the log, because migration 21 has the log read again. */
export class ReadAnew1764000000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('TRUNCATE claim, statement, term, due_day');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('TRUNCATE claim, statement, term, due_day');
  }
}
