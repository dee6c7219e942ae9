import { DECISION_PARTITIONS, type TermChangeEvent } from '#contracts';
import { createHttpApp, listen, OperationsModule } from '#http';
import type { Database } from '#postgres';
import { SubscriptionsModule } from '#notifier';
import { feedInPostgres } from '#feed';
import { createLogger } from '#observability';
import { until } from '#testing';
import { Webhook } from 'standardwebhooks';
import { startPipeline, termKinds, type Pipeline } from './support/pipeline';
import { changed, openSubscriptionsDatabase, started, wholeFeed } from './support/webhook-delivery';
import { accept, Receivers } from './support/webhook-receivers';

interface SubscriptionBody {
  readonly [member: string]: unknown;
  readonly id: string;
  readonly secret: string;
  readonly cursor: string;
}

const logger = createLogger({ name: 'test', level: 'silent' });

async function serve(database: Database, webhooksAllowLoopback: boolean, subscriptionsPerOwner = 1_000) {
  const subscriptions = SubscriptionsModule.with({
    database,
    feed: feedInPostgres(database.pool, DECISION_PARTITIONS),
    settings: { webhooksAllowLoopback, webhookTimeoutSeconds: 15, subscriptionsPerOwner, publicUrl: undefined },
    termKinds,
    clock: () => new Date(),
    logger,
  });
  const settings = { host: '127.0.0.1', port: 0, allowAnonymous: false, logger };
  const app = await createHttpApp(
    { module: class Notifier {}, imports: [OperationsModule.forRoot(), subscriptions] },
    settings,
  );
  return { app, address: await listen(app, settings) };
}

