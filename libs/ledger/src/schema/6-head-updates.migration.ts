import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every decision updates a head. With free space in its page, a new row version needs no index entry. */
export class HeadUpdates1764000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE partnership SET (fillfactor = 60)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE partnership RESET (fillfactor)');
  }
}
