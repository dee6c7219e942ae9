import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startInfra, type RunningServers } from '#local-infra';
import { faultProxy, type FaultProxy } from './fault-proxy';
import type { Place } from './service';

/** A dedicated Kafka and PostgreSQL, each behind a proxy. Kafka advertises the address of its proxy. */
export interface FaultyWorld {
  readonly kafka: FaultProxy;
  readonly postgres: FaultProxy;
  readonly servers: RunningServers;
  readonly brokers: string[];
  /** The place as reached through the proxies. */
  readonly place: Place;
  /** The settings of a service that uses both proxies. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function faultyWorld(topicPrefix: string, dataDir: string): Promise<FaultyWorld> {
  const [kafka, postgres] = [await faultProxy(), await faultProxy()];
  const servers = await startInfra({
    dataDir,
    purpose: 'tests',
    ports: { kafkaAdvertised: kafka.port },
    // Prints when a server died and was restarted.
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  kafka.leadTo(Number(servers.kafka.brokers[0]!.split(':')[1]));
  const direct = new URL(servers.postgres.url);
  postgres.leadTo(Number(direct.port));
  const through = new URL(direct);
  through.port = String(postgres.port);
  const brokers = [`127.0.0.1:${kafka.port}`];
  return {
    kafka,
    postgres,
    servers,
    brokers,
    place: { topicPrefix, databaseUrl: direct.href },
    environment: {
      KAFKA_BROKERS: brokers[0]!,
      KAFKA_TOPIC_PREFIX: topicPrefix,
      DATABASE_URL: through.href,
    },
    async close() {
      kafka.close();
      postgres.close();
      await servers.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** A directory that PostgreSQL can use. */
export function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'faults-'));
  // mkdtemp denies access to other users, and PostgreSQL does not run as root.
  chmodSync(directory, 0o755);
  return directory;
}
