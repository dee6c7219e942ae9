import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KafkaDownloadFailed, MavenMissing } from './errors';
import { downloadProgress, kafkaJars } from './kafka-artifacts';

const ignore = () => undefined;
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kafka-artifacts-'));
  mkdirSync(join(root, 'infra/kafka'), { recursive: true });
  writeFileSync(join(root, 'infra/kafka/pom.xml'), '<project/>');
});

afterEach(() => rmSync(root, { recursive: true }));

// A substitute for Maven: writes one jar to the given path, then does what the test says.
function maven(then: string): string {
  const path = join(root, 'mvn');
  const findOutput = 'for a in "$@"; do case $a in -DoutputDirectory=*) out=${a#*=};; esac; done';
  writeFileSync(path, `#!/bin/sh\n${findOutput}\nmkdir -p "$out" && echo jar > "$out/kafka.jar"\n${then}\n`);
  chmodSync(path, 0o755);
  return path;
}

const cached = () => readdirSync(join(root, 'node_modules/.cache'));

test('downloaded_files_are_reused', async () => {
  const jars = await kafkaJars(root, ignore, maven('exit 0'));
  expect(readdirSync(jars)).toEqual(['kafka.jar']);
  expect(await kafkaJars(root, ignore, maven('exit 1'))).toBe(jars);
});

test('another_pom_is_downloaded_separately', async () => {
  const jars = await kafkaJars(root, ignore, maven('exit 0'));
  writeFileSync(join(root, 'infra/kafka/pom.xml'), '<project>newer</project>');
  expect(await kafkaJars(root, ignore, maven('exit 0'))).not.toBe(jars);
});

test('a_failed_download_does_not_look_complete_and_reports_its_cause', async () => {
  const failing = kafkaJars(root, ignore, maven('echo "[ERROR] Could not resolve kafka_2.13."; exit 1'));
  await expect(failing).rejects.toThrow(new KafkaDownloadFailed('Could not resolve kafka_2.13.'));
  expect(cached().filter((name) => !name.includes('.unfinished-'))).toEqual([]);
});

test('an_interrupted_download_is_discarded_and_repeated', async () => {
  const killedPid = 2 ** 22 + 1;
  mkdirSync(join(root, `node_modules/.cache/kafka-abc123.unfinished-${killedPid}`), { recursive: true });
  await kafkaJars(root, ignore, maven('exit 0'));
  expect(cached()).toEqual([expect.stringMatching(/^kafka-[0-9a-f]{12}$/)]);
});

test('a_missing_maven_is_reported_in_one_sentence', async () => {
  const refusal = kafkaJars(root, ignore, join(root, 'no-such-mvn'));
  await expect(refusal).rejects.toThrow(MavenMissing);
  await expect(refusal).rejects.toThrow(/no mvn was found: install it .*docker compose up/);
});

test('progress_is_reported_at_most_once_a_second_and_names_no_host', () => {
  const lines: string[] = [];
  let now = 0;
  const report = downloadProgress(
    (line) => lines.push(line),
    () => now,
  );
  const downloaded = (name: string) =>
    report(`[INFO] Downloaded from central: https://example.org/a/${name} (9 kB at 9 kB/s)`);
  report('[INFO] Scanning for projects...');
  downloaded('a.pom');
  downloaded('a.jar');
  downloaded('b.jar');
  now = 1_000;
  downloaded('c.jar');
  expect(lines).toEqual(['fetching Kafka: 1 files, a.jar', 'fetching Kafka: 3 files, c.jar']);
});
