import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startInfra } from '#local-infra';
import type { Workload } from '../harness/bench';
import { figureOf } from '../harness/figures';
import { startAlone } from '../harness/processes';
import { atMost, floor } from '../harness/row';

export const start: Workload = {
  name: 'start',
  number: 13,
  title: 'second start to the first answer, beside the start of its Kafka and its Postgres alone',
  async run(bench) {
    const dataDir = mkdtempSync(join(tmpdir(), 'bench-start-'));
    chmodSync(dataDir, 0o755);
    bench.defer(async () => rmSync(dataDir, { recursive: true, force: true }));
    bench.report('first start');
    await (await startAlone(dataDir)).stop();
    const { ours, servers } = await bench.interleaved({
      ours: async () => {
        const from = performance.now();
        const service = await bench.ending(startAlone(dataDir));
        const { status } = await fetch(`${service.url}/v1/partnerships`);
        const took = (performance.now() - from) / 1_000;
        await service.stop();
        if (status !== 200) throw new Error(`the first answer is ${status}`);
        return took;
      },
      servers: async () => {
        const from = performance.now();
        const infra = await startInfra({ dataDir, purpose: 'service', onProgress: () => undefined });
        const took = (performance.now() - from) / 1_000;
        await infra.stop();
        return took;
      },
    });
    const [figure, floored] = [figureOf(ours), figureOf(servers)];
    return [
      {
        what: 'second start to the first answer',
        unit: 's',
        ours: figure,
        beside: [floor('Kafka and Postgres, started together', floored)],
        goals: [atMost(1, '÷ (1.5 × floor + 3 s)', figure.median / (1.5 * floored.median + 3))],
        notes: ['node on what is built: npm itself and the check whether something is to be built come before'],
      },
    ];
  },
};
