import { countVoid, untilProjected } from '../data/stock';
import type { Bench, Workload } from '../harness/bench';
import { figureOf } from '../harness/figures';
import { atLeast, atMost, floor, ratio } from '../harness/row';
import { dropDatabase, newPlace, type Place } from '../harness/servers';
import type { Imported } from '../load/import-lines';
import { runScript } from '../load/run-script';

export const importLines: Workload = {
  name: 'import',
  number: 4,
  title: 'import of 200,000 NDJSON lines, beside the projection of the very log that it wrote',
  async run(bench) {
    const lines = bench.size(200_000, 10_000);
    const partnerships = bench.size(20_000, 2_000);
    let last: Place | undefined;
    const { ours, projected } = await bench.interleaved({
      ours: async () => {
        const place = await bench.place('import');
        const rate = await importInto(bench, place, { lines, partnerships });
        last = place;
        return rate;
      },
      // If this comes first in the round, the log of the round does not exist yet.
      projected: async () => projectAgain(bench, (last ??= await imported(bench, { lines, partnerships })), lines),
    });
    const [figure, floored] = [figureOf(ours), figureOf(projected)];
    return [
      {
        what: `lines a second, ${lines.toLocaleString('en-GB')} lines over ${partnerships.toLocaleString('en-GB')} partnerships`,
        unit: '/s',
        ours: figure,
        beside: [floor('projection of the same log', floored)],
        goals: [
          atLeast(0.5, 'rate ÷ projection (workload 5)', ratio(figure, floored)),
          atMost(0, 'void decisions', await countVoid(last!.databaseUrl)),
        ],
      },
    ];
  },
};

interface Size {
  readonly lines: number;
  readonly partnerships: number;
}

async function imported(bench: Bench, size: Size): Promise<Place> {
  const place = await bench.place('import');
  await importInto(bench, place, size);
  return place;
}

async function importInto(bench: Bench, place: Place, { lines, partnerships }: Size): Promise<number> {
  const service = await bench.service(place);
  const { summary, seconds } = await runScript<Imported>('import-lines.ts', [service.url, lines, partnerships]);
  await service.stop();
  // Outstanding commands are in the log, and their rulings come after the summary.
  if (summary.recorded + summary.outstanding !== lines)
    throw new Error(`not all ${lines} lines were recorded: ${JSON.stringify(summary)}`);
  return lines / seconds;
}

async function projectAgain(bench: Bench, place: Place, events: number): Promise<number> {
  const empty = await newPlace(bench.servers, 'again');
  const target = { ...empty, topicPrefix: place.topicPrefix };
  const projector = await bench.projector(target);
  try {
    return await untilProjected(bench, target, events);
  } finally {
    await projector.stop();
    await dropDatabase(bench.servers, empty.databaseUrl);
  }
}