describe('subscriptions over HTTP', () => {
  let pipeline: Pipeline;
  let receivers: Receivers;
  let database: Database;
  let served: Awaited<ReturnType<typeof serve>>;

  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(path.startsWith('http') ? path : `${served.address}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : null) as SubscriptionBody,
    };
  };
  const create = async (body: object) => {
    const answer = await call('POST', '/v1/subscriptions', body);
    expect(answer.status).toBe(201);
    return answer.body;
  };

  beforeAll(async () => {
    pipeline = await startPipeline();
    receivers = await Receivers.start();
    database = await openSubscriptionsDatabase(pipeline.database.directUrl);
    served = await serve(database, true);
  });
  afterAll(async () => {
    await served.app.close();
    await database.close();
    await receivers.close();
    await pipeline.close();
  });

  it('receive_changes_that_are_recorded_after_their_creation', async () => {
    await pipeline.record('a-b', [started()]);
    await pipeline.caughtUp();
    const made = await create({ url: receivers.at('live', accept), description: 'my program' });
    expect(made).toMatchObject({ state: 'active', reason: null, failing: null, filter: {}, description: 'my program' });
    await pipeline.record('a-b', [changed('2026-02-01')]);
    await receivers.untilReceived('live', 1);
    const [delivery] = receivers.received('live');
    const event = new Webhook(made.secret).verify(delivery!.body, delivery!.headers) as TermChangeEvent;
    expect(event).toEqual((await wholeFeed(pipeline)).at(-1));
    expect(event.data).toMatchObject({ type: 'changed', partnershipId: 'a-b', kind: 'api-hosting' });
  });

  it('show_their_secret_once', async () => {
    const made = await create({ url: receivers.at('secret', accept) });
    expect(made.secret).toMatch(/^whsec_/);
    const shown = await call('GET', `/v1/subscriptions/${made.id}`);
    expect(JSON.stringify(shown.body)).not.toContain('whsec_');
    const rotated = await call('POST', `/v1/subscriptions/${made.id}/rotate-secret`);
    expect(rotated.body.secret).toMatch(/^whsec_/);
    expect(rotated.body.secret).not.toBe(made.secret);
    const listed = await call('GET', '/v1/subscriptions');
    expect(JSON.stringify(listed.body)).not.toContain('whsec_');
  });

  it('can_be_listed_in_pages_changed_and_deleted', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 3; nth += 1) ids.push((await create({ url: receivers.at(`page-${nth}`, accept) })).id);
    const seen: string[] = [];
    for (let next: string | null = '/v1/subscriptions?limit=2'; next;) {
      const { body }: { body: { [member: string]: unknown } } = await call('GET', next);
      seen.push(...(body['items'] as SubscriptionBody[]).map(({ id }) => id));
      next = body['next'] as string | null;
    }
    expect(seen.filter((id) => ids.includes(id))).toEqual(ids);
    expect(new Set(seen).size).toBe(seen.length);

    const path = `/v1/subscriptions/${ids[0]}`;
    const filter = { kind: ['equity-stake'], scope: ['api', 'api.stateless', 'web.*'], retroactive: true };
    expect((await call('PATCH', path, { filter, description: null })).body).toMatchObject({
      filter,
      description: null,
    });
    expect((await call('PATCH', path, {})).status).toBe(400);
    expect((await call('DELETE', path)).status).toBe(204);
    for (const [method, at] of [
      ['GET', path],
      ['DELETE', path],
      ['POST', `${path}/resume`],
      ['POST', `${path}/test`],
      ['GET', `${path}/attempts`],
    ] as const)
      expect(await call(method, at)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('can_be_tested_rewound_and_inspected', async () => {
    const made = await create({ url: receivers.at('tested', accept) });
    const path = `/v1/subscriptions/${made.id}`;
    const tested = await call('POST', `${path}/test`);
    expect(tested).toMatchObject({ status: 200, body: { outcome: 'accepted', status: 204, attempt: 1 } });
    const [delivery] = receivers.received('tested');
    expect(new Webhook(made.secret).verify(delivery!.body, delivery!.headers)).toMatchObject({
      type: 'partnership.subscription.test',
      data: { subscriptionId: made.id },
    });
    expect((await call('GET', path)).body.cursor).toBe(made.cursor);

    const ids = (await wholeFeed(pipeline)).map(({ id }) => id);
    expect((await call('POST', `${path}/rewind`, { after: 'beginning' })).status).toBe(200);
    await receivers.untilReceived('tested', 1 + ids.length);
    expect(receivers.idsOf('tested').slice(1)).toEqual(ids);
    expect((await call('POST', `${path}/rewind`, { after: made.cursor })).body.cursor).toBe(made.cursor);
    const { items } = (await call('GET', `${path}/attempts?limit=200`)).body as unknown as {
      items: SubscriptionBody[];
    };
    expect(items.at(-1)).toMatchObject({ eventId: tested.body['eventId'], outcome: 'accepted' });
    expect(await call('POST', `${path}/skip`)).toMatchObject({ status: 409, body: { code: 'nothing-to-skip' } });
  });

  describe.each(['slack', 'teams', 'discord'])('in the format of %s', (format) => {
    it('send_a_signed_sentence_and_a_link_instead_of_the_term_change', async () => {
      const name = `chat-${format}`;
      const made = await create({ url: receivers.at(name, accept), format, after: 'beginning' });
      expect(made).toMatchObject({ format });
      const feed = await wholeFeed(pipeline);
      await receivers.untilReceived(name, feed.length);
      expect(receivers.idsOf(name)).toEqual(feed.map(({ id }) => id));
      const { body, headers } = receivers.received(name)[0]!;
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      const message = JSON.stringify(new Webhook(made.secret).verify(body, headers));
      expect(message.replaceAll('\\', '')).toContain(
        'A and B: Hosting of APIs is in force from 1 January 2026: provider A',
      );
      const recorded = feed[0]!.data.recordedAt.slice(0, 10);
      expect(message).toContain(
        `${served.address}/partnerships/a-b?at=2026-01-01&knownAt=${recorded}&term=api-hosting/all`,
      );
    });

    it('can_be_tested', async () => {
      const name = `chat-test-${format}`;
      const made = await create({ url: receivers.at(name, accept), format });
      expect((await call('POST', `/v1/subscriptions/${made.id}/test`)).body).toMatchObject({ outcome: 'accepted' });
      expect(receivers.received(name)[0]!.body).toContain('This is a test');
    });
  });

  it('use_cloudevents_by_default_and_refuse_unknown_formats', async () => {
    expect(await create({ url: receivers.at('by-default', accept) })).toMatchObject({ format: 'cloudevents' });
    expect(await call('POST', '/v1/subscriptions', { url: 'https://example.com/', format: 'irc' })).toMatchObject({
      status: 400,
      body: { code: 'schema-mismatch' },
    });
  });

  it.each([
    [{ url: 'ftp://example.com/' }, 422, 'url-invalid'],
    [{ url: 'http://10.0.0.1/' }, 422, 'address-refused'],
    [{ url: 'http://169.254.169.254/latest' }, 422, 'address-refused'],
    [{ url: 'https://example.com/', after: 'yesterday!' }, 400, 'cursor-malformed'],
    [{ url: 'https://example.com/', filter: { kinds: ['x'] } }, 400, 'schema-mismatch'],
    [{ url: 'https://example.com/', description: 'a\0b' }, 400, 'schema-mismatch'],
    [{}, 400, 'schema-mismatch'],
  ])('refuse_%j_with_%i_%s', async (body, status, code) => {
    const refused = await call('POST', '/v1/subscriptions', body);
    expect(refused).toMatchObject({ status, body: { code } });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
  });

  it('refuse_a_cursor_of_another_log', async () => {
    const { cursor } = await create({ url: 'https://example.com/' });
    const foreign = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as { log: string };
    foreign.log = '00000000-0000-4000-8000-000000000000';
    const after = Buffer.from(JSON.stringify(foreign)).toString('base64url');
    expect(await call('POST', '/v1/subscriptions', { url: 'https://example.com/', after })).toMatchObject({
      status: 400,
      body: { code: 'cursor-foreign' },
    });
  });

  it('export_metrics_for_prometheus', async () => {
    const figures = async (): Promise<(name: string) => number> => {
      const lines = (await (await fetch(`${served.address}/metrics`)).text()).split('\n');
      return (name) => Number(lines.find((line) => line.startsWith(`${name} `))?.split(' ')[1] ?? 0);
    };
    const before = await figures();
    const { cursor } = await create({ url: receivers.at('measured-accepts', accept), after: 'beginning' });
    await create({ url: receivers.at('measured-fails', (reply) => void reply.writeHead(500).end()), after: cursor });
    await create({ url: receivers.at('measured-gone', (reply) => void reply.writeHead(410).end()), after: cursor });
    const changeCount = (await wholeFeed(pipeline)).length;
    const grown = new Map([
      ['webhook_deliveries_total{outcome="accepted"}', changeCount],
      ['webhook_deliveries_total{outcome="status"}', 1],
      ['webhook_deliveries_total{outcome="gone"}', 1],
      ['webhook_delivery_seconds_count', changeCount + 2],
      ['webhook_subscriptions{state="failing"}', 1],
      ['webhook_subscriptions{state="disabled"}', 1],
    ]);
    await until('every outcome is counted', async () => {
      const now = await figures();
      return [...grown].every(([name, by]) => now(name) >= before(name) + by);
    });
    await until(
      'only the failing subscription is behind',
      async () => (await figures())('webhook_subscriptions_behind') === 1,
    );
    await until('the only instance holds the leases of all active subscriptions', async () => {
      const now = await figures();
      const [active, failing] = ['active', 'failing'].map((state) => now(`webhook_subscriptions{state="${state}"}`));
      return now('webhook_subscriptions_held') === active! + failing!;
    });
  });

  it('do_not_exceed_the_limit_of_an_owner_under_concurrent_requests', async () => {
    const { body } = await call('GET', '/v1/subscriptions?limit=200');
    const existing = (body as unknown as { items: SubscriptionBody[] }).items.length;
    const scarce = await serve(database, true, existing + 2);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        call('POST', `${scarce.address}/v1/subscriptions`, { url: 'https://example.com/' }),
      ),
    );
    await scarce.app.close();
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    for (const refused of answers.filter(({ status }) => status !== 201))
      expect(refused).toMatchObject({
        status: 409,
        body: { code: 'too-many-subscriptions', limit: existing + 2 },
      });
  });

  it('send_to_loopback_only_if_that_is_allowed', async () => {
    const strict = await serve(database, false);
    const url = receivers.at('loopback', accept);
    const refused = await call('POST', `${strict.address}/v1/subscriptions`, { url });
    expect(refused).toMatchObject({ status: 422, body: { code: 'address-refused' } });
    await strict.app.close();
    expect((await create({ url })).state).toBe('active');
  });
});
