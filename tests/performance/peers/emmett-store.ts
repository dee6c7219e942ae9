import { projections, type Event, type ReadEvent } from '@event-driven-io/emmett';
import {
  getPostgreSQLEventStore,
  pongoSingleStreamProjection,
  type PostgresEventStore,
} from '@event-driven-io/emmett-postgresql';
import { Pool } from 'pg';

/** As many connections as Emmett's documentation configures. */
const POOL = 20;

export interface Effect {
  readonly kind: string;
  readonly scope: string;
  readonly value: object;
}

/** One event of ours, as one of Emmett's. */
export type Recorded = Event<
  'Recorded',
  { readonly occurred: string; readonly effects?: readonly Effect[]; readonly [more: string]: unknown }
>;

type TermsDocument = { terms: Record<string, { from: string; value: object }> };

/**
 * A document for each partnership with the newest value of each term. That is far less than what ours keeps: it answers for no past day and no
 * earlier knowledge. It stays as small however much is recorded, so nothing of ours is compared with a document that grows.
 */
export const termsDocuments = pongoSingleStreamProjection<TermsDocument, Recorded>({
  collectionName: 'partnership_terms',
  canHandle: ['Recorded'],
  initialState: () => ({ terms: {} }),
  evolve: (document: TermsDocument, { data }: ReadEvent<Recorded>) => ({
    terms: {
      ...document.terms,
      ...Object.fromEntries(
        (data.effects ?? []).map(({ kind, scope, value }) => [`${kind}/${scope}`, { from: data.occurred, value }]),
      ),
    },
  }),
});

export interface OpenStore {
  readonly store: PostgresEventStore;
  close(): Promise<void>;
}

/** Opened as Emmett's own benchmarks do for speed: pooled, and the schema made beforehand instead of checked at each call. */
export async function openEmmett(connectionString: string, inline: boolean): Promise<OpenStore> {
  const pool = new Pool({ connectionString, max: POOL });
  pool.on('error', () => undefined);
  const store = getPostgreSQLEventStore(connectionString, {
    connectionOptions: { pool },
    schema: { autoMigration: 'None' },
    ...(inline && { projections: projections.inline([termsDocuments]) }),
  });
  await store.schema.migrate();
  return {
    store,
    async close() {
      await store.close();
      if (!pool.ended) await pool.end();
    },
  };
}
