import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Claims and statements are append-only but for the closing of `known`, the range of versions at which they stand; answers are folded from
 * those alive at a version. The database itself forbids that a place in the record says two things at one version: a unique index over
 * what stands now, an exclusion constraint over what stood once, which is also how the past is found.
 */
export class ReadModels1764000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;

      CREATE TABLE claim (
        partnership_id  text COLLATE "C" NOT NULL,
        root_version    int       NOT NULL,
        ordinal         int       NOT NULL,
        known           int8range NOT NULL,
        event_version   int       NOT NULL,
        kind            text COLLATE "C" NOT NULL,
        scope           text COLLATE "C" NOT NULL,
        start_lo        int       NOT NULL,
        start_hi        int       NOT NULL,
        until_lo        int,
        until_hi        int,
        until_condition text COLLATE "C",
        occurred_lo     int       NOT NULL,
        answer          text,
        written         json      NOT NULL,
        CONSTRAINT claim_stood_once EXCLUDE USING gist (partnership_id WITH =, known WITH &&, root_version WITH =, ordinal WITH =)
          WHERE (NOT upper_inf(known))
      );
      CREATE UNIQUE INDEX claim_stands ON claim (partnership_id, root_version, ordinal) WHERE upper_inf(known);
      CREATE INDEX claim_of_term ON claim (partnership_id, kind, scope, start_lo) WHERE upper_inf(known);
      CREATE INDEX claim_imprecise ON claim (partnership_id, kind, scope, start_hi) WHERE upper_inf(known) AND start_lo < start_hi;
      CREATE INDEX claim_expiring ON claim (until_hi) WHERE upper_inf(known) AND until_lo IS NOT NULL;
      CREATE INDEX claim_ending ON claim (start_hi) WHERE upper_inf(known) AND answer IS NULL;

      CREATE TABLE statement (
        partnership_id text COLLATE "C" NOT NULL,
        root_version   int       NOT NULL,
        ordinal        int       NOT NULL,
        known          int8range NOT NULL,
        event_version  int       NOT NULL,
        statement      text      NOT NULL,
        body           json      NOT NULL,
        CONSTRAINT statement_stood_once EXCLUDE USING gist (partnership_id WITH =, known WITH &&, root_version WITH =, ordinal WITH =)
          WHERE (NOT upper_inf(known))
      );
      CREATE UNIQUE INDEX statement_stands ON statement (partnership_id, root_version, ordinal) WHERE upper_inf(known);
      CREATE INDEX statement_conditions ON statement (partnership_id) WHERE upper_inf(known) AND statement = 'condition-met';

      CREATE TABLE term (
        partnership_id text COLLATE "C" NOT NULL,
        kind           text COLLATE "C" NOT NULL,
        scope          text COLLATE "C" NOT NULL,
        PRIMARY KEY (partnership_id, kind, scope)
      );
      CREATE TABLE due_day (
        partnership_id text COLLATE "C" NOT NULL,
        kind           text COLLATE "C" NOT NULL,
        scope          text COLLATE "C" NOT NULL,
        day            int  NOT NULL,
        event_id       uuid NOT NULL,
        PRIMARY KEY (partnership_id, kind, scope, day)
      );
      CREATE INDEX due_day_by_day ON due_day (day);
      CREATE INDEX term_by_kind ON term (kind, scope, partnership_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE due_day, term, statement, claim');
  }
}
