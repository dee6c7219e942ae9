import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every decision moves a head: with room in its page the new row needs no entry in any index. */
export class HeadUpdates1764000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE partnership SET (fillfactor = 60)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE partnership RESET (fillfactor)');
  }
}
