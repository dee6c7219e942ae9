import { setTimeout as elapsed } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { amended, partnershipName, YEARS } from '../data/story';
import { random, within } from '../support/random';
import { expectedStatus, QUESTIONS, type Job, type LoadResult } from './job';

const MOST_WARM_UP_MS = 1_000;

/** Each client keeps its connection and sends one request after the other, as its user would. */
async function main(job: Job): Promise<LoadResult> {
  const { urls, clients, seconds, perSecond } = job;
  const dispatcher = new Agent({ connections: clients, pipelining: 1, keepAliveTimeout: 60_000 });
  const draw = random(job.seed);
  const expected = expectedStatus(job);
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const begun = performance.now();
  const counted = begun + Math.min(seconds * 100, MOST_WARM_UP_MS);
  let end = counted + seconds * 1_000;
  process.once('SIGTERM', () => (end = performance.now()));
  const client = async (which: number): Promise<void> => {
    for (let sent = 0; ; sent += 1) {
      if (perSecond !== undefined)
        await elapsed(begun + ((sent * clients + which) * 1_000) / perSecond - performance.now());
      const from = performance.now();
      if (from >= end) return;
      const { statusCode, body } = await send(urls[(which + sent) % urls.length]!);
      await body.dump({ limit: 1 << 30 });
      const answered = performance.now();
      if (answered < counted) continue;
      if (statusCode === expected) times.push(answered - from);
      statuses[statusCode] = (statuses[statusCode] ?? 0) + 1;
    }
  };
  const send = (url: string) => {
    const id = partnershipName(within(draw, 0, job.partnerships - 1));
    const filled = url
      .replace('{id}', id)
      .replace('{day}', day())
      .replace('{version}', String(within(draw, 1, job.versions ?? 1)));
    if (!job.posts) return request(filled, { dispatcher });
    const headers = { 'content-type': 'application/json' };
    return request(filled, { method: 'POST', headers, body: JSON.stringify(bodyOf(job.posts)), dispatcher });
  };
  const bodyOf = (posts: 'record' | 'questions'): object =>
    posts === 'record'
      ? { events: [amended(Math.floor(draw() * 2 ** 31))] }
      : { questions: Array.from({ length: QUESTIONS }, question) };
  const question = () => ({ partnershipId: partnershipName(within(draw, 0, job.partnerships - 1)), at: day() });
  const day = (): string =>
    `${within(draw, YEARS.first, YEARS.last)}-${String(within(draw, 1, 12)).padStart(2, '0')}-${String(within(draw, 1, 28)).padStart(2, '0')}`;
  await Promise.all(Array.from({ length: clients }, (_, which) => client(which)));
  const took = (performance.now() - counted) / 1_000;
  await dispatcher.close();
  return { seconds: took, times, statuses };
}

void main(JSON.parse(process.argv[2]!) as Job).then((result) => process.stdout.write(JSON.stringify(result)));
