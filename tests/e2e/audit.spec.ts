import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, until } from '#testing';
import { get, post } from './support/http';
import { endServices, startNotifier, startProjector, type Service } from './support/service';
import { openLog } from './support/stored';

afterAll(endServices);

interface Line {
  readonly act: string;
  readonly actor: string;
  readonly requestId?: string;
  readonly [fact: string]: unknown;
}

const linesOf = ({ output }: Service): Line[] =>
  output
    .split('\n')
    .filter((line) => line.includes('"audit":true'))
    .map((line) => JSON.parse(line) as Line);
const actsOf = (service: Service): string[] => linesOf(service).map(({ act, actor }) => `${actor}: ${act}`);

test('operations_on_the_service_are_logged_with_their_actors', async () => {
  const database = await freshDatabase();
  const directory = mkdtempSync(join(tmpdir(), 'audit-'));
  const file = join(directory, 'tokens.json');
  const hash = createHash('sha256').update('secret').digest('hex');
  writeFileSync(file, JSON.stringify([{ hash, actor: 'ops', scopes: ['read', 'subscribe', 'operate'] }]));
  const place = { topicPrefix: `audit-${randomUUID()}`, databaseUrl: database.url };
  const headers = { authorization: 'Bearer secret', 'x-request-id': 'from-the-console' };
  const tokens = { API_TOKENS_FILE: file, WEBHOOKS_ALLOW_LOOPBACK: 'true' };
  const projector = await startProjector(place, tokens);
  const notifier = await startNotifier(place, tokens);

  const { body: rebuild } = await post<{ id: string }>(`${projector.url}/v1/rebuilds`, {}, headers);
  const of = `${projector.url}/v1/rebuilds/${rebuild.id}`;
  const stateIs = (state: string) => async () => (await get<{ state: string }>(of, headers)).body.state === state;
  await until('the rebuild is swapped in', stateIs('swapped'));
  await until('the swap is audited', () => actsOf(projector).includes('service: rebuild-swapped'));
  await post(`${of}/roll-back`, {}, headers);
  await until('the rebuild is rolled back', stateIs('rolled-back'));
  await until('all acts of the projector are audited', () => actsOf(projector).length >= 4);
  expect(actsOf(projector)).toEqual([
    'ops: rebuild-begun',
    'service: rebuild-swapped',
    'ops: rebuild-roll-back-begun',
    'service: rebuild-rolled-back',
  ]);
  expect(linesOf(projector)[0]).toMatchObject({ rebuild: rebuild.id, requestId: 'from-the-console' });

  const log = await openLog(place.topicPrefix);
  const newer = Buffer.from(JSON.stringify({ schemaVersion: 99 }));
  const { partition, offset } = await log.appender().append('some-partnership', newer);
  await log.close();
  await until('the partition is halted', () => actsOf(projector).length >= 5);
  expect(linesOf(projector).at(-1)).toMatchObject({ act: 'partition-halted', actor: 'service', partition, offset });

  const webhook = { url: 'http://127.0.0.1:9/hook?key=hidden' };
  const { body: subscription } = await post<{ id: string }>(`${notifier.url}/v1/subscriptions`, webhook, headers);
  const one = `${notifier.url}/v1/subscriptions/${subscription.id}`;
  await post(`${one}/rewind`, { after: 'beginning' }, headers);
  await post(`${one}/resume`, {}, headers);
  await post(`${one}/rotate-secret`, {}, headers);
  await fetch(one, { method: 'DELETE', headers });
  await until('all acts of the notifier are audited', () => actsOf(notifier).length >= 5);
  expect(actsOf(notifier)).toEqual(
    ['created', 'set-back', 'resumed', 'secret-rotated', 'deleted'].map((what) => `ops: subscription-${what}`),
  );
  expect(notifier.output).not.toContain('hidden');
  // The partition halts at each attempt, and the halt is audited once.
  expect(actsOf(projector).filter((act) => act.includes('halted'))).toHaveLength(1);
  await endServices();
  rmSync(directory, { recursive: true });
  await database.drop();
});
