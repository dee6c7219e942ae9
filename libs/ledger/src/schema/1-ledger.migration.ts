import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The progress of each partition, and the decisions that follow from the log. Slugs are compared by byte, because clients see their order. */
export class Ledger1764000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE partition_progress (
        partition   int    PRIMARY KEY,
        log_id      uuid   NOT NULL,
        next_offset bigint NOT NULL,
        last_hash   bytea,
        retired     boolean NOT NULL DEFAULT false
      );
      CREATE TABLE partnership (
        id            text COLLATE "C" PRIMARY KEY,
        partition     int            NOT NULL,
        version       int            NOT NULL,
        head_event_id uuid           NOT NULL,
        recorded_at   timestamptz(3) NOT NULL,
        name          text,
        parties       text[] COLLATE "C" NOT NULL,
        profile       json           NOT NULL
      );
      CREATE INDEX partnership_by_party ON partnership USING gin (parties);

      CREATE TABLE decision (
        partnership_id text COLLATE "C" NOT NULL,
        first_version  int            NOT NULL,
        last_version   int            NOT NULL,
        recorded_at    timestamptz(3) NOT NULL,
        imported       boolean        NOT NULL,
        actor          text           NOT NULL,
        command_id     text COLLATE "C" NOT NULL,
        fingerprint    text COLLATE "C" NOT NULL,
        partition      int            NOT NULL,
        "offset"       bigint         NOT NULL,
        term_changes   json           NOT NULL,
        PRIMARY KEY (partition, "offset")
      );
      CREATE UNIQUE INDEX decision_by_command ON decision (partnership_id, command_id);
      CREATE UNIQUE INDEX decision_by_time ON decision (partnership_id, recorded_at, last_version);

      CREATE TABLE event (
        partnership_id text COLLATE "C" NOT NULL,
        version        int  NOT NULL,
        event_id       uuid NOT NULL,
        type           text NOT NULL,
        root_version   int  NOT NULL,
        target_version int,
        recorded_at    timestamptz(3) NOT NULL,
        body           json NOT NULL,
        PRIMARY KEY (partnership_id, version)
      );
      CREATE INDEX event_by_id ON event (partnership_id, event_id);
      CREATE INDEX event_acts ON event (partnership_id, root_version, version) WHERE target_version IS NOT NULL;

      CREATE TABLE void_decision (
        partition      int    NOT NULL,
        "offset"       bigint NOT NULL,
        reason         text   NOT NULL,
        detail         text   NOT NULL,
        partnership_id text COLLATE "C",
        command_id     text COLLATE "C",
        expected_version  int,
        expected_event_id uuid,
        record_key     bytea,
        record         bytea,
        PRIMARY KEY (partition, "offset")
      );
      CREATE INDEX void_decision_by_command ON void_decision (partnership_id, command_id);

      CREATE TABLE halt (
        partition int            PRIMARY KEY,
        "offset"  bigint         NOT NULL,
        since     timestamptz(3) NOT NULL,
        error     text           NOT NULL,
        record    bytea
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE halt, void_decision, event, decision, partnership, partition_progress');
  }
}
