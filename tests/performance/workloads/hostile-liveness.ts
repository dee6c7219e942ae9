import { randomUUID } from 'node:crypto';
import { seededRandom } from '#event-log';
import { openKafkaLog } from '#kafka';
import { Dice } from '#testing';
import { setTimeout as elapsed } from 'node:timers/promises';
import { longHistory } from '../../e2e/hostile/histories';
import { HostileLog } from '../../e2e/hostile/hostile-log';
import { watching } from '../../e2e/hostile/watch';
import { hostileCases } from '../../integration/support/hostile-requests';
import { topicOf } from '../data/fill-log';
import type { Bench } from '../harness/bench';
import type { Running } from '../harness/processes';
import { atMost, floor, latencyOf, p50Of, type Round, type Row } from '../harness/row';

const SEED = 1;
const IDLE_MS = 3_000;
/** Readers of the largest possible answers. */
const READERS = 4;
const QUESTIONS = 250;
const MOST_MS = 250;

/** How soon `/health/live` answers: at rest, while the costliest requests are recorded, and while the largest answers are read. */
export async function livenessRows(bench: Bench): Promise<Row[]> {
  const place = await bench.place('hostile-live');
  const log = await openKafkaLog({
    brokers: bench.servers.brokers,
    topic: topicOf(place),
    clientId: 'hostile',
    replicationFactor: 1,
    logger: () => undefined,
  });
  await new HostileLog(log).record('big', longHistory(bench.size(6_000, 1_000)));
  await log.close();
  const service = await bench.service(place);
  const { idle, recording, reading } = await bench.interleaved({
    async idle() {
      await bench.untilPublished(place);
      return probed(service, () => elapsed(IDLE_MS));
    },
    recording: () => probed(service, () => recordAll(service, bench)),
    reading: () => probed(service, () => readAll(service)),
  });
  const row = (what: string, rounds: readonly Round[]): Row => {
    const latency = latencyOf(rounds);
    return {
      what: `GET /health/live while ${what}`,
      unit: 'ms',
      ours: p50Of(rounds),
      latency,
      beside: [floor('the same service at rest', p50Of(idle), latencyOf(idle))],
      goals: [atMost(MOST_MS, 'p99', latency.p99)],
    };
  };
  return [row('the costliest requests are recorded', recording), row('the largest answers are read', reading)];
}

async function probed(service: Running, act: () => Promise<unknown>): Promise<Round> {
  const from = performance.now();
  const { probes } = await watching(service, act);
  return { times: probes, seconds: (performance.now() - from) / 1_000 };
}

/** Each case in partnerships of its own, so that every round does the same. */
async function recordAll({ url }: Running, bench: Bench): Promise<void> {
  const round = randomUUID().slice(0, 8);
  const cases = Object.entries(hostileCases(new Dice(seededRandom(SEED)), bench.size(5_000, 1_000)));
  for (const [name, { before, requests }] of cases) {
    const path = `${url}/v1/partnerships/${name.replaceAll(/[^a-z]+/g, '-')}-${round}/events`;
    for (const events of [...before, ...requests]) await record(path, events);
  }
}

async function record(path: string, events: readonly object[]): Promise<void> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  for (;;) {
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify({ events }) });
    const text = await answer.text();
    if (answer.status === 201) return;
    if (answer.status !== 202) throw new Error(`${answer.status}: ${text.slice(0, 500)}`);
  }
}

async function readAll({ url }: Running): Promise<void> {
  const questions = Array.from({ length: QUESTIONS }, () => ({ partnershipId: 'big', at: '[0001..9999]' }));
  const read = async (): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/v1/questions`, { method: 'POST', headers, body: JSON.stringify({ questions }) });
    for await (const _ of answer.body!);
  };
  await Promise.all(Array.from({ length: READERS }, read));
}
