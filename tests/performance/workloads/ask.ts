import { newStock, type Stock } from '../data/stock';
import type { Bench, Workload } from '../harness/bench';
import { figureOf } from '../harness/figures';
import type { Running } from '../harness/processes';
import { atLeast, atMost, floor, latencyOf, p50Of, peer, rateOf, ratio, type Row } from '../harness/row';
import { QUESTIONS } from '../load/job';
import { runLoad } from '../load/run-load';
import { FilledLayouts } from '../peers/filled-layout';
import { appendOnly, currentAndClosed } from '../peers/layouts';
import { openPool } from '../support/open-pool';
import { askBelowHttp } from './ask-below-http';
import { askFor, asking, askingLayout, expectSameAnswers, questionsOf, termsOf, type Time } from './questions-of';
import { startPeers } from './record';

const CLIENTS = [1, 16];
const TIMES = ['now', 'past'] as const;

export const ask: Workload = {
  name: 'ask',
  number: 6,
  title:
    'terms at a random date, now and as known at a random earlier version, at 10,000, 100,000 and 1,000,000 events',
  async run(bench) {
    const sizes = bench.quick ? [2_000, 20_000] : [10_000, 100_000, 1_000_000];
    const served: Served[] = [];
    for (const size of sizes) served.push(await serve(bench, await newStock(bench, size)));
    for (const each of served) await warmUp(bench, each);
    const rows: Row[] = [];
    for (const clients of CLIENTS)
      for (const each of served) for (const time of TIMES) rows.push(await overHttp(bench, each, { clients, time }));
    const [smallest, largest] = [served[0]!, served.at(-1)!];
    return [
      ...rows.map((row) => withGrowth(row, rows, { smallest, largest })),
      ...(await belowHttp(bench, largest.stock)),
      await inOneRequest(bench, largest),
    ];
  },
};

interface Served {
  readonly stock: Stock;
  readonly service: Running;
  /** A primary-key read of the same database through the same HTTP stack. */
  readonly peers: Running;
}

const serve = async (bench: Bench, stock: Stock): Promise<Served> => ({
  stock,
  service: await bench.service(stock.place),
  peers: await startPeers(bench, stock.place),
});

const rowOf = ({ url }: Running): string => `${url}/primary-key/{id}`;

/**
 * Node compiles the code only after some thousand answers, and the service fills its caches with the first
 * questions. The warm-up is as long for a large history as for a small one.
 */
async function warmUp(bench: Bench, { stock: { partnerships, versions }, service, peers }: Served): Promise<void> {
  bench.report('warming up');
  const seconds = secondsOf(bench);
  for (const url of [termsOf(service), termsOf(service, 'past'), rowOf(peers)])
    await runLoad({ urls: [url], clients: 16, partnerships, versions, seconds: seconds / 2, seed: 1 });
  const urls = [`${service.url}/v1/questions`];
  await runLoad({ urls, posts: 'questions', clients: 2, partnerships, versions, seconds: seconds * 3, seed: 1 });
}

const secondsOf = (bench: Bench): number => bench.size(4, 0.7);

async function overHttp(
  bench: Bench,
  { stock, service, peers }: Served,
  { clients, time }: { clients: number; time: Time },
): Promise<Row> {
  const { partnerships, versions } = stock;
  let seed = clients;
  const load = (url: string) =>
    runLoad({ urls: [url], clients, partnerships, versions, seconds: secondsOf(bench), seed: (seed += 1) });
  const what = whatOf(stock, clients, time);
  bench.report(what);
  const { ours, rows } = await bench.interleaved({
    ours: () => load(termsOf(service, time)),
    rows: () => load(rowOf(peers)),
  });
  const [figure, floored] = [p50Of(ours), p50Of(rows)];
  return {
    what,
    unit: 'ms',
    ours: figure,
    latency: latencyOf(ours),
    beside: [floor('primary key over HTTP', floored, latencyOf(rows))],
    goals: [atMost(1.5, 'p50 ÷ floor', ratio(figure, floored))],
    notes: [`${Math.round(rateOf(ours).median).toLocaleString('en-GB')} answers a second`],
  };
}

