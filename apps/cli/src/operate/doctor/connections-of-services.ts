import type { Settings } from '#config';

/** What each service takes unless DATABASE_POOL_SIZE says otherwise. */
const POOLS = { projector: 8, 'command-api': 10, notifier: 10, 'query-api': 16 };
/** A process listens for commits beside its pool. */
const LISTENERS = 1;
/** What a process takes of the direct address where DATABASE_URL is a pooler. */
const DIRECT = 5;

/** How many connections one of each service takes from the server itself at most. */
export function connectionsOfServices({
  databasePoolSize,
  databaseDirectUrl,
}: Pick<Settings, 'databasePoolSize' | 'databaseDirectUrl'>): number {
  return Object.values(POOLS)
    .map((size) => (databaseDirectUrl === undefined ? (databasePoolSize ?? size) + LISTENERS : DIRECT))
    .reduce((sum, each) => sum + each, 0);
}
