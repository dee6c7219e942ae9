import type { Profile } from '#domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { listingOf } from '../listing/partnership-listing';

const AT_ONCE = 1_000;

interface Unlisted {
  readonly id: string;
  readonly profile: Profile;
}

/**
 * Stores the columns that lists of partnerships show, sort by and search. An ordinary decision changes only the hour, at most once an hour: an index
 * over the exact time would cost every decision an entry in each index of the table. An older release that still runs beside this one leaves a new
 * partnership unlisted (null) until the next decision of this release, and a renamed one unchanged until its parties change again.
 */
export class PartnershipLists1764000000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE partnership
        ADD COLUMN listed_parties json,
        ADD COLUMN sorted_as text COLLATE "C" NOT NULL DEFAULT '',
        ADD COLUMN searched text NOT NULL DEFAULT '',
        ADD COLUMN recorded_hour timestamp GENERATED ALWAYS AS (date_trunc('hour', recorded_at AT TIME ZONE 'UTC')) STORED;
    `);
    for (let after = ''; ;) {
      const found = (await db.query('SELECT id, profile FROM partnership WHERE id > $1 ORDER BY id LIMIT $2', [
        after,
        AT_ONCE,
      ])) as Unlisted[];
      if (found.length === 0) break;
      await list(db, found);
      after = found.at(-1)!.id;
    }
    await db.query(`
      CREATE INDEX partnership_by_name ON partnership (sorted_as, id);
      CREATE INDEX partnership_by_hour ON partnership (recorded_hour);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'ALTER TABLE partnership DROP COLUMN listed_parties, DROP COLUMN sorted_as, DROP COLUMN searched, DROP COLUMN recorded_hour',
    );
  }
}

async function list(db: QueryRunner, found: readonly Unlisted[]): Promise<void> {
  const listings = found.map(({ id, profile }) => listingOf(id, profile));
  await db.query(
    `UPDATE partnership p SET listed_parties = new.parties, sorted_as = new.sorted_as, searched = new.searched
     FROM unnest($1::text[], $2::json[], $3::text[], $4::text[]) AS new (id, parties, sorted_as, searched) WHERE p.id = new.id`,
    [
      found.map(({ id }) => id),
      listings.map(({ parties }) => parties),
      listings.map(({ sortedAs }) => sortedAs),
      listings.map(({ searched }) => searched),
    ],
  );
}
