import type { Settings } from '#config';

/** The default pool size of each service, without DATABASE_POOL_SIZE. */
const POOLS = { projector: 8, 'command-api': 10, notifier: 10, 'query-api': 16 };
/** The connections of a process outside its pool, which listen for commits. */
const LISTENERS = 1;
/** The connections of a process to the direct address if DATABASE_URL is a pooler. */
const DIRECT = 5;

/** Returns the maximum number of connections to the server itself that one instance of each service uses. */
export function connectionsOfServices({
  databasePoolSize,
  databaseDirectUrl,
}: Pick<Settings, 'databasePoolSize' | 'databaseDirectUrl'>): number {
  return Object.values(POOLS)
    .map((size) => (databaseDirectUrl === undefined ? (databasePoolSize ?? size) + LISTENERS : DIRECT))
    .reduce((sum, each) => sum + each, 0);
}
