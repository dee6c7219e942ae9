import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { amended, started } from './support/events';
import { get, post, record } from './support/http';
import {
  endServices,
  fromSource,
  startCommandApi,
  startNotifier,
  startProjector,
  startQueryApi,
  type Service,
} from './support/service';
import { query } from './support/stored';

const ROOT = join(__dirname, '../..');
const ID = 'a-and-b';
/** A unique prefix, because roles belong to the whole server, which other specs use at the same time. */
const PREFIX = `t${randomBytes(4).toString('hex')}_`;
const PASSWORD = randomBytes(16).toString('hex');
const ROLES = ['owner', 'command', 'query', 'notifier'].map((name) => `${PREFIX}${name}`);

/** The SQL of the page that an administrator runs before and after the migrations. */
const [before, after] = [
  ...readFileSync(join(ROOT, 'docs/how-to/postgres-roles.md'), 'utf8').matchAll(/```sql\n(.*?)```/gs),
].map(([, sql]) => sql!.replaceAll('timeline_', PREFIX));

let database: FreshDatabase;
let receiver: Server;
const deliveries: string[] = [];

const urlOf = (role: string): string => {
  const url = new URL(database.url);
  [url.username, url.password] = [`${PREFIX}${role}`, PASSWORD];
  return url.href;
};

beforeAll(async () => {
  database = await freshDatabase();
  await query(database.url, before!);
  for (const role of ROLES) await query(database.url, `ALTER ROLE ${role} PASSWORD '${PASSWORD}'`);
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: urlOf('owner') };
  await promisify(execFile)(process.execPath, [...fromSource, join(ROOT, 'apps/cli/src/main.ts'), 'migrate'], {
    cwd: ROOT,
    env,
  });
  await query(urlOf('owner'), after!);
  receiver = createServer((request, response) => {
    void text(request).then((body) => {
      deliveries.push(body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await endServices();
  await new Promise((resolve) => receiver.close(resolve));
  const admin = database.url;
  for (const role of [...ROLES, `${PREFIX}reader`]) await query(admin, `DROP OWNED BY ${role} CASCADE`);
  for (const role of [...ROLES, `${PREFIX}reader`]) await query(admin, `DROP ROLE ${role}`);
  await database.drop();
});

const denied = (role: string, sql: string) => expect(query(urlOf(role), sql)).rejects.toMatchObject({ code: '42501' });

test('the_services_work_under_their_roles', async () => {
  const topicPrefix = `roles-${randomUUID()}`;
  const as = (role: string) => ({ topicPrefix, databaseUrl: urlOf(role) });
  const projector = await startProjector(as('owner'), { DATABASE_MIGRATE: 'off' });
  const [commands, questions, notifier] = await Promise.all([
    startCommandApi(as('command')),
    startQueryApi(as('query')),
    startNotifier(as('notifier'), { WEBHOOKS_ALLOW_LOOPBACK: 'true' }),
  ]);
  const all: Service[] = [projector, commands, questions, notifier];

  const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const subscribed = await post<{ id: string }>(`${notifier.url}/v1/subscriptions`, { url: address });
  expect(subscribed.status).toBe(201);
  const recordedAndDelivered = async (events: readonly unknown[]) => {
    const { status, body } = await record(commands.url, ID, events);
    expect(status).toBe(201);
    const { id } = body.events.at(-1)!;
    await until('the webhook about the event arrives', () => deliveries.some((delivery) => delivery.includes(id)));
  };
  await recordedAndDelivered([started(), amended(1)]);
  expect((await record(commands.url, ID, [started()])).status).toBe(409);
  await until('the outlet has published', async () => {
    const [row] = await query<{ n: number }>(database.url, 'SELECT count(*)::int AS n FROM public.outlet_progress');
    return row!.n > 0;
  });

  const queryEverything = async () => {
    const paths = ['', '/terms?at=2021-01-01', '/events', '/timeline', '/terms/api-hosting/all', '/terms.csv'];
    for (const path of paths) expect((await fetch(`${questions.url}/v1/partnerships/${ID}${path}`)).status).toBe(200);
    for (const path of [
      'partnerships?q=b',
      'terms?at=2021-01-01',
      'expirations?from=2020-01-01&to=2030-01-01',
      'events',
      'void-decisions',
      'halts',
    ])
      expect([path, (await fetch(`${questions.url}/v1/${path}`)).status]).toEqual([path, 200]);
    expect((await get(`${notifier.url}/v1/term-changes`)).status).toBe(200);
  };
  await queryEverything();
  const one = `${notifier.url}/v1/subscriptions/${subscribed.body.id}`;
  for (const path of ['/rotate-secret', '/test']) expect((await post(`${one}${path}`, {})).status).toBe(200);
  expect((await post(`${one}/rewind`, { after: 'beginning' })).status).toBe(200);
  expect((await get(`${one}/attempts`)).status).toBe(200);

  const begun = await post<{ id: string }>(`${projector.url}/v1/rebuilds`, {});
  expect(begun.status).toBeLessThan(300);
  const rebuild = async () => (await get<{ state: string }>(`${projector.url}/v1/rebuilds/${begun.body.id}`)).body;
  const ended = ['swapped', 'refused', 'failed'];
  // A rebuild starts a process, which is slow on a busy machine.
  await until('the rebuild has ended', async () => ended.includes((await rebuild()).state));
  expect(await rebuild()).toMatchObject({ state: 'swapped', error: null });
  await queryEverything();
  await recordedAndDelivered([amended(2)]);
  expect((await fetch(one, { method: 'DELETE' })).status).toBeLessThan(300);

  for (const { output } of all) expect(output).not.toMatch(/permission denied|42501/);
});

test('the_roles_have_no_further_privileges', async () => {
  for (const role of ['command', 'query', 'notifier']) {
    await denied(role, 'DELETE FROM timeline.decision');
    await denied(role, 'UPDATE timeline.partition_progress SET next_offset = 0');
    await denied(role, 'CREATE TABLE timeline.mine (id int)');
    await denied(role, 'CREATE TABLE public.mine (id int)');
    await denied(role, 'CREATE SCHEMA mine');
    await denied(role, 'DROP SCHEMA timeline CASCADE');
  }
  for (const role of ['command', 'query']) await denied(role, 'SELECT * FROM public.subscription');
  await denied('notifier', 'DELETE FROM public.rebuild');
  await denied('owner', 'CREATE ROLE mine');
});
