import { readSecretFile, readSettingFile } from './setting-file';
import type { Settings } from './settings';

/** The connection to PostgreSQL. */
export interface DatabaseConnection {
  readonly url: string;
  /** The address for sessions that must persist. If set, `url` is a pooler that shares connections by transaction. */
  readonly directUrl?: string;
  readonly poolSize: number;
  readonly deadlines?: { readonly connectMs: number; readonly statementMs: number };
}

/** Reads the settings of PostgreSQL, with the password from its file. `poolSize` is the default of the service. */
export function readDatabaseConnection(settings: Settings, poolSize: number): DatabaseConnection {
  const { databaseUrl = '', databaseDirectUrl, databasePasswordFile } = settings;
  const password =
    databasePasswordFile === undefined ? undefined : readSecretFile('DATABASE_PASSWORD_FILE', databasePasswordFile);
  return {
    url: withPassword(databaseUrl, password),
    ...(databaseDirectUrl !== undefined && { directUrl: withPassword(databaseDirectUrl, password) }),
    poolSize: settings.databasePoolSize ?? poolSize,
    deadlines: {
      connectMs: settings.databaseConnectSeconds * 1_000,
      statementMs: settings.databaseStatementSeconds * 1_000,
    },
  };
}

/** Reads the files of certificates that the addresses name. Throws `SettingFileUnreadable` for one that cannot be read. */
export function assertDatabaseCertificates({ databaseUrl, databaseDirectUrl, databaseReplicaUrl }: Settings): void {
  const addresses = {
    DATABASE_URL: databaseUrl,
    DATABASE_DIRECT_URL: databaseDirectUrl,
    DATABASE_REPLICA_URL: databaseReplicaUrl,
  };
  for (const [variable, address = ''] of Object.entries(addresses)) {
    const parameters = URL.parse(address)?.searchParams;
    for (const name of ['sslrootcert', 'sslcert', 'sslkey']) {
      const file = parameters?.get(name);
      if (file) readSettingFile(`${variable}: ${name}`, file);
    }
  }
}

function withPassword(text: string, password: string | undefined): string {
  const url = URL.parse(text);
  if (url === null || password === undefined || url.password !== '') return text;
  url.password = encodeURIComponent(password);
  return url.href;
}
