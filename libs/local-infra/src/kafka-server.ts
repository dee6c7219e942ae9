import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { draftOf } from './drafts';
import { DataDirectoryOfAnotherVersion, DataDirectoryWithComma, ServerDidNotStart } from './errors';
import { findJava } from './java';
import { kafkaJars } from './kafka-artifacts';
import { type KafkaExtras, kafkaProperties } from './kafka-properties';
import type { OrphanTrace } from './orphans';
import { passwordIn } from './password-file';
import { freePort } from './ports';
import { repositoryRoot } from './repository-root';
import type { Server } from './server-process';

export const kafkaVersion = '4.1';

const jvm = ['-Xms256m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true'];
const stopSignal = 'SIGTERM';

// Java encodes the paths of files as the locale says, and with LC_ALL=C, as under cron, it has no letters beyond ASCII.
const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
const prelude = `umask 077 && export LC_ALL=${locale}`;

function paths(dataDir: string) {
  const home = join(dataDir, 'kafka');
  return {
    home,
    data: join(home, 'data'),
    version: join(home, 'data', 'written-by-kafka'),
    properties: join(home, 'server.properties'),
    password: join(home, 'password'),
    pidFile: join(home, 'kafka.pid'),
    log: join(home, 'kafka.log'),
  };
}

export function kafkaTrace(dataDir: string): OrphanTrace {
  const { pidFile, properties } = paths(dataDir);
  return { pidFile, words: `kafka.Kafka ${properties}`, stopSignal };
}

/** The accepted clients: those that can read the password in its folder, or every user of this machine. */
export type KafkaAccess = 'password' | 'anyone';

/** Fetches Kafka, formats its data directory if there is none, and describes the server to run. */
export async function prepareKafka(
  dataDir: string,
  onProgress: (line: string) => void,
  wanted: {
    readonly port?: number | undefined;
    readonly advertisedPort?: number | undefined;
    readonly access?: KafkaAccess;
    readonly extras?: KafkaExtras | undefined;
  } = {},
): Promise<{ server: Server; port: number; passwordFile?: string }> {
  const root = repositoryRoot();
  const place = paths(dataDir);
  // log.dirs is a list, and Kafka knows no escape for a comma.
  if (place.data.includes(',')) throw new DataDirectoryWithComma(dataDir);
  assertSameVersion(place);
  const java = await findJava();
  const jars = await kafkaJars(root, onProgress);
  mkdirSync(place.home, { recursive: true });
  // Also restricts a folder that an earlier release left open: no other user of this machine may read the log.
  chmodSync(place.home, 0o700);
  const [port, controllerPort] = [wanted.port ?? (await freePort()), await freePort()];
  const run = [
    java,
    ...jvm,
    `-Dlog4j2.configurationFile=${join(root, 'infra/kafka/log4j2.properties')}`,
    '-cp',
    `${jars}/*`,
  ];
  const { advertisedPort, extras, access = 'anyone' } = wanted;
  const password = access === 'password' ? passwordIn(place.password) : undefined;
  if (!existsSync(place.data)) await format(run, place, extras);
  writeFileSync(
    place.properties,
    kafkaProperties({ logDirs: place.data, brokerPort: port, controllerPort, advertisedPort, password, extras }),
    { mode: 0o600 },
  );
  const server: Server = {
    name: 'Kafka',
    // The shell writes its pid and then becomes Kafka, so the pid is on disk before Kafka runs.
    command: [
      'sh',
      '-c',
      `${prelude} && echo $$ > "$0" && exec "$@"`,
      place.pidFile,
      ...run,
      'kafka.Kafka',
      place.properties,
    ],
    user: undefined,
    ports: [port, controllerPort],
    log: place.log,
    stopSignal,
    isReady: () => readFileSync(place.log, 'utf8').includes('Kafka Server started'),
  };
  return { server, port, ...(password !== undefined && { passwordFile: place.password }) };
}

function assertSameVersion({ home, data, version }: ReturnType<typeof paths>): void {
  if (!existsSync(data)) return;
  const found = existsSync(version) ? readFileSync(version, 'utf8').trim() : 'unknown';
  if (found !== kafkaVersion) throw new DataDirectoryOfAnotherVersion(home, `Kafka ${found}`, `Kafka ${kafkaVersion}`);
}

async function format(
  [java = '', ...args]: string[],
  place: ReturnType<typeof paths>,
  extras?: KafkaExtras,
): Promise<void> {
  const unfinished = draftOf(place.data);
  const properties = `${place.properties}.format`;
  writeFileSync(properties, kafkaProperties({ logDirs: unfinished, brokerPort: 1, controllerPort: 2, extras }), {
    mode: 0o600,
  });
  const clusterId = extras?.clusterId ?? randomBytes(16).toString('base64url');
  const storageTool = ['kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '--config', properties];
  const users = extras?.scram.flatMap((user) => ['--add-scram', user]) ?? [];
  try {
    await promisify(execFile)('sh', ['-c', `${prelude} && exec "$0" "$@"`, java, ...args, ...storageTool, ...users]);
  } catch (error) {
    writeFileSync(place.log, String(error));
    throw new ServerDidNotStart('Kafka', 'its data directory could not be formatted', place.log);
  }
  rmSync(properties);
  writeFileSync(join(unfinished, 'written-by-kafka'), `${kafkaVersion}\n`, { mode: 0o600 });
  renameSync(unfinished, place.data);
}
