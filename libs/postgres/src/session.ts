import type { PoolConfig } from 'pg';

/** Settings for name lookup and query plans, set per connection, or per transaction where connections are shared. */
export interface SessionSettings {
  readonly search_path: string;
  readonly plan_cache_mode: string;
  readonly [name: string]: string;
}

/** Returns settings with which unqualified names are looked up in these schemas, then in `public`. */
export const sessionOf = (schemas: readonly string[]): SessionSettings => ({
  plan_cache_mode: 'force_generic_plan',
  search_path: [...new Set([...schemas, 'public'])].join(', '),
});

/**
 * Returns settings with which every statement finds its rows by index. A generic plan made while a table is empty, as when a log is first read, would
 * read the whole table each time until it is analysed.
 */
export const sessionByIndex = (schemas: readonly string[]): SessionSettings => ({
  ...sessionOf(schemas),
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
});

/**
 * The settings last as long as the connection. They are sent as a statement: poolers refuse or ignore start-up parameters (`options`), and `options`
 * in the URL would replace ours.
 */
export const forSession = (settings: SessionSettings): string => set('SET', settings);

/** The settings end with the transaction: behind a pooler the next one may run on another connection. */
export const forTransaction = (settings: SessionSettings): string => set('SET LOCAL', settings);

const set = (verb: string, settings: SessionSettings): string =>
  Object.entries(settings)
    .map(([name, value]) => `${verb} ${name} TO ${value}`)
    .join('; ');

/** Returns the `onConnect` hook of a pool, which sets the settings before a connection is handed out. */
export const beginsWith = (settings: SessionSettings): NonNullable<PoolConfig['onConnect']> => {
  const text = forSession(settings);
  // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it; its types do not declare it
  return async (client) => void (await client.query(text));
};
