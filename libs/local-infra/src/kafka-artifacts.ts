import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { KafkaDownloadFailed, MavenMissing } from './errors';
import { birthOf } from './processes';

/** Returns the directory with Kafka's jars. They are fetched once per checkout and content of the pom; the service and the tests share them. */
export async function kafkaJars(root: string, onProgress: (line: string) => void, mvn = 'mvn'): Promise<string> {
  const pom = join(root, 'infra/kafka/pom.xml');
  const edition = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12);
  const cache = join(root, 'node_modules/.cache');
  const jars = join(cache, `kafka-${edition}`);
  if (existsSync(jars)) return jars;

  mkdirSync(cache, { recursive: true });
  discardAbandoned(cache);
  const unfinished = join(cache, `kafka-${edition}.unfinished-${process.pid}`);
  onProgress('fetching Kafka from Maven Central (once per checkout, about 45 MB)');
  await copyDependencies([mvn, pom, unfinished], onProgress);
  publish(unfinished, jars);
  return jars;
}

// A directory gets its final name only when it is complete. A killed download leaves a directory with another name.
function publish(unfinished: string, jars: string): void {
  try {
    renameSync(unfinished, jars);
  } catch (error) {
    if (!existsSync(jars)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}

function discardAbandoned(cache: string): void {
  for (const name of readdirSync(cache)) {
    const pid = /^kafka-\w+\.unfinished-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && birthOf(Number(pid)) === undefined) rmSync(join(cache, name), { recursive: true });
  }
}

async function copyDependencies(
  [mvn, pom, into]: [mvn: string, pom: string, into: string],
  onProgress: (line: string) => void,
): Promise<void> {
  const strictChecksums = '-C';
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${into}`];
  const maven = spawn(mvn, ['--batch-mode', strictChecksums, '--file', pom, ...goal], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    maven.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? new MavenMissing() : error));
    maven.once('close', resolve);
  });
  const log = downloadProgress(onProgress);
  let firstError: string | undefined;
  createInterface(maven.stdout).on('line', (line) => {
    firstError ??= /^\[ERROR\] (.+)/.exec(line)?.[1];
    log(line);
  });
  maven.stderr.resume();
  const code = await ended;
  if (code !== 0) throw new KafkaDownloadFailed(firstError ?? `mvn ended with code ${code}.`);
}

/** Reduces Maven's output to at most one line per second. */
export function downloadProgress(
  onProgress: (line: string) => void,
  now = () => performance.now(),
): (line: string) => void {
  let files = 0;
  let lastReport = -Infinity;
  return (line) => {
    const address = /^\[INFO\] Downloaded from \S+: (\S+\.jar)\b/.exec(line)?.[1];
    if (address === undefined) return;
    files += 1;
    if (now() - lastReport < 1_000) return;
    lastReport = now();
    onProgress(`fetching Kafka: ${files} files, ${basename(address)}`);
  };
}
