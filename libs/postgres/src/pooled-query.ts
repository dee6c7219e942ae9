import type { Pool, PoolClient } from 'pg';

type Query = (statement: unknown, values?: unknown) => Promise<unknown>;

/** Removes the name of a statement: behind a pooler it would be prepared on one connection and executed on another. */
export const unnamed = (statement: unknown): unknown =>
  typeof statement === 'object' && statement !== null ? { ...statement, name: undefined } : statement;

/**
 * Creates a pool's `query` for connections that are shared by transaction. Each statement is one transaction, which begins with the session's
 * settings. All of it is sent at once and takes one round trip.
 */
export function queryByTransaction(pool: Pool, beginning: string): Query {
  return async (statement, values) => {
    const client = await pool.connect();
    const sent = [client.query(beginning), query(client, statement, values), client.query('COMMIT')];
    const [begun, answer, committed] = await Promise.allSettled(sent);
    const failed = [begun, answer, committed].find((one) => one?.status === 'rejected');
    if (failed) {
      client.release(failed.reason as Error);
      throw failed.reason;
    }
    client.release();
    return (answer as PromiseFulfilledResult<unknown>).value;
  };
}

const query = (client: PoolClient, statement: unknown, values: unknown): Promise<unknown> =>
  (client.query as Query)(unnamed(statement), values);
