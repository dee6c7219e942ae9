import type { Pool, PoolClient } from 'pg';

type Query = (asked: unknown, values?: unknown) => Promise<unknown>;

/** Of a statement without its name: behind a pooler it would be prepared on one connection and asked for on another. */
export const unnamed = (asked: unknown): unknown =>
  typeof asked === 'object' && asked !== null ? { ...asked, name: undefined } : asked;

/**
 * A pool's `query` for connections that are shared by transaction: each statement is one, which begins with what the session would have been made
 * with. All of it is sent at once and takes one round trip.
 */
export function queryByTransaction(pool: Pool, beginning: string): Query {
  return async (asked, values) => {
    const client = await pool.connect();
    const sent = [client.query(beginning), query(client, asked, values), client.query('COMMIT')];
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

const query = (client: PoolClient, asked: unknown, values: unknown): Promise<unknown> =>
  (client.query as Query)(unnamed(asked), values);
