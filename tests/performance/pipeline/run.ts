import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startInfra } from '#local-infra';
import { markdown, median, progress, quantile, told } from '../support/figures';
import { catchUp } from './catch-up';
import { started, partnershipName } from './events';
import { fillLog } from './fill-log';
import { consumeAndInsert, produceToConsume, singleRowCommits } from './floors';
import { load, startApp, type Running } from './processes';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    events: { type: 'string', default: '40000' },
    profile: { type: 'string' },
    json: { type: 'string' },
    only: { type: 'string' },
    partnerships: { type: 'string', default: '4000' },
  },
});
const SECONDS = Number(options.seconds);
const ROUNDS = Number(options.rounds);
const EVENTS = Number(options.events);
const PARTNERSHIPS = 2_000;
const CATCH_UP_PARTNERSHIPS = Number(options.partnerships);
const flags = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];

interface Line {
  readonly what: string;
  readonly ours: number;
  readonly floor?: number;
  readonly floorOf?: string;
  readonly unit: 's' | 'ms' | '/s';
}

const tell = (line: string): void => progress(line);

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pipeline-'));
  chmodSync(dataDir, 0o755);
  const before = loadavg()[0]!;
  const lines: Line[] = [];
  try {
    if (options.only !== 'catch-up') lines.push(...(await starts(dataDir)), ...(await commands(dataDir)));
    if (options.only !== 'commands') lines.push(...(await catchUps(dataDir)));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
  const rows = lines.map(({ what, ours, floor, floorOf, unit }) => [
    what,
    `${told(ours)} ${unit}`,
    floor === undefined ? '' : `${told(floor)} ${unit} (${floorOf})`,
    floor === undefined ? '' : told(ours / floor),
  ]);
  progress('');
  process.stdout.write(`${markdown([['', 'ours', 'floor', 'ours ÷ floor'], ...rows])}\n`);
  process.stdout.write(
    `\nfsync on, flush.messages=1; load at start ${before.toFixed(2)}, at the end ${loadavg()[0]!.toFixed(2)}\n`,
  );
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(lines, null, 2)}\n`);
}

const standalone = (dataDir: string): Promise<Running> =>
  startApp('standalone', { DATA_DIR: dataDir, LOG_LEVEL: 'warn' }, { address: /^Ready at (http:\S+)/m, flags });

async function starts(dataDir: string): Promise<Line[]> {
  tell('first start');
  const first = await standalone(dataDir);
  await first.stop();
  tell('second start');
  const second = await standalone(dataDir);
  await second.stop();
  tell('its servers alone');
  const from = performance.now();
  const infra = await startInfra({ dataDir, purpose: 'service', onProgress: () => undefined });
  const floor = (performance.now() - from) / 1_000;
  await infra.stop();
  const floorOf = 'Kafka and Postgres, started again';
  return [
    { what: 'first start to ready, jars cached', ours: first.readyAfter / 1_000, floor, floorOf, unit: 's' },
    { what: 'second start to ready', ours: second.readyAfter / 1_000, floor, floorOf, unit: 's' },
  ];
}

/** Rounds of 1, 64 and 256 clients with the floors between them, so that what else the machine does falls on all alike. */
async function commands(dataDir: string): Promise<Line[]> {
  const running = await standalone(dataDir);
  const { brokers, databaseUrl } = serversOf(running, dataDir);
  const url = running.address;
  const times = new Map<number, number[]>([1, 64, 256].map((clients) => [clients, []]));
  const rates = new Map<number, number[]>([1, 64, 256].map((clients) => [clients, []]));
  const floors: { roundTrip: number[]; commit: number[] } = { roundTrip: [], commit: [] };
  try {
    await startPartnerships(url);
    await load({ url, clients: 64, partnerships: PARTNERSHIPS, seconds: SECONDS });
    for (let round = 0; round < ROUNDS; round += 1) {
      tell(`round ${round + 1} of ${ROUNDS}: floors`);
      floors.roundTrip.push(...(await produceToConsume(brokers, 200)));
      floors.commit.push(...(await singleRowCommits(databaseUrl, 200)));
      for (const clients of [1, 64, 256]) {
        tell(`round ${round + 1} of ${ROUNDS}: ${clients} clients`);
        const {
          seconds,
          times: some,
          statuses,
        } = await load({ url, clients, partnerships: PARTNERSHIPS, seconds: SECONDS });
        if (Object.keys(statuses).some((status) => status !== '201'))
          throw new Error(`not all 201: ${JSON.stringify(statuses)}`);
        times.get(clients)!.push(...some);
        rates.get(clients)!.push(some.length / seconds);
      }
    }
  } finally {
    await running.stop();
  }
  const latency = (clients: number, part: number): Line => ({
    what: `record one event, ${clients} client${clients === 1 ? '' : 's'}, p${part * 100}`,
    ours: quantile(times.get(clients)!, part),
    floor: quantile(floors.roundTrip, part) + quantile(floors.commit, part),
    floorOf: 'produce→consume + one commit, 1 client',
    unit: 'ms',
  });
  return [
    latency(1, 0.5),
    latency(1, 0.99),
    latency(64, 0.5),
    latency(64, 0.99),
    { what: 'records a second, 64 clients', ours: median(rates.get(64)!), unit: '/s' },
    latency(256, 0.5),
    {
      what: `records a second, 256 clients over ${PARTNERSHIPS} partnerships`,
      ours: median(rates.get(256)!),
      floor: 1_000 / median(floors.commit),
      floorOf: 'single-row commits in a row',
      unit: '/s',
    },
  ];
}

/** The addresses of the servers that a standalone has started for itself. */
function serversOf(running: Running, dataDir: string): { brokers: string[]; databaseUrl: string } {
  const read = (...path: string[]): string => readFileSync(join(dataDir, ...path), 'utf8');
  // postmaster.pid: pid, data directory, start time, port.
  const port = read('postgres', 'postmaster.pid').split('\n')[3];
  return {
    brokers: [/^Kafka: Kafka \S+ on (\S+),/m.exec(running.output())![1]!],
    databaseUrl: `postgres://postgres:${read('postgres.password')}@127.0.0.1:${port}/postgres`,
  };
}

