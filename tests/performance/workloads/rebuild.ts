import { setTimeout as elapsed } from 'node:timers/promises';
import { newStock, type Stock } from '../data/stock';
import { topicOf } from '../data/fill-log';
import { insertSameRows } from '../floors/same-rows';
import { consumeAndInsert } from '../floors/unnest';
import type { Bench, Workload } from '../harness/bench';
import { figureOf, formatted } from '../harness/figures';
import type { Running } from '../harness/processes';
import { atMost, floor, latencyOf, p99Of, ratio } from '../harness/row';
import type { Job, LoadResult } from '../load/job';
import { runLoad } from '../load/run-load';
import { termsOf } from './questions-of';
import { eventsPath } from './record';

const CLIENTS = 4;
const RECORDS_A_SECOND = 200;
/** Enough clients to keep the rate even if each waits long. */
const RECORDERS = 32;
/** A rebuild that takes longer has failed. */
const AT_MOST_SECONDS = 1_200;
const AT_REST = ['swapped', 'refused', 'failed', 'cancelled', 'rolled-back', 'discarded'];

export const rebuild: Workload = {
  name: 'rebuild',
  number: 11,
  title: 'queries while the read models are rebuilt and 200 records a second come in',
  async run(bench) {
    const stock = await newStock(bench, bench.size(1_000_000, 10_000));
    const service = await bench.service(stock.place);
    let seed = 1;
    const ask = (seconds: number, until?: AbortSignal): Promise<LoadResult> => {
      const urls = [termsOf(service)];
      return runLoad({ urls, clients: CLIENTS, partnerships: stock.partnerships, seconds, seed: (seed += 1) }, until);
    };
    bench.report('warming up');
    await ask(bench.seconds);
    const subject = { stock, service, ask };
    const { undisturbed, recorded, disturbed, alone, same, inserted } = await bench.interleaved({
      undisturbed: () => ask(bench.seconds * 2),
      recorded: () => whileRecording(subject, elapsed(bench.seconds * 2_000)),
      disturbed: () => rebuildMeanwhile(bench, subject),
      alone: () => followRebuild(bench, service.url),
      same: () => insertSameRows(stock.place.databaseUrl),
      inserted: () =>
        consumeAndInsert(bench.servers.brokers, stock.place.databaseUrl, topicOf(stock.place), stock.events),
    });
    const queriesDuring = disturbed.map(({ questions }) => questions);
    const queriesBefore = recorded.map(({ questions }) => questions);
    const [figure, quiet, busy] = [p99Of(queriesDuring), p99Of(undisturbed), p99Of(queriesBefore)];
    const rate = figureOf(disturbed.map(({ eventsPerSecond }) => eventsPerSecond));
    const floored = figureOf(inserted);
    const copied = figureOf(same.map(({ rows, seconds }) => rows / seconds));
    const rowsOfEvent = same.at(-1)!.rows / same.at(-1)!.events;
    const filled = figureOf(alone.map(({ eventsPerSecond }) => eventsPerSecond * rowsOfEvent));
    return [
      {
        what: `p99 of terms, ${CLIENTS} clients, while ${stock.events.toLocaleString('en-GB')} events are rebuilt and ${RECORDS_A_SECOND} records a second come in`,
        unit: 'ms',
        ours: figure,
        latency: latencyOf(queriesDuring),
        beside: [
          floor('undisturbed', quiet, latencyOf(undisturbed)),
          floor('the records, but no rebuild', busy, latencyOf(queriesBefore)),
        ],
        goals: [
          atMost(3, 'p99 ÷ undisturbed', ratio(figure, quiet)),
          atMost(3, 'p99 ÷ the records, but no rebuild', ratio(figure, busy)),
        ],
        notes: [
          `from the request to the swap ${formatted(figureOf(disturbed.map(({ seconds }) => seconds)).median)} s`,
          `${formatted(figureOf(disturbed.map(({ records }) => records.times.length / records.seconds)).median)} records a second were answered`,
        ],
      },
      {
        what: 'events a second that the rebuild fills meanwhile',
        unit: '/s',
        ours: rate,
        beside: [floor('Kafka, JSON.parse, unnest of 500, undisturbed', floored)],
        goals: [],
      },
      {
        what: 'rows a second that the rebuild fills when nobody asks or records',
        unit: '/s',
        ours: filled,
        beside: [
          floor('Kafka, JSON.parse, unnest of 500, into one table', floored),
          floor('the same rows, INSERT … SELECT into such tables', copied),
        ],
        goals: [],
        notes: [`${formatted(filled.median / rowsOfEvent)} events a second, of ${formatted(rowsOfEvent)} rows each`],
      },
    ];
  },
};

