import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds an index that finds parties by id in the standing events of all partnerships. */
export class Parties1764000000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX statement_named ON statement (((body->>'id') COLLATE "C"), partnership_id, root_version, ordinal)
        WHERE upper_inf(known) AND statement = 'named';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX statement_named');
  }
}
