import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from './support/kafkajs';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { amended, started } from './support/events';
import { get, record, type Body, type Problem } from './support/http';
import { endServices, environmentOf, startStandalone, type Place, type Service } from './support/service';
import { query, topicEnds } from './support/stored';

/** Tenants as in docs/how-to/tenants.md: each has its own topics, database and tokens, on one broker and one server. */
class Tenant {
  private constructor(
    readonly place: Place,
    readonly service: Service,
    private readonly database: FreshDatabase,
    readonly headers: Record<string, string>,
  ) {}

  static async start(name: string): Promise<Tenant> {
    const database = await freshDatabase();
    const place = { topicPrefix: `${name}-${randomUUID()}`, databaseUrl: database.url };
    const token = `secret-of-${name}`;
    const file = join(folder, `${name}.json`);
    const hash = createHash('sha256').update(token).digest('hex');
    writeFileSync(file, JSON.stringify([{ hash, actor: name, scopes: ['read', 'record', 'operate'] }]));
    const env = { ...environmentOf(place), REFERENCE_TIMELINE: 'off', API_TOKENS_FILE: file };
    return new Tenant(place, await startStandalone(env), database, { authorization: `Bearer ${token}` });
  }

  readonly get = <T = Body>(path: string, headers = this.headers) => get<T>(this.service.url + path, headers);
  readonly record = (id: string, events: readonly object[], key: string) =>
    record(this.service.url, id, events, { ...this.headers, 'idempotency-key': key });

  drop(): Promise<void> {
    return this.database.drop();
  }
}

const kafka = new Kafka({ brokers: process.env['TEST_KAFKA_BROKERS']!.split(','), logLevel: logLevel.NOTHING });
const folder = mkdtempSync(join(tmpdir(), 'tenants-'));
let acme: Tenant;
let globex: Tenant;

beforeAll(async () => {
  [acme, globex] = await Promise.all([Tenant.start('acme'), Tenant.start('globex')]);
});
afterAll(async () => {
  await endServices();
  await Promise.all([acme.drop(), globex.drop()]);
  rmSync(folder, { recursive: true });
});

interface Page {
  readonly cursor: string;
  readonly termChanges: readonly { readonly partitionkey: string }[];
}
const changesOf = async (tenant: Tenant) => (await tenant.get<Page>('/v1/term-changes?limit=1000')).body;

test('tenants_record_the_same_ids_keys_and_events_without_seeing_each_other', async () => {
  const [begin, deal] = [started({ id: randomUUID() }), amended(1, { id: randomUUID() })];
  for (const tenant of [acme, globex]) {
    expect(await tenant.record('shared', [begin], 'first')).toMatchObject({ status: 201, body: { version: 1 } });
    expect(await tenant.record('shared', [deal], 'second')).toMatchObject({ status: 201, body: { version: 2 } });
  }
  for (let n = 2; n < 12; n++)
    expect(await acme.record('shared', [amended(n)], `more-${n}`)).toMatchObject({ status: 201 });
  expect(await acme.record('secret-plan', [started()], 'plan')).toMatchObject({ status: 201 });

  expect((await acme.get('/v1/partnerships/shared')).headers.get('etag')).toBe('"12"');
  expect((await globex.get('/v1/partnerships/shared')).headers.get('etag')).toBe('"2"');
  for (const path of [
    '/v1/partnerships/secret-plan',
    '/v1/partnerships/secret-plan/terms',
    '/v1/partnerships/secret-plan/events',
    '/v1/partnerships/secret-plan/decisions/plan',
  ]) {
    const { status, body } = await globex.get(path);
    expect([path, status === 404 || body['status'] === 'unseen' || body['state'] === 'unseen']).toEqual([path, true]);
  }
  for (const path of [
    '/v1/partnerships',
    '/v1/parties',
    '/v1/events',
    '/v1/terms?kind=api-hosting',
    '/v1/term-changes',
  ])
    expect(JSON.stringify((await globex.get(path)).body)).not.toMatch(/secret-plan|amendment-5|Amendment 5/);
  expect((await changesOf(acme)).termChanges.length).toBeGreaterThan((await changesOf(globex)).termChanges.length);
});

test('a_tenant_refuses_tokens_and_cursors_of_another', async () => {
  expect(await globex.get('/v1/partnerships', acme.headers)).toMatchObject({ status: 401 });
  expect(await acme.get('/v1/partnerships', globex.headers)).toMatchObject({ status: 401 });
  const { cursor } = await changesOf(acme);
  expect(await globex.get<Problem>(`/v1/term-changes?after=${cursor}`)).toMatchObject({
    status: 400,
    body: { code: 'cursor-foreign' },
  });
});

test('each_tenant_has_its_own_topics_consumer_group_and_records', async () => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const topics = await admin.listTopics();
    const { groups } = await admin.listGroups();
    for (const { place } of [acme, globex]) {
      const own = (names: readonly string[]) => names.filter((name) => name.startsWith(place.topicPrefix)).toSorted();
      expect(own(topics)).toEqual([`${place.topicPrefix}.decisions`, `${place.topicPrefix}.term-changes`]);
      const [log] = await query<{ log_id: string }>(place.databaseUrl, 'SELECT log_id FROM partition_progress LIMIT 1');
      expect(own(groups.map(({ groupId }) => groupId))).toContain(
        `${place.topicPrefix}.decisions.projector-${log!.log_id}`,
      );
    }
    const published = async ({ place }: Tenant) =>
      (await admin.fetchTopicOffsets(`${place.topicPrefix}.term-changes`)).reduce(
        (sum, { offset }) => sum + Number(offset),
        0,
      );
    for (const tenant of [acme, globex]) {
      const { termChanges } = await changesOf(tenant);
      await until('all of its changes are published', async () => (await published(tenant)) === termChanges.length);
    }
  } finally {
    await admin.disconnect();
  }
  const sum = async ({ place }: Tenant) => (await topicEnds(place)).reduce((total, end) => total + end, 0);
  // One record for each command, and the first record of the log.
  expect([await sum(acme), await sum(globex)]).toEqual([14, 3]);
});

test('a_halt_of_one_tenant_does_not_affect_the_other', async () => {
  await query(acme.place.databaseUrl, 'ALTER TABLE claim ADD CONSTRAINT broken CHECK (false) NOT VALID');
  void acme.record('shared', [amended(20)], 'halting');
  const halts = async (tenant: Tenant) => (await tenant.get<{ items: object[] }>('/v1/halts')).body.items.length;
  await until('acme has halted', async () => (await halts(acme)) === 1);
  expect(await globex.record('shared', [amended(21)], 'meanwhile')).toMatchObject({
    status: 201,
    body: { version: 3 },
  });
  expect(await halts(globex)).toBe(0);
  expect((await globex.get('/health/ready')).status).toBe(200);
  await query(acme.place.databaseUrl, 'ALTER TABLE claim DROP CONSTRAINT broken');
  await until('acme continues', async () => (await halts(acme)) === 0);
});
