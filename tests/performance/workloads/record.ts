import { started, partnershipName } from '../data/story';
import { join } from 'node:path';
import type { Bench } from '../harness/bench';
import { startScript, type Running } from '../harness/processes';
import type { LoadResult } from '../load/job';
import { runLoad } from '../load/run-load';
import type { Place } from '../harness/servers';

export const eventsPath = '/v1/partnerships/{id}/events';

/** Starts partnerships over HTTP, as a client would. */
export async function beginPartnerships(url: string, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, n) =>
    JSON.stringify({ partnershipId: partnershipName(n), events: [started()] }),
  );
  const response = await fetch(`${url}/v1/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  const summary = (await response.text()).trim().split('\n').at(-1)!;
  if (!summary.includes('"refused":0')) throw new Error(`the partnerships were not begun: ${summary}`);
}

/** The process with Emmett and the primary-key route, on databases of its own and of `rows`. */
export async function startPeers(bench: Bench, rows?: Place): Promise<Running> {
  const { databaseUrl } = await bench.place('peers');
  const env = { BENCH_DATABASE_URL: databaseUrl, ...(rows && { BENCH_ROWS_URL: rows.databaseUrl }) };
  return bench.ending(startScript(join(__dirname, '../peers/peers.app.ts'), env));
}

let seed = 1;

/** One round of recording; every round sends other events. */
export const recording = (
  urls: readonly string[],
  job: { clients: number; partnerships: number; seconds: number },
): Promise<LoadResult> => runLoad({ urls, posts: 'record', seed: (seed += 1), ...job });
