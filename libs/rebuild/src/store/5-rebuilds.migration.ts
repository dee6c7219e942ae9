import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores the requested rebuilds and their outcomes, outside of what a rebuild replaces. */
export class Rebuilds1764000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE rebuild (
        id                 uuid PRIMARY KEY,
        state              text           NOT NULL,
        accept_differences boolean        NOT NULL,
        started_at         timestamptz(3) NOT NULL,
        finished_at        timestamptz(3),
        progress           json,
        differences        json,
        error              text
      );
      CREATE UNIQUE INDEX rebuild_at_work ON rebuild ((true)) WHERE finished_at IS NULL;
      CREATE UNIQUE INDEX rebuild_by_start ON rebuild (started_at, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE rebuild');
  }
}
