import type { ServerFacts } from '#postgres';
import { counted } from '../../output/counted';
import type { Reply } from './reply';
import { differs, type ServerFinding, fits, undetermined } from './finding';

export interface PostgresFacts {
  /** The server of DATABASE_URL. */
  readonly server: Reply<ServerFacts>;
  /** The server of DATABASE_DIRECT_URL, if it is set. */
  readonly direct: Reply<ServerFacts> | null;
}

/** The requirements that follow from the settings. */
export interface Expected {
  /** The maximum number of connections to the server itself that one instance of each service uses. */
  readonly connections: number;
  /** True if the projector migrates with this role. */
  readonly migrates: boolean;
}

export function postgresFindings({ server, direct }: PostgresFacts, expected: Expected): ServerFinding[] {
  const own = direct ?? server;
  return [
    reachedFinding('DATABASE_URL', server),
    ...(direct ? [reachedFinding('DATABASE_DIRECT_URL', direct)] : []),
    ...(direct?.is === 'known' && server.is === 'known' ? [sameServerFinding(server.value, direct.value)] : []),
    ...(own.is === 'known'
      ? [
          pathFinding(own.value, direct ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL'),
          versionFinding(own.value),
          writesFinding(own.value),
          ...durabilityFindings(own.value),
          ...connectionFindings(own.value, expected.connections),
          clockFinding(own.value),
          tablesRightsFinding(own.value),
          createRightsFinding(own.value, expected.migrates),
        ]
      : []),
  ];
}

const nameOf = (variable: string): string => variable.toLowerCase().replaceAll('_', '-');

function reachedFinding(variable: string, server: Reply<ServerFacts>): ServerFinding {
  const check = `${nameOf(variable)}-reachable`;
  if (server.is === 'unknown')
    return differs(
      check,
      `PostgreSQL by ${variable} cannot be used: ${server.why}. Check the address, the password, and the way through the network.`,
    );
  const { role, database } = server.value;
  return fits(check, `PostgreSQL by ${variable} answers; we are "${role}" in the database "${database}".`);
}

function sameServerFinding(server: ServerFacts, direct: ServerFacts): ServerFinding {
  const check = 'database-addresses';
  return server.identity === direct.identity
    ? fits(check, 'Both addresses lead to the same database.')
    : differs(check, 'DATABASE_URL and DATABASE_DIRECT_URL lead to different databases: give one, by two ways.');
}

function pathFinding({ path }: ServerFacts, variable: string): ServerFinding {
  const check = 'database-pooler';
  switch (path) {
    case 'direct':
      return fits(check, `No pooler stands between us and the server of ${variable}.`);
    case 'relayed':
      return undetermined(check, `A pooler stands behind ${variable}: see that it pools by session.`);
    case 'shared':
      return differs(
        check,
        `${variable} is a pooler that shares connections by transaction: give the server itself as DATABASE_DIRECT_URL.`,
      );
  }
}

const TRIED_VERSION = 18;

function versionFinding({ version }: ServerFacts): ServerFinding {
  const check = 'database-version';
  return parseInt(version) === TRIED_VERSION
    ? fits(check, `The server is PostgreSQL ${version}.`)
    : undetermined(check, `The server is PostgreSQL ${version}; only ${TRIED_VERSION} was tried.`);
}

function writesFinding({ acceptsWrites }: ServerFacts): ServerFinding {
  const check = 'database-writes';
  return acceptsWrites
    ? fits(check, 'The server takes writes.')
    : differs(check, 'The server is a standby, or read-only for this role: give the address of the primary.');
}

/** With one of these settings off, lost data can be restored from the log, except subscriptions. */
const durabilityFindings = ({ settings }: ServerFacts): ServerFinding[] =>
  Object.entries(settings).map(([name, value]) => {
    const check = `database-${name.replaceAll('_', '-')}`;
    return value === 'off'
      ? differs(check, `${name} is off, so a crash can lose or damage what was confirmed: set it to on.`)
      : fits(check, `${name} is ${value}.`);
  });

/** The number of connections that one process uses outside its pool. */
const FEWEST_FREE = 5;

function connectionFindings({ connections: { allowed, free } }: ServerFacts, needed: number): ServerFinding[] {
  const takes = `One of each service takes up to ${needed} connections of the server`;
  return [
    allowed >= needed
      ? fits('database-connections', `${takes}, and ${allowed} are allowed.`)
      : differs(
          'database-connections',
          `${takes}, but ${allowed} are allowed: raise max_connections or the role's limit, or lower DATABASE_POOL_SIZE.`,
        ),
    free >= FEWEST_FREE
      ? fits('database-connections-free', `The server has ${counted(free, 'free connection')} now.`)
      : differs(
          'database-connections-free',
          `The server has ${counted(free, 'free connection')} now: end what needs none, or raise max_connections.`,
        ),
  ];
}

/** People compare times written by the services with those of the server. With clocks a second apart, the order appears wrong. */
const CLOCKS_APART_MS = 1_000;

function clockFinding({ clock: { aheadMs, uncertainMs } }: ServerFacts): ServerFinding {
  const check = 'database-clock';
  const apart = `The server's clock is ${Math.abs(aheadMs)} ms ${aheadMs < 0 ? 'behind' : 'ahead of'} this machine's, give or take ${uncertainMs} ms`;
  return Math.abs(aheadMs) - uncertainMs <= CLOCKS_APART_MS
    ? fits(check, `${apart}.`)
    : differs(check, `${apart}: let both follow the same time servers.`);
}

const SHOWN = 3;

function tablesRightsFinding({ role, missingPrivileges }: ServerFacts): ServerFinding {
  const check = 'database-rights';
  if (missingPrivileges.length === 0) return fits(check, `The role "${role}" may read and write every existing table.`);
  const more = missingPrivileges.length - SHOWN;
  const shown = missingPrivileges.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return differs(check, `The role "${role}" has no ${shown}: grant them to it.`);
}

function createRightsFinding({ role, database, mayCreateSchemas }: ServerFacts, migrates: boolean): ServerFinding {
  const check = 'database-create';
  if (mayCreateSchemas) return fits(check, `The role "${role}" may create schemas, as migrations and rebuilds do.`);
  const may = `The role "${role}" may not create schemas in "${database}"`;
  return migrates
    ? differs(check, `${may}: grant it CREATE there, or set DATABASE_MIGRATE=off and migrate by another role.`)
    : undetermined(check, `${may}: migrations and rebuilds need another role.`);
}
