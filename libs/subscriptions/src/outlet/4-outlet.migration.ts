import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates the table of the outlet's progress in publishing a log to Kafka. It is not a read model: it cannot be derived from the log. */
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
