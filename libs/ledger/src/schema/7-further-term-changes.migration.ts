import type { MigrationInterface, QueryRunner } from 'typeorm';
import { boundTermChanges } from './bound-term-changes';

/**
 * A decision stores its first term changes, as many as its response contains. The others are stored in rows of a second table, some hundred in each,
 * so that no single read or write grows with the number of terms that a decision touches. Longer lists that edition 1 stored are cut to the same
 * bounds here; all its other rows are read unchanged.
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
