import type { PoolClient } from 'pg';

/**
 * A connection whose statements have longer than those of its pool, and no names where it is shared. Whoever has it releases it as any other.
 */
export function patient(client: PoolClient, withinMs: number, names: 'kept' | 'dropped' = 'kept'): PoolClient {
  const query = (asked: unknown, values?: unknown): unknown =>
    client.query({
      ...(typeof asked === 'string' ? { text: asked } : (asked as { text: string })),
      ...(Array.isArray(values) && { values: values as unknown[] }),
      ...(names === 'dropped' && { name: undefined }),
      // `pg` reads it; its types tell of it only where a connection is made.
      query_timeout: withinMs,
    } as { text: string });
  return Object.assign(Object.create(client) as PoolClient, { query });
}
