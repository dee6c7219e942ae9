import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { startInfra } from '#local-infra';
import { openPool } from '../support/open-pool';

/** The Kafka and the PostgreSQL that one invocation uses for the service, the floors and the peers. */
export interface Servers {
  readonly brokers: readonly string[];
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly kafkaPid: number;
  readonly postgresPid: number;
  stop(): Promise<void>;
}

/** Configured as by `npm start`, synced to disk, in a temporary folder that `stop` removes. */
export async function startServers(onProgress: (line: string) => void): Promise<Servers> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  // PostgreSQL runs as a user of its own.
  chmodSync(dataDir, 0o755);
  // Floors and peers reach Kafka by its address alone.
  const infra = await startInfra({ dataDir, purpose: 'service', kafkaAccess: 'anyone', onProgress });
  return {
    brokers: infra.kafka.brokers,
    databaseUrl: infra.postgres.url,
    dataDir,
    kafkaPid: infra.kafka.process!.pid!,
    postgresPid: infra.postgres.process!.pid!,
    async stop() {
      await infra.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A log and a database of its own on the shared servers. */
export interface Place {
  readonly topicPrefix: string;
  readonly databaseUrl: string;
}

let places = 0;

/** An empty one. */
export async function newPlace({ databaseUrl }: Servers, name: string): Promise<Place> {
  const topicPrefix = `${name}-${(places += 1)}`;
  const database = topicPrefix.replaceAll('-', '_');
  await administer(databaseUrl, `CREATE DATABASE ${database}`);
  const url = new URL(databaseUrl);
  url.pathname = database;
  return { topicPrefix, databaseUrl: url.href };
}

export async function dropPlace({ databaseUrl, brokers }: Servers, place: Place): Promise<void> {
  await dropDatabase({ databaseUrl }, place.databaseUrl);
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${place.topicPrefix}.`));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  await admin.disconnect();
}

export const dropDatabase = ({ databaseUrl }: Pick<Servers, 'databaseUrl'>, dropped: string): Promise<void> =>
  administer(databaseUrl, `DROP DATABASE IF EXISTS ${nameOf(dropped)} WITH (FORCE)`);

const nameOf = (databaseUrl: string): string => new URL(databaseUrl).pathname.slice(1);

async function administer(databaseUrl: string, statement: string): Promise<void> {
  const pool = openPool(databaseUrl, 1);
  try {
    await pool.query(statement);
  } finally {
    await pool.end();
  }
}
