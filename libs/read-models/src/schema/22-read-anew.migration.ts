import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log is read anew (migration 21), so what was derived from it goes as well. */
export class ReadAnew1764000000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('TRUNCATE claim, statement, term, due_day');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('TRUNCATE claim, statement, term, due_day');
  }
}
