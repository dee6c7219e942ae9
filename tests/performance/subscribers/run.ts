/**
 * How soon a subscriber hears: node --conditions=own-source --require ./tests/setup/typescript.cjs tests/performance/subscribers/run.ts
 * [--rounds 3] [--readers 2000] [--commands 100]. Kafka and PostgreSQL of its own, both syncing to disk; command-api, projector and notifier as
 * a process each, and the readers as another.
 */
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { startInfra } from '#local-infra';
import { record } from '../../e2e/support/http';
import {
  endServices,
  fromSource,
  startCommandApi,
  startNotifier,
  startProjector,
  type Service,
} from '../../e2e/support/service';
import { started } from '../../e2e/support/events';
import { produceToConsume } from './bare-kafka';
import { sharedClock, type Order, type Report } from './readers';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    readers: { type: 'string', default: '2000' },
    commands: { type: 'string', default: '100' },
  },
});
const ROUNDS = Number(options.rounds);
const READERS = Number(options.readers);
const COMMANDS = Number(options.commands);
const WARM_UP = 50;
const PARTNERSHIP = 'measured';

/** Milliseconds of each event at each reader: since the command was sent, and since it was acknowledged. */
interface Heard {
  readonly sinceSent: number[];
  readonly sinceAcknowledged: number[];
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'subscribers-'));
  chmodSync(dataDir, 0o755);
  const infra = await startInfra({ dataDir, purpose: 'service', onProgress: progress });
  const readers = fork(join(__dirname, 'readers.ts'), { execArgv: [...fromSource] });
  try {
    process.env['TEST_KAFKA_BROKERS'] = infra.kafka.brokers.join(',');
    const place = { topicPrefix: 'subscribers', databaseUrl: infra.postgres.url };
    const quiet = { LOG_LEVEL: 'info' };
    const [api, , notifier] = await Promise.all([
      startCommandApi(place, quiet),
      startProjector(place, quiet),
      startNotifier(place, quiet),
    ]);
    await measure({ api, notifier, readers, brokers: infra.kafka.brokers });
  } finally {
    readers.kill();
    await endServices();
    await infra.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Setup {
  readonly api: Service;
  readonly notifier: Service;
  readonly readers: ChildProcess;
  readonly brokers: string[];
}

/** The floor, one reader and many readers in turn, so that what else the machine does falls on all alike. */
async function measure({ api, notifier, readers, brokers }: Setup): Promise<void> {
  const before = loadavg()[0]!;
  const { status } = await record(api.url, PARTNERSHIP, [started()]);
  if (status !== 201) throw new Error(`the partnership was not begun: ${status}`);
  const writer = new Writer(api.url, readers);
  const listen = (count: number) => listening(readers, { port: Number(new URL(notifier.url).port), readers: count });

  await listen(1);
  await writer.write(WARM_UP);
  const memory = { before: residentMiB(notifier.pid), connected: 0, after: 0 };
  const floor: number[] = [];
  const one: Heard = { sinceSent: [], sinceAcknowledged: [] };
  const many: Heard = { sinceSent: [], sinceAcknowledged: [] };
  for (let round = 1; round <= ROUNDS; round += 1) {
    progress(`round ${round} of ${ROUNDS}: bare Kafka`);
    floor.push(...(await produceToConsume(brokers, COMMANDS)));
    progress(`round ${round} of ${ROUNDS}: one reader`);
    await listen(1);
    await writer.write(COMMANDS, one);
    progress(`round ${round} of ${ROUNDS}: ${READERS} readers`);
    await listen(READERS);
    memory.connected ||= residentMiB(notifier.pid);
    await writer.write(COMMANDS, many);
    memory.after = residentMiB(notifier.pid);
  }
  progress('done');
  const row = (what: string, samples: readonly number[]) => [
    what,
    `${told(quantile(samples, 0.5))} ms`,
    `${told(quantile(samples, 0.99))} ms`,
    String(samples.length),
  ];
  const table = new Table({
    head: ['one writer, who waits until all have heard', 'p50', 'p99', 'samples'],
    style: { head: [], border: [] },
  });
  table.push(
    row('bare kafkajs: produce → consumed', floor),
    row('1 reader: 201 → event', one.sinceAcknowledged),
    row('1 reader: command sent → event', one.sinceSent),
    row(`${READERS} readers: 201 → event`, many.sinceAcknowledged),
    row(`${READERS} readers: command sent → event`, many.sinceSent),
  );
  const perReader = (connected: number) => `${told(((connected - memory.before) * 1_024) / READERS)} KiB each`;
  process.stdout.write(`${table.toString()}

Resident memory of the notifier: ${told(memory.before)} MiB with 1 reader, ${told(memory.connected)} MiB once ${READERS} were connected (${perReader(memory.connected)}), ${told(memory.after)} MiB at the end (${perReader(memory.after)}).
fsync on, flush.messages=1; ${cpus().length} cores, load at start ${before.toFixed(2)}, at the end ${loadavg()[0]!.toFixed(2)}.
`);
}

/** One writer, who waits until every reader has heard of a command before it sends the next. */
class Writer {
  private written = 0;

  constructor(
    private readonly url: string,
    private readonly readers: ChildProcess,
  ) {}

  async write(commands: number, heard?: Heard): Promise<void> {
    for (let nth = 0; nth < commands; nth += 1) {
      const arrived = reportOf(this.readers, (report) => ('nth' in report && report.nth === nth ? report.at : null));
      const sent = sharedClock();
      const answer = await record(this.url, PARTNERSHIP, [agreed(this.written++)]);
      const acknowledged = sharedClock();
      if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      const at = await arrived;
      heard?.sinceSent.push(...at.map((each) => each - sent));
      heard?.sinceAcknowledged.push(...at.map((each) => each - acknowledged));
    }
  }
}

const listening = async (readers: ChildProcess, order: Order): Promise<void> => {
  const done = reportOf(readers, (report) => ('listening' in report ? report.listening : null));
  readers.send(order);
  await done;
};

function reportOf<T>(readers: ChildProcess, wanted: (report: Report) => T | null): Promise<T> {
  return new Promise((resolve) => {
    const hear = (report: Report): void => {
      const found = wanted(report);
      if (found === null) return;
      readers.off('message', hear);
      resolve(found);
    };
    readers.on('message', hear);
  });
}

/** A new value of the same term: exactly one term change. */
const agreed = (n: number) => ({
  type: 'AgreementPublished',
  occurred: '2026-02-01',
  title: `Amendment ${n}`,
  sources: [{ publisher: 'The Gazette' }],
  data: { agreement: { id: `amendment-${n}`, title: `Amendment ${n}`, form: 'amendment' } },
  effects: [{ effect: 'set', kind: 'api-hosting', scope: 'all', value: { provider: 'a', summary: `as of ${n}` } }],
});

const residentMiB = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024;

/** The value below which the given part of the samples lies, by nearest rank. */
function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

const told = (figure: number): string => String(Number(figure.toPrecision(3)));

const progress = (line: string): void => void process.stderr.write(`${line}\n`);

void main();
