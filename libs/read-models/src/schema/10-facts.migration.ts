import { forgetLog } from '#ledger';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ReadModels1764000000002 } from './2-read-models.migration';

/**
 * Claims and statements in the form in which edition 2 of the design answers from them. What edition 1 stored does not contain all of it, so everything
 * that follows from the log is forgotten and the projector reads the log anew: same rulings, ids and cursors.
 */
export class Facts1764000000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE claim, statement;
      TRUNCATE term, due_day;
      CREATE TABLE claim (
        partnership_id  text COLLATE "C" NOT NULL,
        root_version    int       NOT NULL,
        ordinal         int       NOT NULL,
        known           int8range NOT NULL,
        event_version   int       NOT NULL,
        effect          text COLLATE "C" NOT NULL,
        reach           text COLLATE "C" NOT NULL,
        kind            text COLLATE "C" NOT NULL,
        scope           text COLLATE "C" NOT NULL,
        start_lo        int       NOT NULL,
        start_hi        int       NOT NULL,
        until_lo        int,
        until_hi        int,
        occurred_lo     int       NOT NULL,
        answer          text,
        written         json      NOT NULL,
        CONSTRAINT claim_stood_once EXCLUDE USING gist (partnership_id WITH =, known WITH &&, root_version WITH =, ordinal WITH =)
          WHERE (NOT upper_inf(known))
      );
      CREATE UNIQUE INDEX claim_stands ON claim (partnership_id, root_version, ordinal) WHERE upper_inf(known);
      CREATE INDEX claim_of_term ON claim (partnership_id, kind, scope, start_lo) WHERE upper_inf(known);
      CREATE INDEX claim_imprecise ON claim (partnership_id, kind, scope, start_hi) WHERE upper_inf(known) AND start_lo < start_hi;
      CREATE INDEX claim_read_whole ON claim (partnership_id, kind, scope) WHERE upper_inf(known) AND reach = 'whole';
      CREATE INDEX claim_expiring ON claim (until_hi) WHERE upper_inf(known) AND until_lo IS NOT NULL;
      CREATE INDEX claim_ending ON claim (start_hi) WHERE upper_inf(known) AND effect IN ('end', 'replaced');

      CREATE TABLE statement (
        partnership_id text COLLATE "C" NOT NULL,
        root_version   int       NOT NULL,
        ordinal        int       NOT NULL,
        known          int8range NOT NULL,
        event_version  int       NOT NULL,
        statement      text COLLATE "C" NOT NULL,
        day_lo         int,
        day_hi         int,
        body           json      NOT NULL,
        CONSTRAINT statement_stood_once EXCLUDE USING gist (partnership_id WITH =, known WITH &&, root_version WITH =, ordinal WITH =)
          WHERE (NOT upper_inf(known))
      );
      CREATE UNIQUE INDEX statement_stands ON statement (partnership_id, root_version, ordinal) WHERE upper_inf(known);
      CREATE INDEX statement_shared ON statement (partnership_id, statement) WHERE upper_inf(known) AND ${isShared('statement')};
      CREATE INDEX statement_agreements ON statement (partnership_id) WHERE upper_inf(known) AND statement = 'agreement-published';
      CREATE INDEX statement_by_day ON statement (day_hi) WHERE upper_inf(known) AND day_lo IS NOT NULL;
    `);
    await forgetLog(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE due_day, term, statement, claim');
    await new ReadModels1764000000002().up(db);
    await forgetLog(db);
  }
}

/** Statements that claims of several terms may depend on. Publications of agreements are left out: most partnerships have many and need none. */
export const isShared = (column: string): string =>
  `${column} IN ('condition-met', 'condition-ruled-out', 'agreement-ended', 'partnership-ended', 'founded', 'parties-changed', 'notice')`;
