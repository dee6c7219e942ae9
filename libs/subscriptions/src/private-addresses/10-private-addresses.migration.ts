import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates the table of private addresses. Only the hash of a token is stored, so reading this table opens no address. */
export class PrivateAddresses1764000000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE private_address (
        id           uuid PRIMARY KEY,
        owner        text           NOT NULL,
        token_hash   bytea          NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
        subject_type text           NOT NULL CHECK (subject_type IN ('partnership', 'party', 'kind')),
        subject_id   text COLLATE "C" NOT NULL,
        description  text,
        created_at   timestamptz(3) NOT NULL
      );
      CREATE INDEX private_address_by_owner ON private_address (owner, created_at, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE private_address');
  }
}
