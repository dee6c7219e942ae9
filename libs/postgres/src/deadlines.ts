/** How long one database is waited for, in milliseconds. */
export interface Deadlines {
  /** For a place in the pool, and for a new connection. */
  readonly connectMs: number;
  /** For the answer to a statement. */
  readonly statementMs: number;
}

/**
 * A dead connection is noticed after one deadline and a new one is given up after the other: 11 s, in time for an answer. A place is waited for a little longer
 * than a statement: those that dead connections take are free again by then.
 */
export const DEADLINES: Deadlines = { connectMs: 6_000, statementMs: 5_000 };

/** Nobody waits for a rebuild, and it gives way to everything else: it may be slow to hear what it was answered. */
export const UNHURRIED: Deadlines = { connectMs: 60_000, statementMs: 60_000 };

/**
 * A statement of a batch: up to 2,000 records at once. Whether its connection is alive shows when the transaction begins, which has the deadline
 * of every statement; and a lock is not waited for longer than that either.
 */
export const BATCH_STATEMENT_MS = 20_000;

/** A statement of work whose length the amount of data decides: a migration, an index, a comparison of all rows. */
export const LONG_STATEMENT_MS = 4 * 60 * 60 * 1_000;
/** Such work happens on several connections in turn: a transaction of it lies idle while the others work, and holds its locks. */
export const LONG_IDLE_MS = 60_000;

/** When the peer of a connection on which nothing moves is first asked whether it is still there. */
export const KEEP_ALIVE_MS = 10_000;

/** What the server is told where a transaction begins, a little before the client gives up, so that the connection can be used again. */
export const limitsOf = (statementMs: number, lockMs: number, idleMs: number): string =>
  Object.entries({
    statement_timeout: 0.8 * statementMs,
    lock_timeout: 0.8 * lockMs,
    idle_in_transaction_session_timeout: idleMs,
  })
    .map(([name, ms]) => `SET LOCAL ${name} = ${Math.ceil(ms)}`)
    .join('; ');

/** What connections of every kind are made with. The deadline of a statement is the client's: the server is told of it where a transaction begins. */
export const connectionOf = ({ connectMs, statementMs }: Deadlines) => ({
  connectionTimeoutMillis: connectMs,
  query_timeout: statementMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
});
