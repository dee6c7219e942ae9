import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { destroyConnection } from './destroy-connection';
import { cancelStatement } from './cancel-statement';
import { queryByTransaction } from './pooled-query';
import { isLostConnection, isSilence } from './storage-errors';

export interface BoundedPool {
  readonly pool: Pool;
  /** Breaks off every connection, even during a statement. Later queries use new connections. */
  renew(): void;
}

type Query = (...args: unknown[]) => Promise<unknown>;

/**
 * Creates a pool whose connections have deadlines (`connectionOf`) and are dropped when they do not answer. A read sent on a connection that turns
 * out to be dead is repeated once on another. With `beginning`, connections are shared by transaction, and each transaction begins with it.
 */
export function boundedPool(config: PoolConfig, beginning?: string): BoundedPool {
  const pool = new Pool(config);
  const connections = new Connections(pool);
  const send: Query = beginning === undefined ? pool.query.bind(pool) : queryByTransaction(pool, beginning);
  const query: Query = async (...args) => {
    try {
      return await send(...args);
    } catch (error) {
      if (!isLostConnection(error) || !isRead(args[0])) throw error;
      return send(...args);
    }
  };
  return { pool: Object.assign(pool, { query }), renew: () => connections.endAll() };
}

const READS = /^\s*(SELECT|WITH|VALUES)\b/i;
const CHANGES = /\b(INSERT|UPDATE|DELETE|MERGE|TRUNCATE|CREATE|DROP|ALTER|pg_\w*(lock|notify|terminate|cancel)\w*)\b/i;

/** Returns whether repeating a statement is certain to have no second effect. */
export function isRead(statement: unknown): boolean {
  const text = typeof statement === 'string' ? statement : (statement as { text?: unknown } | null)?.text;
  return typeof text === 'string' && READS.test(text) && !CHANGES.test(text);
}

/** A connection that is lent out or idle. For an idle one, `since` is when the server last answered on it. */
interface Use {
  readonly is: 'lent' | 'resting';
  readonly since: number;
}

/**
 * The connections of a pool. When one turns out to be dead, those that have been idle for longer than it was in use may be dead too: they are ended.
 */
class Connections {
  private readonly uses = new Map<PoolClient, Use>();

  constructor(pool: Pool) {
    pool.on('acquire', (client) => this.uses.set(client, { is: 'lent', since: performance.now() }));
    pool.on('release', (error, client) => {
      if (isSilence(error)) cancelStatement(client);
      if (isLostConnection(error)) this.endRestingSince(this.uses.get(client)?.since ?? 0);
      this.uses.set(client, { is: 'resting', since: performance.now() });
    });
    pool.on('remove', (client) => this.uses.delete(client));
  }

  endAll(): void {
    for (const [client, { is }] of this.uses) end(client, is);
  }

  private endRestingSince(moment: number): void {
    for (const [client, { is, since }] of this.uses) if (is === 'resting' && since < moment) end(client, is);
  }
}

/** Ends a connection. An idle one leaves the pool at once, as after an error; otherwise the pool would hand it out until it notices. */
function end(client: PoolClient, is: Use['is']): void {
  if (is === 'resting') client.emit('error', new Error('given up, as another connection was found dead'));
  destroyConnection(client);
}
