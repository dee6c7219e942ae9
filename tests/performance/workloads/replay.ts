import { newStock } from '../data/stock';
import { readWithCursor } from '../floors/cursor';
import type { Workload } from '../harness/bench';
import { figureOf, formatted } from '../harness/figures';
import { residentWhile } from '../harness/resident';
import { atLeast, atMost, floor, ratio } from '../harness/row';
import type { Replayed } from '../load/read-replay';
import { runScript } from '../load/run-script';

export const replay: Workload = {
  name: 'replay',
  number: 10,
  title: 'replay of 1,000,000 events as NDJSON over HTTP',
  async run(bench) {
    const stock = await newStock(bench, bench.size(1_000_000, 20_000));
    const service = await bench.service(stock.place);
    const read = () => residentWhile(service.pid, () => runScript<Replayed>('read-replay.ts', [service.url]));
    // A first run lets the process grow to the memory that it needs.
    bench.report('warming up');
    await read();
    const { ours, cursor } = await bench.interleaved({
      ours: read,
      cursor: () => readWithCursor(stock.place.databaseUrl),
    });
    for (const { result } of ours)
      if (result.lines < stock.events) throw new Error(`${result.lines} lines of ${stock.events} events were told`);
    const [figure, floored] = [figureOf(ours.map(({ result }) => stock.events / result.seconds)), figureOf(cursor)];
    const [first, last] = [ours[0]!.resident, ours.at(-1)!.resident];
    const most = Math.max(...ours.map(({ resident }) => resident.most));
    return [
      {
        what: `events a second, ${stock.events.toLocaleString('en-GB')} events as NDJSON`,
        unit: '/s',
        ours: figure,
        beside: [floor('cursor through pg', floored)],
        goals: [
          atLeast(0.5, '÷ floor', ratio(figure, floored)),
          atMost(1.25, 'memory at most ÷ before the first', most / first.before),
        ],
        notes: [
          `service ${formatted(first.before)} MB resident before, at most ${formatted(most)} MB, ${formatted(last.after)} MB after`,
          `${formatted(ours[0]!.result.bytes / stock.events)} bytes an event`,
        ],
      },
    ];
  },
};
