/** `npm run bench`: see docs/performance/method.md. */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import yargs from 'yargs';
import { topicOf } from './data/fill-log';
import { newLog } from './data/stock';
import { Bench, type Workload } from './harness/bench';
import { readMachine, type Machine } from './harness/machine';
import { Measurements, write, type Measurement } from './harness/measurements';
import { repository } from './harness/processes';
import { progressTo } from './harness/progress';
import { startServers, type Servers } from './harness/servers';
import { terminalTable } from './harness/table';
import { describeMachine, describeRun, writeDocs } from './harness/write-docs';
import { WORKLOADS } from './workloads/all-workloads';

const LAST = join(repository, '.data/bench/last.json');
const DOCS = join(repository, 'docs/performance/figures.md');

const progress = progressTo(process.stderr);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const options = await readOptions();
  if (options.list) {
    for (const { number, name, title } of WORKLOADS)
      print(`${String(number).padStart(3)}  ${name.padEnd(20)} ${title}`);
    return 0;
  }
  const measurements = Measurements.in(LAST);
  if (options.writeDocs) {
    if (measurements.all.length === 0) throw new Error('Nothing is measured yet: run npm run bench first.');
    await writeDocs(DOCS, measurements.all);
    print(`docs/performance/figures.md now has the last figures of ${measurements.all.length} workloads.`);
    return 0;
  }
  const measured: Measurement[] = [];
  const failed = await measure(options, (each) => {
    measured.push(each);
    measurements.keep(each);
  });
  progress.clear();
  if (measured.length > 0) {
    print(terminalTable(measured));
    print([describeMachine(measured[0]!.machine), ...measured.map(describeRun)].join('\n'));
    if (options.json !== undefined) write(options.json, measured);
    print(`As JSON: ${options.json ?? '.data/bench/last.json'}. Into the docs: npm run bench -- --write-docs`);
  }
  for (const { name, error, lastWords } of failed)
    print(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${lastWords}`);
  return failed.length === 0 ? 0 : 1;
}

interface Options {
  readonly workloads: readonly Workload[];
  readonly quick: boolean;
  readonly rounds: number;
  readonly list: boolean;
  readonly writeDocs: boolean;
  readonly json: string | undefined;
  readonly profile: string | undefined;
}

async function readOptions(): Promise<Options> {
  const names = WORKLOADS.map(({ name }) => name);
  const given = await yargs(process.argv.slice(2))
    .scriptName('npm run bench --')
    .usage(
      '$0 [NAME..]\n\nMeasures the service beside floors and peers: all workloads, or those that are named (by name or number). A Kafka and a ' +
        'PostgreSQL of its own, both syncing to disk, in a temporary folder; nothing else should use the machine meanwhile.',
    )
    .option('quick', {
      type: 'boolean',
      default: false,
      describe: 'small sizes and short rounds: all in about ten minutes',
    })
    .option('rounds', {
      type: 'number',
      default: 3,
      describe: 'rounds of each, interleaved; at least 3 for figures to be told',
    })
    .option('list', { type: 'boolean', default: false, describe: 'only say which workloads there are' })
    .option('json', { type: 'string', describe: 'also write the figures of this run to this file' })
    .option('write-docs', {
      type: 'boolean',
      default: false,
      describe: 'measure nothing: write the last figures of each workload into docs/performance/figures.md',
    })
    .option('profile', {
      type: 'string',
      describe: 'write CPU profiles of the processes of the service to this folder',
    })
    .example('$0 --quick', 'an impression of everything')
    .example('$0 project ask', 'two workloads in full')
    .strictOptions()
    .version(false)
    .wrap(Math.min(120, process.stdout.columns ?? 120))
    .parseAsync();
  const requested = given._.map(String);
  const unknown = requested.find((name) => !WORKLOADS.some((each) => isMeant(each, name)));
  if (unknown !== undefined) throw new Error(`There is no workload "${unknown}": choose from ${names.join(', ')}.`);
  if (!Number.isInteger(given.rounds) || given.rounds < 1)
    throw new Error('--rounds must be a whole number from 1 on.');
  return {
    workloads:
      requested.length === 0 ? WORKLOADS : WORKLOADS.filter((each) => requested.some((name) => isMeant(each, name))),
    quick: given.quick,
    rounds: given.rounds,
    list: given.list,
    writeDocs: given.writeDocs,
    json: given.json,
    profile: given.profile,
  };
}

const isMeant = ({ name, number }: Workload, requested: string): boolean =>
  name === requested || String(number) === requested;

interface Failure {
  readonly name: string;
  readonly error: unknown;
  readonly lastWords: string;
}

/** If a workload fails, the others are measured all the same. */
async function measure(options: Options, done: (measured: Measurement) => void): Promise<Failure[]> {
  progress.report('starting Kafka and PostgreSQL');
  const servers = await startServers(progress.report);
  const bench = new Bench({ ...options, servers, progress });
  const end = async (): Promise<void> => {
    await bench.end();
    await servers.stop();
  };
  let stopping = false;
  const interrupted = (): void => {
    stopping = true;
    progress.report('interrupted: ending what runs');
    void end().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const machine = await machineOf(bench, servers);
    const failed: Failure[] = [];
    for (const [nth, workload] of options.workloads.entries()) {
      if (stopping) break;
      bench.begin(`${workload.name} (${nth + 1} of ${options.workloads.length})`);
      try {
        done(await measureOne(bench, workload, { ...options, machine }));
      } catch (error) {
        failed.push({ name: workload.name, error, lastWords: bench.lastWords });
        bench.report(`failed: ${String(error)}`);
      } finally {
        await bench.end();
      }
    }
    return failed;
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await servers.stop();
  }
}

async function measureOne(
  bench: Bench,
  workload: Workload,
  { quick, rounds, machine }: { quick: boolean; rounds: number; machine: Machine },
): Promise<Measurement> {
  const [from, before] = [performance.now(), loadavg()[0]!];
  const measuredAt = new Date().toISOString();
  const rows = await workload.run(bench);
  return {
    workload: workload.name,
    number: workload.number,
    title: workload.title,
    measuredAt,
    quick,
    rounds,
    seconds: (performance.now() - from) / 1_000,
    load: [before, loadavg()[0]!],
    machine,
    rows,
  };
}

/** The reported durability is that of a topic created as the service creates it. */
async function machineOf(bench: Bench, servers: Servers): Promise<Machine> {
  bench.begin('machine');
  try {
    const { place } = await newLog(bench, 1, 1);
    return await readMachine(servers, topicOf(place));
  } finally {
    await bench.end();
  }
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    progress.clear();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
