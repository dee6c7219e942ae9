import { newLog, untilProjected, type Stock } from '../data/stock';
import type { Bench, Workload } from '../harness/bench';
import { figureOf } from '../harness/figures';
import { peer, ratio, atLeast } from '../harness/row';
import { dropDatabase, newPlace } from '../harness/servers';

/** The database is lost: projectors share the partitions and fill a new one from the log. */
export const recover: Workload = {
  name: 'recover',
  number: 16,
  title: 'recovery of a lost database from the log, by one projector and by two',
  async run(bench) {
    const stock = await newLog(bench, bench.size(1_000_000, 40_000), bench.size(20_000, 2_000));
    const { two, one } = await bench.interleaved({
      two: () => recovered(bench, stock, 2),
      one: () => recovered(bench, stock, 1),
    });
    const [ours, alone] = [figureOf(two), figureOf(one)];
    return [
      {
        what: `events a second, ${stock.events.toLocaleString('en-GB')} events, two projectors`,
        unit: '/s',
        ours,
        beside: [peer('one projector', alone)],
        goals: [atLeast(1.2, 'two ÷ one', ratio(ours, alone))],
        notes: ['projectors, PostgreSQL and Kafka share the processors of one machine'],
      },
    ];
  },
};

async function recovered(bench: Bench, { place, events }: Stock, projectors: number): Promise<number> {
  const empty = await newPlace(bench.servers, 'round');
  const target = { ...empty, topicPrefix: place.topicPrefix };
  const running = await Promise.all(Array.from({ length: projectors }, () => bench.projector(target)));
  try {
    return await untilProjected(bench, target, events);
  } finally {
    await Promise.all(running.map((projector) => projector.stop()));
    await dropDatabase(bench.servers, empty.databaseUrl);
  }
}