const whatOf = ({ events }: Stock, clients: number, time: Time): string =>
  `p50 of terms ${time === 'now' ? 'now' : 'at a past version'}, ${clients === 1 ? '1 client' : `${clients} clients`}, ${events.toLocaleString('en-GB')} events`;

/** How much more the largest history costs than the smallest, reported with the largest. */
function withGrowth(
  row: Row,
  rows: readonly Row[],
  { smallest, largest }: Record<'smallest' | 'largest', Served>,
): Row {
  for (const time of TIMES) {
    if (row.what !== whatOf(largest.stock, 1, time)) continue;
    const least = rows.find(({ what }) => what === whatOf(smallest.stock, 1, time))!;
    const text = `${largest.stock.events.toLocaleString('en-GB')} ÷ ${smallest.stock.events.toLocaleString('en-GB')} events`;
    return { ...row, goals: [...row.goals, atMost(1.3, text, ratio(row.ours, least.ours))] };
  }
  return row;
}

/** The service's code without HTTP beside the hand-written layouts, in one process, one question after the other on one connection each. */
async function belowHttp(bench: Bench, stock: Stock): Promise<Row[]> {
  const { partnerships, versions, events } = stock;
  bench.report('filling the hand-written layouts');
  const layouts = await FilledLayouts.open(bench, [appendOnly, currentAndClosed], partnerships);
  await layouts.fill(events);
  const pool = openPool(stock.place.databaseUrl, 1);
  bench.defer(() => pool.end());
  const [appended, closed] = layouts.all.map(askingLayout) as [
    ReturnType<typeof askingLayout>,
    ReturnType<typeof askingLayout>,
  ];
  const asks = { ours: asking(askBelowHttp(pool)), appended, closed };
  const subject = { first: 0, partnerships, versions };
  const rows: Row[] = [];
  for (const time of TIMES) {
    await expectSameAnswers(asks, questionsOf(subject, time, 1));
    let seed = 2;
    const one = (ask: keyof typeof asks) => () =>
      askFor(secondsOf(bench), asks[ask], questionsOf(subject, time, (seed += 1)));
    const measured = await bench.interleaved({ ours: one('ours'), appended: one('appended'), closed: one('closed') });
    const figure = p50Of(measured.ours);
    const peers = [
      peer(appendOnly.name, p50Of(measured.appended), latencyOf(measured.appended)),
      peer(currentAndClosed.name, p50Of(measured.closed), latencyOf(measured.closed)),
    ];
    const better = Math.min(...peers.map((each) => each.figure.median));
    rows.push({
      what: `p50 below HTTP, ${time === 'now' ? 'now' : 'at a past version'}, ${events.toLocaleString('en-GB')} events`,
      unit: 'ms',
      ours: figure,
      latency: latencyOf(measured.ours),
      beside: peers,
      goals: [atMost(1, '÷ the better layout', figure.median / better)],
    });
  }
  return rows;
}

/** A thousand questions in one request, beside as many requests. */
async function inOneRequest(bench: Bench, { stock, service }: Served): Promise<Row> {
  const { partnerships } = stock;
  const [seconds, clients] = [secondsOf(bench) * 2, 1];
  let seed = 100;
  const { together, single } = await bench.interleaved({
    together: () =>
      runLoad({
        urls: [`${service.url}/v1/questions`],
        posts: 'questions',
        clients,
        partnerships,
        seconds,
        seed: (seed += 1),
      }),
    single: () =>
      runLoad({
        urls: [termsOf(service)],
        clients,
        partnerships,
        seconds,
        seed: (seed += 1),
      }),
  });
  const rate = figureOf(rateOf(together).rounds.map((requests) => requests * QUESTIONS));
  const alone = rateOf(single);
  return {
    what: 'answers a second, 1,000 questions in one request',
    unit: '/s',
    ours: rate,
    latency: latencyOf(together),
    beside: [floor('single requests', alone)],
    goals: [atLeast(20, '÷ single requests', ratio(rate, alone))],
    notes: ['p50 and p99 are those of a request of 1,000'],
  };
}
