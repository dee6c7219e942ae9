import type { PoolConfig } from 'pg';

/** How names are looked up and statements planned: what connections are made with, and where they are shared, what each transaction begins with. */
export interface SessionSettings {
  readonly search_path: string;
  readonly plan_cache_mode: string;
  readonly [name: string]: string;
}

/** Unqualified names are looked for in these schemas, and then in `public`. */
export const sessionOf = (schemas: readonly string[]): SessionSettings => ({
  plan_cache_mode: 'force_generic_plan',
  search_path: [...new Set([...schemas, 'public'])].join(', '),
});

/**
 * Statements find their rows by index whatever they ask for. Planned once and for all while a table is empty, as it is when a log is first read, they
 * would read all of it each time, for as long as nobody analyses it.
 */
export const sessionByIndex = (schemas: readonly string[]): SessionSettings => ({
  ...sessionOf(schemas),
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
});

/**
 * For as long as the connection lasts. Sent as a statement: start-up parameters (`options`) are refused or ignored by poolers, and one of the URL
 * would take the place of ours.
 */
export const forSession = (settings: SessionSettings): string => set('SET', settings);

/** Until the transaction ends: behind a pooler the next one may run on another connection. */
export const forTransaction = (settings: SessionSettings): string => set('SET LOCAL', settings);

const set = (verb: string, settings: SessionSettings): string =>
  Object.entries(settings)
    .map(([name, value]) => `${verb} ${name} TO ${value}`)
    .join('; ');

/** To be given to a pool as `onConnect`: no connection is handed out before it is so. */
export const beginsWith = (settings: SessionSettings): NonNullable<PoolConfig['onConnect']> => {
  const text = forSession(settings);
  // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it; its types do not tell
  return async (client) => void (await client.query(text));
};
