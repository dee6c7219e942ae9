import type { PoolClient } from 'pg';

/**
 * Returns a connection whose statements have a longer deadline than those of its pool, and no names where it is shared. It is released as any other.
 */
export function withStatementDeadline(
  client: PoolClient,
  withinMs: number,
  names: 'kept' | 'dropped' = 'kept',
): PoolClient {
  const query = (statement: unknown, values?: unknown): unknown =>
    client.query({
      ...(typeof statement === 'string' ? { text: statement } : (statement as { text: string })),
      ...(Array.isArray(values) && { values: values as unknown[] }),
      ...(names === 'dropped' && { name: undefined }),
      // `pg` reads this option; its types declare it only for new connections.
      query_timeout: withinMs,
    } as { text: string });
  return Object.assign(Object.create(client) as PoolClient, { query });
}
