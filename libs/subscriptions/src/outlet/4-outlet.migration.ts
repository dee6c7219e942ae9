import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the term changes of a log have been published to Kafka. Not a read model: it is about what was told, not about what is true. */
export class Outlet1764000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE outlet_progress (
        log_id      uuid   NOT NULL,
        partition   int    NOT NULL,
        next_offset bigint NOT NULL,
        PRIMARY KEY (log_id, partition)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE outlet_progress');
  }
}
