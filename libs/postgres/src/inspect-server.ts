import { Client } from 'pg';
import { destroyConnection } from './destroy-connection';
import { connectionOf, DEADLINES, type Deadlines } from './deadlines';

/** The facts that a server reports about itself and about the role that connects. */
export interface ServerFacts {
  /** An identity that is equal for all addresses of one database. */
  readonly identity: string;
  readonly version: string;
  readonly role: string;
  readonly database: string;
  /** `shared`: two connections of ours used the same connection of the server. `relayed`: something stands in between, but no sharing was seen. */
  readonly path: 'direct' | 'relayed' | 'shared';
  readonly acceptsWrites: boolean;
  readonly settings: Readonly<Record<'fsync' | 'full_page_writes' | 'synchronous_commit', string>>;
  /** The number of connections that this role may have, and of those that are free now, for all roles. */
  readonly connections: { readonly allowed: number; readonly free: number };
  /** The milliseconds by which the server's clock is ahead of ours, and the uncertainty. */
  readonly clock: { readonly aheadMs: number; readonly uncertainMs: number };
  readonly mayCreateSchemas: boolean;
  /** Privileges such as `INSERT on timeline.claim`. */
  readonly missingPrivileges: readonly string[];
}

/** The tables that are read and written: all tables of a schema, or single tables with their schema. */
export interface InspectedTables {
  readonly schemas: readonly string[];
  readonly tables: readonly string[];
}

export interface ServerAddress {
  readonly url: string;
  readonly name: string;
  readonly deadlines?: Deadlines | undefined;
}

/** Inspects a server on two new connections, which set nothing because they may belong to a pooler. Rejects if it does not answer in time. */
export async function inspectServer(address: ServerAddress, tables: InspectedTables): Promise<ServerFacts> {
  const clients = [clientFor(address), clientFor(address)] as const;
  try {
    await Promise.all(clients.map((client) => client.connect()));
    const facts = await factsOf(clients, tables);
    clients.forEach((client) => void client.end().catch(() => undefined));
    return facts;
  } catch (error) {
    clients.forEach(destroyConnection);
    throw error;
  }
}

async function factsOf([first, second]: readonly [Client, Client], tables: InspectedTables): Promise<ServerFacts> {
  const path = await pathOf(first, second);
  const { rows } = await first.query<ServerRow>(ABOUT_THE_SERVER);
  const { max, reserved, used, limits, fsync, full_page_writes, synchronous_commit, ...facts } = rows[0]!;
  const clock = await clockOf(first);
  const missing = await first.query<{ missing: string }>(MISSING_PRIVILEGES, [tables.schemas, tables.tables]);
  return {
    ...facts,
    path,
    settings: { fsync, full_page_writes, synchronous_commit },
    connections: {
      allowed: Math.min(max - reserved, ...limits.filter((limit) => limit >= 0)),
      free: Math.max(0, max - reserved - used),
    },
    clock,
    missingPrivileges: missing.rows.map((row) => row.missing),
  };
}

function clientFor({ url, name, deadlines = DEADLINES }: ServerAddress): Client {
  const client = new Client({ connectionString: url, application_name: name, ...connectionOf(deadlines) });
  // The query under way reports the error.
  client.on('error', () => undefined);
  return client;
}

const ROUNDS = 3;

async function pathOf(first: Client, second: Client): Promise<ServerFacts['path']> {
  const seen = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    seen.add(await backendOf(first));
    if (seen.has(await backendOf(second))) return 'shared';
  }
  // A server sends its process id when a connection begins; poolers do not send that of the server. The types of `pg` do not declare it.
  const { processID } = first as unknown as { readonly processID: number | null };
  return processID !== null && seen.has(processID) ? 'direct' : 'relayed';
}

async function backendOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]!.pid;
}

/** The server read its clock at some time between our two readings. */
async function clockOf(client: Client): Promise<ServerFacts['clock']> {
  const before = Date.now();
  const { rows } = await client.query<{ ms: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
  );
  const after = Date.now();
  return { aheadMs: Math.round(rows[0]!.ms - (before + after) / 2), uncertainMs: Math.ceil((after - before) / 2) };
}

type Durability = ServerFacts['settings'];
type ServerProperties = Pick<
  ServerFacts,
  'identity' | 'version' | 'role' | 'database' | 'acceptsWrites' | 'mayCreateSchemas'
>;

interface ServerRow extends Durability, ServerProperties {
  readonly max: number;
  readonly reserved: number;
  readonly used: number;
  /** The limits of the role and of the database; -1 if there is none. */
  readonly limits: readonly number[];
}

const ABOUT_THE_SERVER = `
  SELECT current_database() || '/' || extract(epoch FROM pg_postmaster_start_time()) AS identity,
         current_setting('server_version') AS version,
         current_user::text AS role,
         current_database()::text AS database,
         NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off' AS "acceptsWrites",
         current_setting('fsync') AS fsync,
         current_setting('full_page_writes') AS full_page_writes,
         current_setting('synchronous_commit') AS synchronous_commit,
         current_setting('max_connections')::int AS max,
         current_setting('superuser_reserved_connections')::int
           + coalesce(current_setting('reserved_connections', true), '0')::int AS reserved,
         (SELECT sum(numbackends)::int FROM pg_stat_database) AS used,
         ARRAY[(SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user),
               (SELECT datconnlimit FROM pg_database WHERE datname = current_database())] AS limits,
         has_database_privilege(current_database(), 'CREATE') AS "mayCreateSchemas"`;

/** The tables `migrations` are left out: the owner of the other tables writes them. */
const MISSING_PRIVILEGES = `
  SELECT 'USAGE on schema ' || nspname AS missing
  FROM pg_namespace
  WHERE nspname = ANY($1) AND NOT has_schema_privilege(oid, 'USAGE')
  UNION ALL
  SELECT privilege || ' on ' || nspname || '.' || relname
  FROM pg_class
  JOIN pg_namespace ON pg_namespace.oid = relnamespace
  CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS privilege
  WHERE relkind IN ('r', 'p') AND relname <> 'migrations'
    AND (nspname = ANY($1) OR nspname || '.' || relname = ANY($2))
    AND NOT has_table_privilege(pg_class.oid, privilege)
  ORDER BY missing`;
