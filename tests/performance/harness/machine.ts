import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { Kafka, logLevel } from 'kafkajs';
import { openPool } from '../support/open-pool';
import type { Servers } from './servers';

/** The machine of the measurement, without which figures mean nothing. */
export interface Machine {
  readonly cores: number;
  readonly memoryGiB: number;
  readonly cpu: string;
  readonly kernel: string;
  readonly node: string;
  readonly postgres: string;
  readonly kafka: string;
  readonly durability: Readonly<Record<string, string>>;
}

const SETTINGS = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'wal_sync_method',
  'shared_buffers',
  'max_wal_size',
];

export async function readMachine({ brokers, databaseUrl }: Servers, topic: string): Promise<Machine> {
  const pool = openPool(databaseUrl, 1);
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `SELECT name, current_setting(name) AS setting FROM pg_settings WHERE name = ANY($1)`,
    [SETTINGS],
  );
  await pool.end();
  const postgres = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  const { server_version: version = '', ...durability } = postgres;
  return {
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    kernel: `${type()} ${release()}`,
    node: process.version,
    postgres: version,
    kafka: kafkaVersion(),
    durability: {
      ...Object.fromEntries(Object.entries(durability).map(([name, value]) => [`postgres ${name}`, value])),
      'postgres synchronous_commit of the projector': 'off: what a crash takes, the log gives back',
      'kafka flush.messages of the log': await flushOf(brokers, topic),
      'kafka replication factor': '1',
      'produce acks': 'all',
    },
  };
}

/** Read from the broker, so that the table is right about it. */
async function flushOf(brokers: readonly string[], topic: string): Promise<string> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: 2, name: topic, configNames: ['flush.messages'] }],
    });
    return resources[0]?.configEntries[0]?.configValue ?? 'unknown';
  } finally {
    await admin.disconnect();
  }
}

const kafkaVersion = (): string =>
  /<kafka\.version>(\d[\d.]*)</.exec(readFileSync('infra/kafka/pom.xml', 'utf8'))?.[1] ?? 'unknown';
