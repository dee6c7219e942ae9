import { countVoid } from '../data/stock';
import { groupCommit } from '../floors/bare-kafka';
import type { Bench, Workload } from '../harness/bench';
import { atLeast, atMost, floor, latencyOf, peer, rateOf, ratio, type Row } from '../harness/row';
import { notRecorded } from '../load/run-load';
import { beginPartnerships, eventsPath, recording, startPeers } from './record';

const PARTNERSHIPS = 2_000;

export const recordManyClients: Workload = {
  name: 'record-many',
  number: 2,
  title: 'record, 64 and 256 clients over 2,000 partnerships, answered after projection',
  async run(bench) {
    const place = await bench.place('record-many');
    const [service, peers] = [await bench.service(place), await startPeers(bench)];
    await beginPartnerships(service.url, PARTNERSHIPS);
    const urls = {
      ours: `${service.url}${eventsPath}`,
      inline: `${peers.url}/emmett/inline/{id}`,
      bare: `${peers.url}/emmett/bare/{id}`,
    };
    const rows: Row[] = [];
    for (const clients of [64, 256]) rows.push(await rowOf(bench, clients, urls));
    const voided = await countVoid(place.databaseUrl);
    return rows.map((row) => ({ ...row, goals: [...row.goals, atMost(0, 'void decisions in one process', voided)] }));
  },
};

async function rowOf(bench: Bench, clients: number, urls: Record<'ours' | 'inline' | 'bare', string>): Promise<Row> {
  const load = (url: string) => recording([url], { clients, partnerships: PARTNERSHIPS, seconds: bench.seconds });
  bench.report(`warming up with ${clients} clients`);
  for (const url of Object.values(urls)) await load(url);
  const { ours, inline, bare, produced } = await bench.interleaved({
    ours: () => load(urls.ours),
    inline: () => load(urls.inline),
    bare: () => load(urls.bare),
    produced: () =>
      groupCommit(bench.servers.brokers, { appenders: clients, seconds: bench.seconds, keys: PARTNERSHIPS }),
  });
  const figure = rateOf(ours);
  return {
    what: `records a second, ${clients} clients over ${PARTNERSHIPS.toLocaleString('en-GB')} partnerships`,
    unit: '/s',
    ours: figure,
    latency: latencyOf(ours),
    beside: [
      floor('bare produce, group commit', rateOf(produced), latencyOf(produced)),
      peer('Emmett inline', rateOf(inline), latencyOf(inline)),
      peer('Emmett bare append', rateOf(bare), latencyOf(bare)),
    ],
    goals: [
      atLeast(8, '÷ Emmett inline', ratio(figure, rateOf(inline))),
      atLeast(3, '÷ Emmett bare append', ratio(figure, rateOf(bare))),
    ],
    notes: notRecorded(ours),
  };
}
