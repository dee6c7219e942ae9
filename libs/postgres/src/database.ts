import { setTimeout } from 'node:timers/promises';
import { types, type Pool, type PoolClient, type PoolConfig } from 'pg';
import { TimeSlice } from '#observability';
import { boundedPool, type BoundedPool } from './bounded-pool';
import {
  BATCH_STATEMENT_MS,
  connectionOf,
  DEADLINES,
  limitsOf,
  LONG_IDLE_MS,
  LONG_STATEMENT_MS,
  type Deadlines,
} from './deadlines';
import { withStatementDeadline } from './statement-deadline';
import { ProgressNotifications } from './progress-notifications';
import { sendByTurn } from './send-by-turn';
import { queryOf, type Queryable, type Write } from './sql';
import { isSilence, passesByItself } from './storage-errors';
import { migrateSchema, pendingMigrations, type Schema } from './migrate-schema';
import { SchemaUnseen } from './schema-unseen';
import { beginsWith, forTransaction, sessionByIndex } from './session';

/* Versions and offsets are safe integers by contract. Any other bigint is a bug and must not be rounded. */
types.setTypeParser(types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the safe integers`);
  return value;
});

const MIGRATION_POLL_MS = 250;
/** Ten seconds. */
const POLLS_BEFORE_REPORT = 40;
/** Milliseconds for statements under way to end after the database is closed. */
const CLOSE_MS = 2_000;

/** The size of the pool of dedicated connections, where the others are shared: one for the outlet's lock, one for migrations, and one more. */
const DIRECT_POOL_SIZE = 3;

export interface DatabaseOptions {
  readonly url: string;
  /**
   * The URL for LISTEN, locks and migrations, which need sessions that last. If given, connections of `url` are taken to be shared by transaction, as
   * poolers do.
   */
  readonly directUrl?: string;
  readonly name: string;
  readonly poolSize: number;
  /** The schemas that are read and written here; unqualified names are looked up in them, in this order. */
  readonly schemas: readonly Schema[];
  readonly onIdleError: (error: Error) => void;
  readonly deadlines?: Deadlines;
}

/** The deadline of a statement: as short as most, as long as for a batch of the log, or as long as the amount of data requires. */
export type StatementDeadline = 'short' | 'batch' | 'long';

/* The pool ignores errors of a connection that is lent out: the query under way reports its loss. An unhandled error event would end the process. */
const listenForErrors = (client: PoolClient): void => void client.off('error', ignoreError).on('error', ignoreError);
const ignoreError = (): void => undefined;

/** One Postgres database: a `pg` pool for prepared statements, TypeORM for migrations. */
export class Database {
  readonly pool: Pool;
  /** The notifications of projectors' commits. */
  readonly progress: ProgressNotifications;

  private constructor(
    private readonly connections: BoundedPool,
    /** The same pool, unless connections are shared. */
    private readonly direct: BoundedPool,
    private readonly options: DatabaseOptions,
  ) {
    this.pool = connections.pool;
    this.progress = new ProgressNotifications({ url: this.directUrl, name: `${options.name} (commits)` });
  }

  /** The URL of sessions that can listen and keep a lock. */
  get directUrl(): string {
    return this.options.directUrl ?? this.options.url;
  }

  /** Connects without retrying. Rejects if the server cannot be reached. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const database = Database.at(options);
    try {
      await database.ping();
      return database;
    } catch (error) {
      await Promise.all(database.pools.map(({ pool }) => pool.end()));
      throw error;
    }
  }

  /** Creates a database without checking that the server answers: each query connects. */
  static at(options: DatabaseOptions): Database {
    const { url, directUrl } = options;
    const session = sessionByIndex(options.schemas.map(({ name }) => name));
    const direct = openPool(options, {
      connectionString: directUrl ?? url,
      max: directUrl === undefined ? options.poolSize : DIRECT_POOL_SIZE,
      onConnect: beginsWith(session),
    });
    const shared =
      directUrl === undefined
        ? direct
        : openPool(options, { connectionString: url, max: options.poolSize }, `BEGIN; ${forTransaction(session)}`);
    return new Database(shared, direct, options);
  }

  /** Brings the schemas up to date; safe to call from several processes at once. Rejects if a lock cannot be acquired; the caller may retry. */
  async migrate(onMigrated: (migration: string) => void = () => undefined): Promise<void> {
    await this.taskOfOneProcess(async () => {
      for (const schema of this.options.schemas)
        (await migrateSchema(this.directUrl, schema)).forEach((migration) => onMigrated(migration));
    });
    await this.assertSchemasSeen();
  }

  /** Returns the pending migrations of all schemas. */
  async pendingMigrations(): Promise<string[]> {
    return (await Promise.all(this.options.schemas.map((schema) => pendingMigrations(this.pool, schema)))).flat();
  }

  /** Waits until the owner of the schemas has brought them up to date; gives up only when `stopping` is aborted. */
  async untilMigrated(
    stopping: AbortSignal,
    onWaiting: (pending: readonly string[]) => void = () => undefined,
  ): Promise<void> {
    for (let polls = 0; ; polls++) {
      const pending = await this.pendingMigrations().catch((error: unknown) => {
        if (passesByItself(error)) return null;
        throw error;
      });
      if (pending?.length === 0) return this.assertSchemasSeen();
      if (pending && polls % POLLS_BEFORE_REPORT === 0) onWaiting(pending);
      await setTimeout(MIGRATION_POLL_MS, undefined, { signal: stopping });
    }
  }

  /** Rejects with `SchemaUnseen` unless unqualified names resolve to the tables of this database's schemas. */
  async assertSchemasSeen(): Promise<void> {
    const { rows } = await this.pool.query<{ seen: string[]; role: string }>(
      'SELECT current_schemas(false)::text[] AS seen, current_user::text AS role',
    );
    const { seen, role } = rows[0]!;
    const wanted = this.options.schemas.map(({ name }) => name);
    if (!wanted.every((schema) => seen.includes(schema))) throw new SchemaUnseen(wanted, seen, role);
  }

  private async taskOfOneProcess<T>(task: () => Promise<T>): Promise<T> {
    const client = withStatementDeadline(await this.direct.pool.connect(), LONG_STATEMENT_MS);
    try {
      await client.query('SELECT pg_advisory_lock(7266301)');
      return await task();
    } finally {
      await client.query('SELECT pg_advisory_unlock(7266301)').catch(() => undefined);
      client.release();
    }
  }

  /**
   * Runs `work` in one transaction. `durability: 'log'` does not wait for the disk at commit: for data that Kafka delivers again after a crash.
   * Writes passed to `last` are sent with the commit: all are applied or none. The server knows the deadlines too, and ends a transaction that this
   * process can no longer end: it would keep its locks.
   */
  async transaction<T>(
    durability: 'disk' | 'log',
    work: (client: PoolClient, last: (writes: readonly Write[]) => void) => Promise<T>,
    deadline: StatementDeadline = durability === 'log' ? 'batch' : 'short',
  ): Promise<T> {
    const connection = await this.pool.connect();
    const client = withStatementDeadline(connection, this.statementMs(deadline), this.isShared ? 'dropped' : 'kept');
    const { recording, causeOf, throwFirst } = recordingFirstError(client);
    try {
      const begun = connection.query(this.beginning(durability, deadline));
      // Later statements are sent without waiting for this one and fail if it fails, so the error is reported once.
      begun.catch(() => undefined);
      const lastly: Write[] = [];
      const result = await work(recording, (writes) => lastly.push(...writes));
      const sent = await sendInTurns(recording, lastly);
      // After a failed statement, COMMIT means ROLLBACK. COMMIT waits for everything sent before it, so it has the same deadline.
      await Promise.all([begun, ...sent, client.query('COMMIT')]);
      throwFirst();
      connection.release();
      return result;
    } catch (error) {
      connection.release(await rolledBack(connection, causeOf(error)));
      throw causeOf(error);
    }
  }

  /** Runs reads on one snapshot. Computations between its statements may take as long as for a batch. */
  snapshot<T>(work: (db: Queryable) => Promise<T>): Promise<T> {
    return this.transaction('log', async (client) => {
      await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return work(client);
    });
  }

  /** Returns a dedicated connection whose session lasts; the caller releases it. */
  async connect(deadline: StatementDeadline): Promise<PoolClient> {
    return withStatementDeadline(await this.direct.pool.connect(), this.statementMs(deadline));
  }

  /** Whether the next transaction may run on another connection. */
  private get isShared(): boolean {
    return this.connections !== this.direct;
  }

  private get pools(): readonly BoundedPool[] {
    return this.isShared ? [this.connections, this.direct] : [this.direct];
  }

  private beginning(durability: 'disk' | 'log', deadline: StatementDeadline): string {
    const { statementMs } = this.deadlines;
    // A batch is computed between its statements; a legal decision takes seconds of processor time at most.
    const idleMs = deadline === 'short' ? statementMs : LONG_IDLE_MS;
    const limits = limitsOf(this.statementMs(deadline), deadline === 'long' ? LONG_STATEMENT_MS : statementMs, idleMs);
    const session = sessionByIndex(this.options.schemas.map(({ name }) => name));
    const first = this.isShared ? `${forTransaction(session)}; ` : '';
    return `BEGIN; ${first}${limits}${durability === 'log' ? '; SET LOCAL synchronous_commit = off' : ''}`;
  }

  private statementMs(deadline: StatementDeadline): number {
    return {
      short: this.deadlines.statementMs,
      batch: Math.max(BATCH_STATEMENT_MS, this.deadlines.statementMs),
      long: LONG_STATEMENT_MS,
    }[deadline];
  }

  private get deadlines(): Deadlines {
    return this.options.deadlines ?? DEADLINES;
  }

  /** Breaks off every connection, for callers that have waited in vain. Statements under way fail as if the server had gone. */
  renew(): void {
    for (const each of this.pools) each.renew();
  }

  /** Rejects if the server does not answer. */
  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  /** Waits a limited time for statements under way, then breaks them off. */
  async close(): Promise<void> {
    await this.progress.close();
    const late = new AbortController();
    const { signal } = late;
    const brokenOff = setTimeout(CLOSE_MS, undefined, { signal }).then(
      () => this.renew(),
      () => undefined,
    );
    await Promise.race([Promise.all(this.pools.map(({ pool }) => pool.end())), brokenOff]);
    late.abort();
  }
}

function openPool(options: DatabaseOptions, config: PoolConfig, beginning?: string): BoundedPool {
  const bounded = boundedPool(
    {
      ...connectionOf(options.deadlines ?? DEADLINES),
      application_name: options.name,
      // Statements sent without waiting in between take one round trip.
      pipeline: true,
      ...config,
    },
    beginning,
  );
  bounded.pool.on('error', options.onIdleError);
  bounded.pool.on('acquire', listenForErrors);
  bounded.pool.on('connect', sendByTurn);
  return bounded;
}

/** The maximum number of unanswered bytes of one transaction on their way to the server. */
const MOST_UNANSWERED = 8 * 1024 * 1024;

/**
 * Sends statements without waiting for their answers, unless they are large. The statements of one decision may reach a hundred MB: other work runs
 * in between, and memory never holds all of them encoded. `recording` notices a statement that fails meanwhile.
 */
async function sendInTurns(recording: PoolClient, writes: readonly Write[]): Promise<Promise<unknown>[]> {
  const slice = new TimeSlice();
  const sent: Promise<unknown>[] = [];
  let unanswered = 0;
  for (const write of writes) {
    const turn = slice.yieldIfDue();
    if (turn) await turn;
    if (unanswered > MOST_UNANSWERED) {
      await Promise.allSettled(sent);
      unanswered = 0;
    }
    const query = queryOf(write);
    unanswered += query.values.reduce<number>((sum, value) => sum + (Buffer.isBuffer(value) ? value.length : 0), 0);
    sent.push(recording.query(query));
  }
  return sent;
}

/** Rolls back. Returns why the connection cannot be used again, if so. */
async function rolledBack(client: PoolClient, cause: unknown): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return isSilence(cause) ? (cause as Error) : (error as Error);
  }
}

const IN_FAILED_TRANSACTION = '25P02';

/**
 * Records the first error of a transaction. Statements share a round trip, so those behind a failed one fail too, and a caller that waits for all may
 * see a later error first. Only the first says whether to retry.
 */
function recordingFirstError(client: PoolClient): {
  recording: PoolClient;
  causeOf: (error: unknown) => unknown;
  throwFirst: () => void;
} {
  let first: unknown;
  const query = (...args: Parameters<PoolClient['query']>): unknown => {
    const answer = client.query(...args) as unknown as Promise<unknown>;
    answer.catch((error: unknown) => (first ??= error));
    return answer;
  };
  return {
    recording: Object.assign(Object.create(client) as PoolClient, { query }),
    causeOf: (error) =>
      (error as { code?: unknown } | null)?.code === IN_FAILED_TRANSACTION ? (first ?? error) : error,
    throwFirst() {
      if (first instanceof Error) throw first;
    },
  };
}
