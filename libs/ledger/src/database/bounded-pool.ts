import { Pool, type Client, type PoolClient, type PoolConfig } from 'pg';
import { breakOff } from './break-off';
import { cancelStatement } from './cancel-statement';
import { isLostConnection, isSilence } from './storage-errors';

export interface BoundedPool {
  readonly pool: Pool;
  /** Breaks off every connection, whatever it is at; those that are made from now on are new. */
  renew(): void;
}

type Query = (...asked: unknown[]) => Promise<unknown>;

/**
 * A pool whose connections have deadlines (`connectionOf`) and are given up when they do not answer. A read that was sent on a connection
 * that turns out to be dead is repeated once, on one that is not.
 */
export function boundedPool(config: PoolConfig): BoundedPool {
  const pool = new Pool(config);
  const connections = new Connections(pool);
  const once = pool.query.bind(pool) as Query;
  const query: Query = async (...asked) => {
    const since = performance.now();
    try {
      return await once(...asked);
    } catch (error) {
      if (!isLostConnection(error)) throw error;
      await connections.endUnheardSince(since);
      if (!isRead(asked[0])) throw error;
      return once(...asked);
    }
  };
  return { pool: Object.assign(pool, { query }), renew: () => connections.endAll() };
}

const READS = /^\s*(SELECT|WITH|VALUES)\b/i;
const CHANGES = /\b(INSERT|UPDATE|DELETE|MERGE|TRUNCATE|CREATE|DROP|ALTER|pg_\w*(lock|notify|terminate|cancel)\w*)\b/i;

/** Whether repeating a statement cannot do anything twice. */
export function isRead(asked: unknown): boolean {
  const text = typeof asked === 'string' ? asked : (asked as { text?: unknown } | null)?.text;
  return typeof text === 'string' && READS.test(text) && !CHANGES.test(text);
}

/** The connections of a pool: those lent out, and those that rest, with the moment at which the server was last heard of on them. */
class Connections {
  private readonly restingSince = new Map<PoolClient, number | null>();

  constructor(pool: Pool) {
    pool.on('acquire', (client) => this.restingSince.set(client, null));
    pool.on('release', (error, client) => {
      if (isSilence(error)) cancelStatement(client as unknown as Client);
      this.restingSince.set(client, performance.now());
    });
    pool.on('remove', (client) => this.restingSince.delete(client));
  }

  /** What rested when a dead connection was found may be just as dead. */
  async endUnheardSince(moment: number): Promise<void> {
    for (const [client, since] of this.restingSince) if (since !== null && since < moment) breakOff(client);
    // The pool lets go of them when their ends are told.
    await new Promise((resolve) => setImmediate(resolve));
  }

  endAll(): void {
    for (const client of this.restingSince.keys()) breakOff(client);
  }
}
