import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newLog, untilProjected, type Stock } from '../data/stock';
import type { Bench, Workload } from '../harness/bench';
import { figureOf, type Figure } from '../harness/figures';
import { repository } from '../harness/processes';
import { atLeast, peer, ratio, type Row } from '../harness/row';
import { dropDatabase, newPlace } from '../harness/servers';

const COMMAND_LINE = join(repository, 'dist/apps/cli/src/main.js');

export const recover: Workload = {
  name: 'recover',
  number: 16,
  title: 'recovery of 1,000,000 events: read models by one and by two projectors; backup, check and restore of the log',
  async run(bench) {
    const stock = await newLog(bench, bench.size(1_000_000, 40_000), bench.size(20_000, 2_000));
    return [await projected(bench, stock), ...(await copied(bench, stock))];
  },
};

const count = ({ events }: Stock): string => events.toLocaleString('en-GB');

async function projected(bench: Bench, stock: Stock): Promise<Row> {
  const { one, two } = await bench.interleaved({
    one: () => secondsBy(1, bench, stock),
    two: () => secondsBy(2, bench, stock),
  });
  const [alone, together] = [figureOf(one), figureOf(two)];
  return {
    what: `an empty database until all ${count(stock)} events are projected, by two projectors`,
    unit: 's',
    ours: together,
    beside: [peer('by one', alone)],
    goals: [atLeast(1, 'by one ÷ by two', ratio(alone, together))],
    notes: ['with the start of the processes and the tables'],
  };
}

/** From the start of the processes to the last event. */
async function secondsBy(projectors: number, bench: Bench, { place, events }: Stock): Promise<number> {
  const empty = await newPlace(bench.servers, 'round');
  const target = { ...empty, topicPrefix: place.topicPrefix };
  const from = performance.now();
  const started = Promise.all(Array.from({ length: projectors }, () => bench.projector(target)));
  try {
    await untilProjected(bench, target, events);
    return (performance.now() - from) / 1_000;
  } finally {
    for (const projector of await started) await projector.stop();
    await dropDatabase(bench.servers, empty.databaseUrl);
  }
}

async function copied(bench: Bench, stock: Stock): Promise<Row[]> {
  const bytes: number[] = [];
  const rounds: { backup: number; verify: number; restore: number }[] = [];
  await bench.interleaved({ copies: async () => void rounds.push(await copyOnce(bench, stock, bytes)) });
  const figure = (part: keyof (typeof rounds)[number]): Figure => figureOf(rounds.map((round) => round[part]));
  const row = (what: string, part: keyof (typeof rounds)[number], notes: readonly string[]): Row => ({
    what,
    unit: 's',
    ours: figure(part),
    beside: [],
    goals: [],
    notes,
  });
  const size = `${Math.round(bytes.at(-1)! / 2 ** 20)} MB in files, ${Math.round(bytes.at(-1)! / stock.events)} bytes an event`;
  return [
    row(`partnership log backup of ${count(stock)} events`, 'backup', [size]),
    row('partnership log verify of this backup against the log', 'verify', []),
    row('partnership log restore of it into an empty topic', 'restore', []),
  ];
}

async function copyOnce(bench: Bench, { place }: Stock, bytes: number[]) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-backup-'));
  const target = await bench.place('restored');
  try {
    const backup = await seconds(bench, place.topicPrefix, 'backup', folder);
    bytes.push(bytesIn(folder));
    const verify = await seconds(bench, place.topicPrefix, 'verify', '--backup', folder);
    const restore = await seconds(bench, target.topicPrefix, 'restore', folder);
    return { backup, verify, restore };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

/** How long a command line takes, from its start to its end. */
async function seconds(bench: Bench, topicPrefix: string, ...words: string[]): Promise<number> {
  const { NODE_OPTIONS: _options, DATABASE_URL: _url, ...inherited } = process.env;
  const env = { ...inherited, KAFKA_BROKERS: bench.servers.brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix };
  const from = performance.now();
  await promisify(execFile)(process.execPath, [COMMAND_LINE, 'log', ...words], { env, cwd: repository });
  return (performance.now() - from) / 1_000;
}
