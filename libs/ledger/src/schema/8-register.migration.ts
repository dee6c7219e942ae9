import { registerOf, type Profile } from '#domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { storedRegister } from '../register/stored-register';
import { registerNamesOfEvents } from '../register/register-names.sql';

const AT_ONCE = 1_000;

interface Unregistered {
  readonly id: string;
  readonly version: number;
  readonly profile: Profile;
}

/**
 * Stores what commands are decided on without the history: the register of a partnership, and one row for each party and agreement that its events
 * name. An older release that still runs beside this one writes neither. `register_version` shows this, and the next decision of this release
 * completes them.
 */
export class Register1764000000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE partnership ADD COLUMN register json, ADD COLUMN register_version int NOT NULL DEFAULT 0;
      CREATE TABLE registered_name (
        partnership_id text COLLATE "C" NOT NULL,
        what           text COLLATE "C" NOT NULL,
        id             text COLLATE "C" NOT NULL,
        PRIMARY KEY (partnership_id, what, id)
      );
    `);
    for (let after = ''; ;) {
      const found = (await db.query('SELECT id, version, profile FROM partnership WHERE id > $1 ORDER BY id LIMIT $2', [
        after,
        AT_ONCE,
      ])) as Unregistered[];
      if (found.length === 0) return;
      await register(db, found);
      after = found.at(-1)!.id;
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP TABLE registered_name; ALTER TABLE partnership DROP COLUMN register, DROP COLUMN register_version',
    );
  }
}

async function register(db: QueryRunner, found: readonly Unregistered[]): Promise<void> {
  const ids = found.map(({ id }) => id);
  const versions = found.map(({ version }) => version);
  await db.query(registerNamesOfEvents.text, [ids, found.map(() => 0), versions]);
  await db.query(
    `UPDATE partnership p SET register = new.register, register_version = new.version
     FROM unnest($1::text[], $2::int[], $3::json[]) AS new (id, version, register) WHERE p.id = new.id`,
    [ids, versions, found.map(({ profile }) => storedRegister(registerOf(profile)))],
  );
}