async function startPartnerships(url: string): Promise<void> {
  const lines = Array.from({ length: PARTNERSHIPS }, (_, n) =>
    JSON.stringify({ partnershipId: partnershipName(n), events: [started()] }),
  );
  const response = await fetch(`${url}/v1/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  const summary = (await response.text()).trim().split('\n').at(-1)!;
  if (!summary.includes('"refused":0')) throw new Error(`the partnerships were not begun: ${summary}`);
}

async function catchUps(dataDir: string): Promise<Line[]> {
  const infra = await startInfra({ dataDir, purpose: 'service', onProgress: tell });
  const { brokers } = infra.kafka;
  const databaseUrl = infra.postgres.url;
  const topicPrefix = 'catch-up';
  const topic = `${topicPrefix}.decisions`;
  const [ours, floors]: [number[], number[]] = [[], []];
  try {
    tell(`filling the log with ${EVENTS} events`);
    await fillLog(brokers, topic, EVENTS, CATCH_UP_PARTNERSHIPS);
    for (let round = 0; round < ROUNDS; round += 1) {
      tell(`catch-up, round ${round + 1} of ${ROUNDS}`);
      const { eventsPerSecond, void: voided } = await catchUp(
        { brokers, databaseUrl },
        { topicPrefix, events: EVENTS, flags },
      );
      if (voided > 0) throw new Error(`${voided} decisions are void`);
      ours.push(eventsPerSecond);
      floors.push(await consumeAndInsert(brokers, databaseUrl, topic, EVENTS));
    }
  } finally {
    await infra.stop();
  }
  const floorOf = 'Kafka, JSON.parse, unnest of 500';
  return [
    {
      what: `projection from offset 0, ${EVENTS} events of ${CATCH_UP_PARTNERSHIPS} partnerships`,
      ours: median(ours),
      floor: median(floors),
      floorOf,
      unit: '/s',
    },
  ];
}

void main();
