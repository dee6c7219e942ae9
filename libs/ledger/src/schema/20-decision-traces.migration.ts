import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores the trace of each recent decision. The rows are written only while tracing is on and are no part of what is derived from the log. */
export class DecisionTraces1764000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE decision_trace (
        partition      int    NOT NULL,
        "offset"       bigint NOT NULL,
        partnership_id text COLLATE "C" NOT NULL,
        traceparent    text   NOT NULL,
        PRIMARY KEY (partition, "offset")
      );
      CREATE UNIQUE INDEX decision_trace_by_partnership ON decision_trace (partnership_id, "offset");
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE decision_trace');
  }
}
