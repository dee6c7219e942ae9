/** The time limits for one database, in milliseconds. */
export interface Deadlines {
  /** The limit for a free connection of the pool, and for a new connection. */
  readonly connectMs: number;
  /** The limit for the answer to a statement. */
  readonly statementMs: number;
}

/**
 * A dead connection is noticed after one deadline and a new one is given up after the other: 11 s, in time for a response. The limit for a free
 * connection is a little longer than that of a statement: by then, the places of dead connections are free again.
 */
export const DEADLINES: Deadlines = { connectMs: 6_000, statementMs: 5_000 };

/** Nobody waits for a rebuild, and it yields to everything else: it may read its answers late. */
export const UNHURRIED: Deadlines = { connectMs: 60_000, statementMs: 60_000 };

/**
 * The limit of a statement of a batch: up to 2,000 records at once. A dead connection is noticed when the transaction begins, which has the deadline
 * of every statement; a wait for a lock is not longer than that either.
 */
export const BATCH_STATEMENT_MS = 20_000;

/** The limit of a statement whose duration depends on the amount of data: a migration, an index, a comparison of all rows. */
export const LONG_STATEMENT_MS = 4 * 60 * 60 * 1_000;
/** The idle limit for such work. It uses several connections in turn: a transaction is idle while the others work, and keeps its locks. */
export const LONG_IDLE_MS = 60_000;

/** Milliseconds after which an idle connection is first probed. */
export const KEEP_ALIVE_MS = 10_000;

/** Returns the server's limits for a transaction. Statement and lock limits are a little below the client's, so that the connection stays usable. */
export const limitsOf = (statementMs: number, lockMs: number, idleMs: number): string =>
  Object.entries({
    statement_timeout: 0.8 * statementMs,
    lock_timeout: 0.8 * lockMs,
    idle_in_transaction_session_timeout: idleMs,
  })
    .map(([name, ms]) => `SET LOCAL ${name} = ${Math.ceil(ms)}`)
    .join('; ');

/** Returns options for every kind of connection. The client enforces the statement deadline; the server learns it when a transaction begins. */
export const connectionOf = ({ connectMs, statementMs }: Deadlines) => ({
  connectionTimeoutMillis: connectMs,
  query_timeout: statementMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
});
