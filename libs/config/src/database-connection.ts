import { readSecretFile } from './setting-file';
import type { Settings } from './settings';

/** How PostgreSQL is reached. */
export interface DatabaseConnection {
  readonly url: string;
  /** Where sessions last. Given, the connections of `url` are shared by transaction. */
  readonly directUrl?: string;
  readonly poolSize: number;
  readonly deadlines?: { readonly connectMs: number; readonly statementMs: number };
}

/** The settings that tell of PostgreSQL, with the password from its file; `poolSize` is what the service takes unless it is told otherwise. */
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
