import { rebuildPostgreSQLProjections } from '@event-driven-io/emmett-postgresql';
import { amended, partnershipName, started } from '../data/story';
import { openEmmett, termsDocuments, type Recorded } from './emmett-store';
import type { Progress } from '../harness/progress';

/** Ten times Emmett's default of 100: among those that its own benchmark of rebuilds tries, and faster here than the default. */
const BATCH = 1_000;
const STREAMS_AT_ONCE = 16;

/** Records the same events, partnership by partnership: how they came in is not what a rebuild measures. */
export async function fillEmmett(
  connectionString: string,
  { events, partnerships, progress }: { events: number; partnerships: number; progress: Progress },
): Promise<void> {
  const { store, close } = await openEmmett(connectionString, false);
  let next = 0;
  const fill = async (): Promise<void> => {
    for (let partnership = next++; partnership < partnerships; partnership = next++) {
      const recorded: Recorded[] = [];
      for (let n = partnership; n < events; n += partnerships) {
        const data = n < partnerships ? started() : amended(n);
        recorded.push({ type: 'Recorded', data });
      }
      await store.appendToStream(`inline-${partnershipName(partnership)}`, recorded);
      progress.count(partnership, partnerships);
    }
  };
  await Promise.all(Array.from({ length: STREAMS_AT_ONCE }, fill));
  await close();
}

/** Emmett's own rebuild of the projection that it also runs inline; events a second. */
export async function rebuildEmmett(connectionString: string, events: number): Promise<number> {
  const started = performance.now();
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
  return (events * 1_000) / (performance.now() - started);
}
