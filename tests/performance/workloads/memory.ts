import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newLog, newStock, untilProjected } from '../data/stock';
import { topicOf } from '../data/fill-log';
import type { Bench, Workload } from '../harness/bench';
import { figureOf, formatted } from '../harness/figures';
import { residentMegabytes, type Running } from '../harness/processes';
import { childrenOf, proportionalMegabytes } from '../harness/resident';
import { atMost, type Row, type Unit } from '../harness/row';
import type { Place } from '../harness/servers';
import { runLoad } from '../load/run-load';
import { SseReaders } from '../load/sse-readers';
import { openPool } from '../support/open-pool';
import { termsOf } from './questions-of';
import { eventsPath, recording } from './record';

export const memory: Workload = {
  name: 'memory',
  number: 12,
  title: 'memory of every process, of an SSE reader; room on disk of 1,000,000 events; flat over time',
  async run(bench) {
    const events = bench.size(1_000_000, 20_000);
    const afterProjection = await projectorAfter(bench, events);
    const stock = await newStock(bench, bench.size(100_000, 10_000));
    const service = await bench.service(stock.place, [`--max-old-space-size=${HEAP_MB}`]);
    const fresh = residentMegabytes(service.pid);
    const readers = await perReader(bench, service.url, service.pid);
    const over = await overTime(bench, service, stock.partnerships);
    const { kafkaPid, postgresPid } = bench.servers;
    const [full, last] = [over[TURNS_TO_FILL - 1]!, over.at(-1)!];
    return [
      row('projector, after workload 5', 'MB', afterProjection.resident),
      row(
        `service (all in one process, a heap of at most ${HEAP_MB.toLocaleString('en-GB')} MB), started`,
        'MB',
        fresh,
      ),
      {
        ...row('service, after queries and records for a while', 'MB', last),
        goals: [atMost(1.1, `last look ÷ that of turn ${TURNS_TO_FILL}, when the caches are full`, last / full)],
        notes: [`looked at in turn: ${over.map(formatted).join(', ')} MB`],
      },
      row('an SSE reader, in the service', 'kB', readers, ['what the process grows by: less where its heap has room']),
      row('Kafka', 'MB', residentMegabytes(kafkaPid)),
      row(
        'Postgres, shared memory counted once',
        'MB',
        proportionalMegabytes([postgresPid, ...childrenOf(postgresPid)]),
      ),
      row('on disk for 1,000,000 events, Kafka', 'MB', afterProjection.kafka, notesOf(events)),
      row('on disk for 1,000,000 events, Postgres', 'MB', afterProjection.postgres, notesOf(events)),
    ];
  },
};

const notesOf = (events: number): string[] =>
  events === 1_000_000 ? [] : [`from ${events.toLocaleString('en-GB')} events`];

const row = (what: string, unit: Unit, measured: number, notes: readonly string[] = []): Row => ({
  what,
  unit,
  ours: figureOf([measured]),
  beside: [],
  goals: [],
  notes,
});

/** After workload 5: the projector's memory and the space on disk, for a million events. */
async function projectorAfter(
  bench: Bench,
  events: number,
): Promise<{ resident: number; kafka: number; postgres: number }> {
  const { place } = await newLog(bench, events, bench.size(20_000, 2_000));
  bench.report('projecting');
  const projector = await bench.projector(place);
  await untilProjected(bench, place, events);
  const resident = residentMegabytes(projector.pid);
  await projector.stop();
  const perMillion = 1_000_000 / events / 2 ** 20;
  return {
    resident,
    kafka: bytesOfTopic(bench.servers.dataDir, topicOf(place)) * perMillion,
    postgres: (await bytesOfDatabase(place)) * perMillion,
  };
}

/** The length of the segments alone: the index files beside them are created at full size, still empty. */
function bytesOfTopic(dataDir: string, topic: string): number {
  const logs = join(dataDir, 'kafka');
  const files = readdirSync(logs, { recursive: true, withFileTypes: true });
  return files
    .filter(({ name, parentPath }) => name.endsWith('.log') && parentPath.includes(`${topic}-`))
    .reduce((sum, { name, parentPath }) => sum + statSync(join(parentPath, name)).size, 0);
}

async function bytesOfDatabase({ databaseUrl }: Place): Promise<number> {
  const pool = openPool(databaseUrl, 1);
  const { rows } = await pool.query<{ bytes: number }>('SELECT pg_database_size(current_database())::float8 AS bytes');
  await pool.end();
  return rows[0]!.bytes;
}

/** Kilobytes of the service's memory for each connected reader. */
async function perReader(bench: Bench, url: string, pid: number): Promise<number> {
  const count = bench.size(2_000, 300);
  const readers = SseReaders.start();
  try {
    await readers.listen(url, 1);
    const alone = residentMegabytes(pid);
    bench.report(`connecting ${count.toLocaleString('en-GB')} readers`);
    await readers.listen(url, count);
    return ((residentMegabytes(pid) - alone) * 1_024) / (count - 1);
  } finally {
    await readers.stop();
  }
}

/** The heap, of which the caches take their share: so small that they are full after a few turns. */
const HEAP_MB = 1_536;

/** After this many turns the caches are full: growth from then on is a leak. */
const TURNS_TO_FILL = 6;
const TURNS = 10;

/** Queries and records in turn, and the service's memory after each turn. */
async function overTime(bench: Bench, service: Running, partnerships: number): Promise<number[]> {
  const seconds = bench.size(10, 2);
  const looks: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    bench.report(`queries and records, turn ${turn + 1} of ${TURNS}`);
    await runLoad({
      urls: [termsOf(service)],
      clients: 16,
      partnerships,
      seconds,
      seed: turn,
    });
    await recording([`${service.url}${eventsPath}`], { clients: 16, partnerships, seconds });
    looks.push(residentMegabytes(service.pid));
  }
  return looks;
}
