import { countVoid } from '../data/stock';
import { groupCommit } from '../floors/bare-kafka';
import type { Bench, Workload } from '../harness/bench';
import { atLeast, atMost, floor, latencyOf, peer, rateOf, ratio, type Row } from '../harness/row';
import { notRecorded } from '../load/run-load';
import { beginPartnerships, eventsPath, recording, startPeers } from './record';

const CLIENTS = 64;

export const recordContended: Workload = {
  name: 'record-contended',
  number: 3,
  title: 'record, 64 clients over 20 partnerships, and over one; by one process and by two',
  async run(bench) {
    const peers = await startPeers(bench);
    const rows: Row[] = [];
    for (const partnerships of [20, 1]) rows.push(...(await rowsOf(bench, partnerships, peers.url)));
    return rows;
  },
};

async function rowsOf(bench: Bench, partnerships: number, besides: string): Promise<Row[]> {
  const seconds = bench.seconds;
  const [alone, shared] = [await bench.place('one-process'), await bench.place('two-processes')];
  const one = await bench.service(alone);
  const [first, second] = [await bench.service(shared), await bench.service(shared)];
  for (const { url } of [one, first]) await beginPartnerships(url, partnerships);
  const load = (...urls: string[]) => recording(urls, { clients: CLIENTS, partnerships, seconds });
  const urlOf = ({ url }: { url: string }): string => `${url}${eventsPath}`;
  const acts = {
    ours: () => load(urlOf(one)),
    inline: () => load(`${besides}/emmett/inline/{id}`),
    produced: () => groupCommit(bench.servers.brokers, { appenders: CLIENTS, seconds, keys: partnerships }),
    ofTwo: () => load(urlOf(first), urlOf(second)),
  };
  bench.report(`warming up over ${partnerships}`);
  await acts.ours();
  await acts.inline();
  await acts.ofTwo();
  const { ours, inline, produced, ofTwo } = await bench.interleaved(acts);
  const [figure, figureOfTwo] = [rateOf(ours), rateOf(ofTwo)];
  const over = `64 clients over ${partnerships === 1 ? 'one partnership' : `${partnerships} partnerships`}`;
  return [
    {
      what: `records a second, ${over}`,
      unit: '/s',
      ours: figure,
      latency: latencyOf(ours),
      beside: [
        floor('bare produce, group commit', rateOf(produced), latencyOf(produced)),
        peer('Emmett inline', rateOf(inline), latencyOf(inline)),
      ],
      goals: [
        atLeast(20, '÷ Emmett inline', ratio(figure, rateOf(inline))),
        atMost(0, 'void decisions in one process', await countVoid(alone.databaseUrl)),
      ],
      notes: notRecorded(ours),
    },
    {
      what: `effective decisions a second by two processes, ${over}`,
      unit: '/s',
      ours: figureOfTwo,
      latency: latencyOf(ofTwo),
      beside: [floor('one process', figure)],
      goals: [atLeast(0.5, 'two processes ÷ one', ratio(figureOfTwo, figure))],
      notes: [
        ...notRecorded(ofTwo),
        `${(await countVoid(shared.databaseUrl)).toLocaleString('en-GB')} void decisions, each decided again`,
      ],
    },
  ];
}