interface LoadResults {
  readonly questions: LoadResult;
  readonly records: LoadResult;
}

interface Disturbed extends LoadResults {
  readonly eventsPerSecond: number;
  readonly seconds: number;
}

interface Subject {
  readonly stock: Stock;
  readonly service: Running;
  readonly ask: (seconds: number, until?: AbortSignal) => Promise<LoadResult>;
}

/** Queries and records at a rate until something is done. */
async function whileRecording({ stock, service, ask }: Subject, something: Promise<unknown>): Promise<LoadResults> {
  const done = new AbortController();
  const job: Job = {
    urls: [`${service.url}${eventsPath}`],
    posts: 'record',
    clients: RECORDERS,
    partnerships: stock.partnerships,
    seconds: AT_MOST_SECONDS,
    perSecond: RECORDS_A_SECOND,
    seed: 1,
  };
  const [questions, records] = await Promise.all([
    ask(AT_MOST_SECONDS, done.signal),
    runLoad(job, done.signal),
    something.finally(() => done.abort()),
  ]);
  return { questions, records };
}

async function rebuildMeanwhile(bench: Bench, subject: Subject): Promise<Disturbed> {
  const rebuilt = followRebuild(bench, subject.service.url);
  return { ...(await whileRecording(subject, rebuilt)), ...(await rebuilt) };
}

interface Rebuild {
  readonly id: string;
  readonly state: string;
  readonly progress: { readonly records: number; readonly ofRecords: number } | null;
  readonly error: string | null;
}

/** From the request to the swap; then drops the former build, so that the next round starts like this one. */
async function followRebuild(bench: Bench, url: string): Promise<Omit<Disturbed, keyof LoadResults>> {
  const begun = performance.now();
  const { id } = await call(url, 'POST', '');
  let first: Filled | undefined;
  let last: Filled | undefined;
  for (;;) {
    const { state, progress, error } = await call(url, 'GET', `/${id}`);
    if (progress && progress.records > (last?.records ?? 0) && (state === 'filling' || !last)) {
      bench.progress.count(progress.records, progress.ofRecords);
      last = { records: progress.records, at: performance.now() };
      first ??= last;
    }
    if (AT_REST.includes(state)) {
      if (state !== 'swapped') throw new Error(`the rebuild is ${state}: ${error}`);
      break;
    }
    await elapsed(50);
  }
  const seconds = (performance.now() - begun) / 1_000;
  await call(url, 'DELETE', `/${id}`);
  while ((await call(url, 'GET', `/${id}`)).state !== 'discarded') await elapsed(50);
  return { eventsPerSecond: rateBetween(first, last, begun), seconds };
}

interface Filled {
  readonly records: number;
  readonly at: number;
}

/** A rebuild so short that it reported its progress only once is measured from the request on. */
function rateBetween(first: Filled | undefined, last: Filled | undefined, begun: number): number {
  if (!first || !last) return NaN;
  const from = last.records > first.records ? first : { records: 0, at: begun };
  return ((last.records - from.records) * 1_000) / (last.at - from.at);
}

async function call(url: string, method: string, path: string): Promise<Rebuild> {
  const response = await fetch(`${url}/v1/rebuilds${path}`, {
    method,
    ...(method === 'POST' && { headers: { 'content-type': 'application/json' }, body: '{}' }),
  });
  if (!response.ok) throw new Error(`${method} /v1/rebuilds${path}: ${response.status} ${await response.text()}`);
  // As its route describes it.
  return (await response.json()) as Rebuild;
}
