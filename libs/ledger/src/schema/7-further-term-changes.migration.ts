import type { MigrationInterface, QueryRunner } from 'typeorm';
import { boundTermChanges } from './bound-term-changes';

/**
 * A decision keeps the first of its term changes, as many as its answer tells; the rest lies in rows of its own, some hundred in one, so that nothing
 * that is read or written at once grows with what a decision touches. What edition 1 stored at length is cut to the same bounds here; all
 * else that it stored is read as it is.
 */
export class FurtherTermChanges1764000000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE decision ADD COLUMN further_changes int NOT NULL DEFAULT 0;
      CREATE TABLE further_term_changes (
        partition      int    NOT NULL,
        "offset"       bigint NOT NULL,
        first_ordinal  int    NOT NULL,
        last_ordinal   int    NOT NULL,
        partnership_id text COLLATE "C" NOT NULL,
        changes        json   NOT NULL,
        PRIMARY KEY (partition, "offset", first_ordinal)
      );
      CREATE INDEX further_term_changes_of_partnership ON further_term_changes (partnership_id);
    `);
    await boundTermChanges(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE further_term_changes; ALTER TABLE decision DROP COLUMN further_changes');
  }
}
