import { rebuildPostgreSQLProjections } from '@event-driven-io/emmett-postgresql';
import { amended, partnershipName, started } from '../data/story';
import { openEmmett, termsDocuments, type Recorded } from './emmett-store';
import { openPool } from '../support/open-pool';

export interface Size {
  readonly events: number;
  readonly partnerships: number;
}

/** Ten times Emmett's default of 100: among those that its own benchmark of rebuilds tries, and faster here than the default. */
const BATCH = 1_000;

/**
 * Records the same events, partnership by partnership and one after the other: what came in at once, in another order than its transactions, is passed
 * over by the rebuild of this version, and so would be measured too fast.
 */
async function fill(connectionString: string, { events, partnerships }: Size): Promise<void> {
  const { store, close } = await openEmmett(connectionString, false);
  for (let partnership = 0; partnership < partnerships; partnership += 1) {
    const recorded: Recorded[] = [];
    for (let n = partnership; n < events; n += partnerships) {
      const data = n < partnerships ? started() : amended(n);
      recorded.push({ type: 'Recorded', data });
    }
    await store.appendToStream(`inline-${partnershipName(partnership)}`, recorded);
  }
  await close();
}

/**
 * Emmett's own rebuild of the projection that it also runs inline; events a second. In this version a second rebuild goes on at the checkpoint of the
 * first and so does nothing: the checkpoint is forgotten before, and the documents are counted after.
 */
async function rebuild(connectionString: string, { events, partnerships }: Size): Promise<number> {
  const pool = openPool(connectionString, 1);
  await pool.query('DELETE FROM emt_processors');
  const begun = performance.now();
  const consumer = rebuildPostgreSQLProjections({
    connectionString,
    projections: [termsDocuments],
    pulling: { batchSize: BATCH },
  });
  try {
    await consumer.start();
  } finally {
    await consumer.close();
  }
  const rate = (events * 1_000) / (performance.now() - begun);
  const { rows } = await pool.query<{ documents: number }>('SELECT count(*)::int AS documents FROM partnership_terms');
  await pool.end();
  if (rows[0]!.documents !== partnerships)
    throw new Error(`Emmett rebuilt ${rows[0]!.documents} documents of ${partnerships} partnerships`);
  return rate;
}

/**
 * A process of its own, as our projector is: node … emmett-rebuild.ts fill|rebuild URL EVENTS PARTNERSHIPS; a rebuild prints its events a second. Emmett also
 * makes `pg` read every bigint of its process as BigInt, which nothing of ours could be measured beside.
 */
async function main([what, url = '', events, partnerships]: string[]): Promise<number> {
  const size = { events: Number(events), partnerships: Number(partnerships) };
  if (what === 'rebuild') return rebuild(url, size);
  await fill(url, size);
  return 0;
}

void main(process.argv.slice(2)).then((result) => process.stdout.write(JSON.stringify(result)));
