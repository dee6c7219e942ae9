import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Creates the tables of subscriptions, their progress and their delivery attempts. They are not a read model: they cannot be rebuilt from the log.
 * Secrets are stored in plain text because signing needs them: anybody who can read this table can sign in our name.
 */
export class Subscriptions1764000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE subscription (
        id              uuid PRIMARY KEY,
        owner           text           NOT NULL,
        url             text           NOT NULL,
        description     text,
        filter          json           NOT NULL,
        secrets         json           NOT NULL,
        created_at      timestamptz(3) NOT NULL,
        cursor          text           NOT NULL,
        state           text           NOT NULL CHECK (state IN ('active', 'suspended', 'disabled')),
        reason          text           CHECK ((reason IS NULL) = (state = 'active')),
        failed_attempts int            NOT NULL,
        failing_since   timestamptz(3) CHECK ((failing_since IS NULL) = (failed_attempts = 0)),
        next_attempt_at timestamptz(3) NOT NULL,
        lease_holder    uuid,
        lease_until     timestamptz(3) CHECK ((lease_until IS NULL) = (lease_holder IS NULL)),
        lease_fence     bigint         NOT NULL DEFAULT 0
      );
      CREATE INDEX subscription_by_owner ON subscription (owner, created_at, id);
      CREATE INDEX subscription_by_lease ON subscription (lease_until NULLS FIRST) WHERE state = 'active';

      CREATE TABLE delivery_attempt (
        subscription_id uuid           NOT NULL REFERENCES subscription ON DELETE CASCADE,
        nth             bigint         GENERATED ALWAYS AS IDENTITY,
        event_id        text           NOT NULL,
        at              timestamptz(3) NOT NULL,
        attempt         int            NOT NULL,
        outcome         text           NOT NULL,
        status          int,
        detail          text,
        answer          text           NOT NULL,
        duration_ms     int            NOT NULL,
        PRIMARY KEY (subscription_id, nth)
      );

      CREATE TABLE delivery_instance (
        id          uuid PRIMARY KEY,
        alive_until timestamptz(3) NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE delivery_instance, delivery_attempt, subscription');
  }
}
