import { seededRandom } from '#event-log';
import { Dice } from '#testing';
import { agreed, set, started } from '../../integration/support/events';
import { hostileCases, type HostileCase } from '../../integration/support/hostile-requests';
import { startPipeline, type Pipeline } from '../../integration/support/pipeline';
import { processorMs } from '../../integration/support/processor-ms';
import type { Bench, Workload } from '../harness/bench';
import { figureOf, type Figure } from '../harness/figures';
import { atMost, floor, ratio, type Row } from '../harness/row';
import { dropDatabase, newPlace } from '../harness/servers';
import { livenessRows } from './hostile-liveness';

const SEED = 1;
const ANSWER_WITHIN_MS = 120_000;
/** DESIGN section 4. */
const MOST_ORDINARY_EVENTS = 2_000;

export const hostile: Workload = {
  name: 'hostile',
  number: 14,
  title:
    'the costliest requests that are legal, in processor time, without Kafka; how soon the service says that it lives meanwhile',
  async run(bench) {
    const cases = Object.entries(hostileCases(new Dice(seededRandom(SEED)), bench.size(5_000, 1_000)));
    const ordinary: number[] = [];
    const worst = new Map<string, number[]>(cases.map(([name]) => [name, []]));
    for (let round = 1; round <= bench.rounds; round += 1) {
      const { databaseUrl } = await newPlace(bench.servers, 'hostile');
      const pipeline = await startPipeline({ url: databaseUrl, answerWithinMs: ANSWER_WITHIN_MS });
      try {
        bench.report(`round ${round} of ${bench.rounds}: ordinary events`);
        ordinary.push(await ofOrdinaryEvent(pipeline, bench));
        for (const [name, each] of cases) {
          bench.report(`round ${round} of ${bench.rounds}: ${name}`);
          worst.get(name)!.push(await ofWorstRequest(pipeline, name, each));
        }
      } finally {
        await pipeline.close();
        await dropDatabase(bench.servers, databaseUrl);
      }
    }
    const costs = cases.map(([name]) => rowOf(name, figureOf(worst.get(name)!), figureOf(ordinary)));
    return [...costs, ...(await livenessRows(bench))];
  },
};

const rowOf = (what: string, ours: Figure, ordinary: Figure): Row => ({
  what: `processor time of one request: ${what}`,
  unit: 'ms',
  ours,
  beside: [floor('an ordinary event', ordinary)],
  goals: [atMost(MOST_ORDINARY_EVENTS, 'request ÷ ordinary event', ratio(ours, ordinary))],
});

/** Milliseconds of processor time of an event that sets one of twenty terms anew. */
async function ofOrdinaryEvent(pipeline: Pipeline, bench: Bench): Promise<number> {
  const events = bench.size(600, 200);
  const ordinary = (nth: number): object => agreed([set(`value ${nth}`, { scope: `s${nth % 20}` })]);
  await record(pipeline, 'ordinary', [started()]);
  // Its code is compiled and its terms are there.
  for (let nth = 0; nth < events; nth += 1) await record(pipeline, 'ordinary', [ordinary(nth)]);
  const took = await processorMs(async () => {
    for (let nth = 0; nth < events; nth += 1) await record(pipeline, 'ordinary', [ordinary(nth)]);
  });
  return took / events;
}

async function ofWorstRequest(pipeline: Pipeline, name: string, { before, requests }: HostileCase): Promise<number> {
  const id = name.replaceAll(/[^a-z]+/g, '-');
  for (const events of before) await record(pipeline, id, events);
  let worst = 0;
  for (const events of requests) worst = Math.max(worst, await processorMs(() => record(pipeline, id, events)));
  return worst;
}

async function record(pipeline: Pipeline, partnershipId: string, events: readonly object[]): Promise<void> {
  const outcome = await pipeline.record(partnershipId, events);
  if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome).slice(0, 500));
}
