import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { claimDataDirectory } from './data-directory';
import { KAFKA_USER, type KafkaExtras } from './kafka-properties';
import { kafkaTrace, kafkaVersion, prepareKafka, type KafkaAccess } from './kafka-server';
import { endOrphan } from './orphans';
import { postgresTrace, postgresVersion, preparePostgres } from './postgres-server';
import { ServerProcess, type LocalProcess } from './server-process';

export interface InfraOptions {
  /** The data directory of the local servers. One running process per directory. */
  dataDir: string;
  /** Brokers to use instead of a local Kafka. */
  kafkaBrokers?: string[] | undefined;
  /** A database to use instead of a local PostgreSQL. */
  databaseUrl?: string | undefined;
  /** `service` keeps its data, synced to disk. `tests` starts from nothing and turns off syncing in PostgreSQL. */
  purpose: 'service' | 'tests';
  /** Ports on 127.0.0.1; free ones by default. */
  ports?: {
    kafka?: number;
    postgres?: number;
    /** The port that Kafka advertises to its clients, that of a proxy. */ kafkaAdvertised?: number;
  };
  /** The access to a local Kafka; by default `password` for `service`, `anyone` for `tests`. */
  kafkaAccess?: KafkaAccess;
  /** Additions to a plain local Kafka. */
  kafkaExtras?: KafkaExtras;
  /** Called with one line, without newline, for each notable step. */
  onProgress: (line: string) => void;
}

/** The SASL/PLAIN credentials for clients of a local Kafka. */
export interface KafkaLogin {
  readonly username: string;
  readonly passwordFile: string;
}

export interface RunningServers {
  kafka: { brokers: string[]; origin: string; process?: LocalProcess; login?: KafkaLogin };
  postgres: { url: string; origin: string; process?: LocalProcess };
  /** Ends the servers that were started here. A second call does nothing. */
  stop(): Promise<void>;
}

type Kafka = RunningServers['kafka'];
type Postgres = RunningServers['postgres'];

/**
 * Returns Kafka and PostgreSQL. Configured servers are used as they are; missing ones are started as local processes that end with this one.
 * @throws LocalInfraError with one sentence that says what to do
 */
export async function startInfra(options: InfraOptions): Promise<RunningServers> {
  const { kafkaBrokers, databaseUrl } = options;
  const given = {
    kafka: kafkaBrokers && { brokers: kafkaBrokers, origin: 'given by KAFKA_BROKERS' },
    postgres: databaseUrl === undefined ? undefined : { url: databaseUrl, origin: 'given by DATABASE_URL' },
  };
  if (given.kafka && given.postgres) return { kafka: given.kafka, postgres: given.postgres, stop: async () => {} };

  const directory = claimDataDirectory(options.dataDir);
  const local: ServerProcess[] = [];
  const stop = once(async () => {
    await Promise.all(local.map((server) => server.stop()));
    directory.release();
  });
  const started = { ...options, dataDir: directory.path, keep: (server: ServerProcess) => local.push(server) };
  try {
    await endOrphans(directory.path, options.onProgress);
    if (options.purpose === 'tests') empty(directory.path);
    const [kafka, postgres] = await allOrFirstError([
      given.kafka ?? startKafka(started),
      given.postgres ?? startPostgres(started),
    ]);
    return { kafka, postgres, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Start = InfraOptions & { keep: (server: ServerProcess) => void };

async function startKafka({ dataDir, purpose, ports, onProgress, keep, ...wanted }: Start): Promise<Kafka> {
  const access = wanted.kafkaAccess ?? (purpose === 'service' ? 'password' : 'anyone');
  const { server, port, passwordFile } = await prepareKafka(dataDir, onProgress, {
    port: ports?.kafka,
    advertisedPort: ports?.kafkaAdvertised,
    access,
    extras: wanted.kafkaExtras,
  });
  const process = new ServerProcess(server, onProgress);
  keep(process);
  await process.start();
  const brokers = [`127.0.0.1:${port}`];
  const origin = `Kafka ${kafkaVersion} on ${brokers[0]}, data in ${join(dataDir, 'kafka')}`;
  return {
    brokers,
    origin,
    process,
    ...(passwordFile !== undefined && { login: { username: KAFKA_USER, passwordFile } }),
  };
}

async function startPostgres({ dataDir, purpose, ports, onProgress, keep }: Start): Promise<Postgres> {
  const { server, url } = await preparePostgres(dataDir, purpose, ports?.postgres);
  const process = new ServerProcess(server, onProgress);
  keep(process);
  await process.start();
  const origin = `PostgreSQL ${postgresVersion} on ${new URL(url).host}, data in ${join(dataDir, 'postgres')}`;
  return { url, origin, process };
}

async function endOrphans(dataDir: string, onProgress: (line: string) => void): Promise<void> {
  const traces = [kafkaTrace(dataDir), postgresTrace(dataDir)];
  for (const pid of await Promise.all(traces.map(endOrphan))) {
    if (pid !== undefined) onProgress(`ended process ${pid}, left by an earlier start that was killed`);
  }
}

// Deletes entries by name, so that a directory given by mistake keeps its other files.
function empty(directory: string): void {
  for (const name of ['kafka', 'postgres', 'postgres.log', 'postgres.log.previous', 'postgres.password']) {
    rmSync(join(directory, name), { recursive: true, force: true });
  }
}

// Promise.all rejects while other servers are still starting. Those must be known, so that they can be stopped.
async function allOrFirstError<A, B>(work: [A | Promise<A>, B | Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= act());
}
