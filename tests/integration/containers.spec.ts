import { openKafkaLog } from '#kafka';
import { startContainers } from '#local-infra';
import { agreed, started } from './support/events';
import { startPipeline } from './support/pipeline';

// The global setup has checked this, and the global teardown prints what was skipped at the end of the output.
const isReachable = process.env['TEST_CONTAINER_ENGINE'] === 'reachable';
const because = isReachable ? '' : ' (skipped: no container engine is reachable)';

(isReachable ? test : test.skip)(`commands_are_recorded_and_projected_on_servers_in_containers${because}`, async () => {
  const servers = await startContainers((line) => process.stderr.write(`${line}\n`));
  try {
    const { brokers } = servers.kafka;
    const topic = 'containers.decisions';
    const log = await openKafkaLog({ brokers, topic, clientId: 'containers', replicationFactor: 1, logger: () => {} });
    const pipeline = await startPipeline({ log, url: servers.postgres.url });
    expect(await pipeline.record('acme', [started()])).toMatchObject({ outcome: 'recorded' });
    expect(await pipeline.record('acme', [agreed()])).toMatchObject({
      outcome: 'recorded',
      decision: { version: 2 },
    });
    const { rows } = await pipeline.database.pool.query('SELECT version FROM partnership WHERE id = $1', ['acme']);
    expect([rows, pipeline.trouble]).toEqual([[{ version: 2 }], []]);
    await pipeline.close();
    await log.close();
  } finally {
    await servers.stop();
  }
});
