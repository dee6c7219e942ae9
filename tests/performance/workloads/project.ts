import { setTimeout as elapsed } from 'node:timers/promises';
import { countVoid, newLog, untilProjected, type Stock } from '../data/stock';
import { topicOf } from '../data/fill-log';
import { consumeAndInsert } from '../floors/unnest';
import type { Bench, Workload } from '../harness/bench';
import { figureOf } from '../harness/figures';
import { residentMegabytes } from '../harness/processes';
import { atLeast, atMost, floor, peer, ratio, type Row } from '../harness/row';
import { dropDatabase, newPlace, type Place } from '../harness/servers';
import { openPool } from '../support/open-pool';
import { runScript } from '../load/run-script';

export const project: Workload = {
  name: 'project',
  number: 5,
  title: 'projection from offset 0: 100,000 and 1,000,000 events over 20,000 partnerships, 12 terms each',
  async run(bench) {
    const partnerships = bench.size(20_000, 2_000);
    const small = await newLog(bench, bench.size(100_000, 10_000), partnerships);
    const large = await newLog(bench, bench.size(1_000_000, 40_000), partnerships);
    const emmett = await emmettOf(bench, partnerships);
    const rows: Row[] = [];
    for (const stock of [small, large]) rows.push(await rowOf(bench, stock, stock === small ? emmett : null));
    const [first, second] = rows as [Row, Row];
    const grown = atLeast(0.85, `rate at ${count(large)} ÷ at ${count(small)}`, ratio(second.ours, first.ours));
    // Emmett's time for each event does not depend on how many there are: its documents stay small.
    const besideEmmett = first.beside.find(({ role }) => role === 'peer')!;
    const thirty = atLeast(30, '÷ Emmett rebuild', ratio(second.ours, besideEmmett.figure));
    return [first, { ...second, beside: [...second.beside, besideEmmett], goals: [...second.goals, grown, thirty] }];
  },
};

const count = ({ events }: Stock): string => events.toLocaleString('en-GB');

const EMMETT = '../peers/emmett-rebuild.ts';

interface Emmett {
  readonly databaseUrl: string;
  readonly events: number;
  readonly partnerships: number;
}

/** Fewer events than ours: the figure is in events a second, and a million would take it half an hour each time. */
async function emmettOf(bench: Bench, partnerships: number): Promise<Emmett> {
  const events = bench.size(40_000, 4_000);
  const { databaseUrl } = await bench.place('emmett');
  bench.report(`recording ${events.toLocaleString('en-GB')} events with Emmett`);
  await runScript<number>(EMMETT, ['fill', databaseUrl, events, partnerships]);
  return { databaseUrl, events, partnerships };
}

const rebuildEmmett = ({ databaseUrl, events, partnerships }: Emmett): Promise<number> =>
  runScript<number>(EMMETT, ['rebuild', databaseUrl, events, partnerships]);

async function rowOf(bench: Bench, stock: Stock, emmett: Emmett | null): Promise<Row> {
  const { place, events } = stock;
  const resident: number[] = [];
  const { ours, inserted, rebuilt } = await bench.interleaved({
    ours: () => projectAll(bench, stock, resident),
    inserted: () => consumeAndInsert(bench.servers.brokers, place.databaseUrl, topicOf(place), events),
    rebuilt: async () => emmett && rebuildEmmett(emmett),
  });
  const [figure, floored] = [figureOf(ours.map(({ rate }) => rate)), figureOf(inserted)];
  const rebuilds = rebuilt.filter((rate) => rate !== null);
  const peers = emmett ? [peer(`Emmett rebuild of ${emmett.events.toLocaleString('en-GB')}`, figureOf(rebuilds))] : [];
  return {
    what: `events a second, ${count(stock)} events of ${stock.partnerships.toLocaleString('en-GB')} partnerships`,
    unit: '/s',
    ours: figure,
    beside: [floor('Kafka, JSON.parse, unnest of 500', floored), ...peers],
    goals: [
      atLeast(0.4, '÷ floor', ratio(figure, floored)),
      ...peers.map(({ figure: rate }) => atLeast(30, '÷ Emmett rebuild', ratio(figure, rate))),
      atMost(0, 'void decisions', Math.max(...ours.map(({ voided }) => voided))),
    ],
    notes: [
      `projector: ${Math.round(Math.max(...resident))} MB resident at the end; on disk ${perEvent(ours.at(-1)!.bytes, events)} of Postgres an event`,
    ],
  };
}

const perEvent = (bytes: number, events: number): string => `${Math.round(bytes / events)} bytes`;

interface Projected {
  readonly rate: number;
  readonly voided: number;
  readonly bytes: number;
}

/** From nothing by the built projector alone, into a database of this round. */
async function projectAll(bench: Bench, { place, events }: Stock, resident: number[]): Promise<Projected> {
  const empty: Place = await newPlace(bench.servers, 'round');
  const target = { ...empty, topicPrefix: place.topicPrefix };
  const projector = await bench.projector(target);
  try {
    const rate = await untilProjected(bench, target, events);
    resident.push(residentMegabytes(projector.pid));
    return { rate, voided: await countVoid(target.databaseUrl), bytes: await bytesOf(target) };
  } finally {
    await projector.stop();
    await dropDatabase(bench.servers, empty.databaseUrl);
    // The space of dropped files is freed in the background, which should not slow the next measurement.
    await elapsed(500);
  }
}

async function bytesOf({ databaseUrl }: Place): Promise<number> {
  const pool = openPool(databaseUrl, 1);
  const { rows } = await pool.query<{ bytes: number }>('SELECT pg_database_size(current_database())::float8 AS bytes');
  await pool.end();
  return rows[0]!.bytes;
}
