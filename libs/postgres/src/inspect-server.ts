import { Client } from 'pg';
import { breakOff } from './break-off';
import { connectionOf, DEADLINES, type Deadlines } from './deadlines';

/** What a server tells of itself and of the role that asks. */
export interface ServerFacts {
  /** The same for every address of one database. */
  readonly identity: string;
  readonly version: string;
  readonly role: string;
  readonly database: string;
  /** `shared`: two connections of ours met on one of the server's. `relayed`: something stands between that did not show this. */
  readonly path: 'direct' | 'relayed' | 'shared';
  readonly acceptsWrites: boolean;
  readonly settings: Readonly<Record<'fsync' | 'full_page_writes' | 'synchronous_commit', string>>;
  /** How many connections this role can have, how many are free now, for all roles. */
  readonly connections: { readonly allowed: number; readonly free: number };
  /** How far the server's clock is ahead of this machine's, and how far off that can be. */
  readonly clock: { readonly aheadMs: number; readonly uncertainMs: number };
  readonly mayCreateSchemas: boolean;
  /** As `INSERT on timeline.claim`. */
  readonly missingPrivileges: readonly string[];
}

/** Tables that are read and written: all of a schema, or those named with theirs. */
export interface InspectedTables {
  readonly schemas: readonly string[];
  readonly tables: readonly string[];
}

export interface ServerAddress {
  readonly url: string;
  readonly name: string;
  readonly deadlines?: Deadlines | undefined;
}

/** Asks a server on two connections of its own, which set nothing: they may be a pooler's. Rejects where it does not answer in time. */
export async function inspectServer(address: ServerAddress, tables: InspectedTables): Promise<ServerFacts> {
  const clients = [clientFor(address), clientFor(address)] as const;
  try {
    await Promise.all(clients.map((client) => client.connect()));
    const facts = await factsOf(clients, tables);
    clients.forEach((client) => void client.end().catch(() => undefined));
    return facts;
  } catch (error) {
    clients.forEach(breakOff);
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
  // What is wrong is told by the question under way.
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
  // A server names its process where a connection begins; poolers name none of the server's. The types of `pg` do not tell of it.
  const { processID } = first as unknown as { readonly processID: number | null };
  return processID !== null && seen.has(processID) ? 'direct' : 'relayed';
}

async function backendOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]!.pid;
}

/** The server read its clock at some time between ours. */
async function clockOf(client: Client): Promise<ServerFacts['clock']> {
  const before = Date.now();
  const { rows } = await client.query<{ ms: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
  );
  const after = Date.now();
  return { aheadMs: Math.round(rows[0]!.ms - (before + after) / 2), uncertainMs: Math.ceil((after - before) / 2) };
}

type Durability = ServerFacts['settings'];
type Told = Pick<ServerFacts, 'identity' | 'version' | 'role' | 'database' | 'acceptsWrites' | 'mayCreateSchemas'>;

interface ServerRow extends Durability, Told {
  readonly max: number;
  readonly reserved: number;
  readonly used: number;
  /** Of the role and of the database; -1 where there is none. */
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

/** The tables `migrations` are left out: they are written by whoever owns the others. */
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
