import { readSecretFile } from './setting-file';
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

function withPassword(text: string, password: string | undefined): string {
  const url = URL.parse(text);
  if (url === null || password === undefined || url.password !== '') return text;
  url.password = encodeURIComponent(password);
  return url.href;
}
