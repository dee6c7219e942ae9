import { countVoid } from '../data/stock';
import { produceToConsume } from '../floors/bare-kafka';
import { singleRowCommits } from '../floors/single-row-commits';
import type { Workload } from '../harness/bench';
import { plus } from '../harness/figures';
import { atMost, floor, latencyOf, p50Of, ratio } from '../harness/row';
import { notRecorded } from '../load/run-load';
import { beginPartnerships, eventsPath, recording } from './record';

const PARTNERSHIPS = 2_000;

export const recordOneClient: Workload = {
  name: 'record-1',
  number: 1,
  title: 'record one event, one client after its answer, which comes after projection',
  async run(bench) {
    const place = await bench.place('record-1');
    const service = await bench.service(place);
    await beginPartnerships(service.url, PARTNERSHIPS);
    const load = (seconds: number) =>
      recording([`${service.url}${eventsPath}`], { clients: 1, partnerships: PARTNERSHIPS, seconds });
    bench.report('warming up');
    await load(bench.seconds);
    const count = bench.size(500, 200);
    const { ours, consumed, committed } = await bench.interleaved({
      ours: () => load(bench.seconds),
      consumed: () => produceToConsume(bench.servers.brokers, count),
      committed: () => singleRowCommits(place.databaseUrl, count),
    });
    const both = plus(p50Of(consumed), p50Of(committed));
    const figure = p50Of(ours);
    return [
      {
        what: 'p50 of a record, 1 client',
        unit: 'ms',
        ours: figure,
        latency: latencyOf(ours),
        beside: [floor('produce→consume + one commit', both)],
        goals: [
          atMost(2, 'p50 ÷ floor', ratio(figure, both)),
          atMost(0, 'void decisions', await countVoid(place.databaseUrl)),
        ],
        notes: [
          ...notRecorded(ours),
          `bare produce→consume p50 ${p50Of(consumed).median.toFixed(2)} ms, single-row commit p50 ${p50Of(committed).median.toFixed(2)} ms`,
        ],
      },
    ];
  },
};
