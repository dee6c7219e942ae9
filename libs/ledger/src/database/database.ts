import { setTimeout } from 'node:timers/promises';
import { types, type Pool, type PoolClient } from 'pg';
import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';

/* Versions and offsets are safe integers by contract; a bigint that is not is a fault of ours and must not be rounded. */
types.setTypeParser(types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the safe integers`);
  return value;
});

const MIGRATION_POLL_MS = 250;

export interface DatabaseOptions {
  readonly url: string;
  readonly name: string;
  readonly poolSize: number;
  readonly entities: MixedList<string | EntitySchema | (new () => object)>;
  readonly migrations: readonly (new () => object)[];
  readonly onIdleError: (error: Error) => void;
}

/* While a connection is lent out the pool does not listen: its loss is told by the query under way, and an event that nobody heard would end the process. */
const hearErrors = (client: PoolClient): void => void client.off('error', heard).on('error', heard);
const heard = (): void => undefined;

/** One Postgres database: TypeORM for entities, migrations and ordinary queries, its `pg` pool for prepared statements. */
export class Database {
  private constructor(
    readonly dataSource: DataSource,
    readonly pool: Pool,
    readonly url: string,
  ) {}

  /** Connects; waits for nothing. Rejects when the server cannot be reached. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const dataSource = new DataSource({
      type: 'postgres',
      url: options.url,
      applicationName: options.name,
      poolSize: options.poolSize,
      entities: options.entities,
      migrations: [...options.migrations],
      migrationsTransactionMode: 'all',
      poolErrorHandler: options.onIdleError,
    });
    await dataSource.initialize();
    const pool = (dataSource.driver as PostgresDriver).master as Pool;
    pool.on('acquire', hearErrors);
    return new Database(dataSource, pool, options.url);
  }

  /** Brings the schema up to date; safe to call from several processes at once. */
  async migrate(): Promise<void> {
    await this.taskOfOneProcess(() => this.dataSource.runMigrations());
  }

  /** Waits until whoever owns the schema has brought it up to date; gives up only when `stopping` is aborted. */
  async untilMigrated(stopping: AbortSignal): Promise<void> {
    // TypeORM creates its table of migrations even when it is only asked: two processes at once would collide.
    while (await this.taskOfOneProcess(() => this.dataSource.showMigrations()))
      await setTimeout(MIGRATION_POLL_MS, undefined, { signal: stopping });
  }

  private async taskOfOneProcess<T>(task: () => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('SELECT pg_advisory_lock(7266301)');
      return await task();
    } finally {
      await client.query('SELECT pg_advisory_unlock(7266301)').catch(() => undefined);
      client.release();
    }
  }

  /**
   * Runs `work` in one transaction. `durability: 'log'` does not wait for the disk at commit: for what Kafka gives back after a crash.
   */
  async transaction<T>(durability: 'disk' | 'log', work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query(durability === 'log' ? 'BEGIN; SET LOCAL synchronous_commit = off' : 'BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      const broken = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      );
      client.release(broken);
      throw error;
    }
  }

  /** Rejects when the server does not answer. */
  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }
}
