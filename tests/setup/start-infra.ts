// Jest's module map does not reach its global setup, and the built #local-infra may be older than the source.
import {
  containerEngineIsReachable,
  DataDirectoryInUse,
  startContainers,
  startInfra,
  type RunningServers,
} from '../../libs/local-infra/src';
import { handOver } from './running-infra';

const report = (line: string) => process.stderr.write(`${line}\n`);

/** One Kafka and one PostgreSQL for the whole run; tests read their addresses from TEST_KAFKA_BROKERS and TEST_DATABASE_URL. */
export default async function startTestInfra(): Promise<void> {
  // Specs read it while they are loaded, so that a test that cannot run counts as skipped, not as passed.
  process.env['TEST_CONTAINER_ENGINE'] = (await containerEngineIsReachable()) ? 'reachable' : 'none';
  const infra = process.env['TEST_INFRA'] === 'containers' ? await startContainers(report) : await startLocally();
  process.env['TEST_KAFKA_BROKERS'] = infra.kafka.brokers.join(',');
  process.env['TEST_DATABASE_URL'] = infra.postgres.url;
  handOver(infra);
}

// Concurrent runs in one checkout use separate directories.
async function startLocally(slot = 1): Promise<RunningServers> {
  try {
    return await startInfra({
      dataDir: `.data/test-infra/${slot}`,
      kafkaBrokers: process.env['TEST_KAFKA_BROKERS']?.split(','),
      databaseUrl: process.env['TEST_DATABASE_URL'],
      purpose: 'tests',
      onProgress: report,
    });
  } catch (error) {
    if (error instanceof DataDirectoryInUse) return startLocally(slot + 1);
    throw error;
  }
}
