import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the message format of a subscription and the address of the page that chat messages link to. */
export class SubscriptionFormats1764000000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE subscription
        ADD COLUMN format text NOT NULL DEFAULT 'cloudevents' CHECK (format IN ('cloudevents', 'slack', 'teams', 'discord')),
        ADD COLUMN origin text CHECK (format = 'cloudevents' OR origin IS NOT NULL)
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE subscription DROP COLUMN format, DROP COLUMN origin');
  }
}
