import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { amended, started } from './support/events';
import { post, record } from './support/http';
import {
  endServices,
  startCommandApi,
  startNotifier,
  startProjector,
  type Place,
  type Service,
} from './support/service';
import { openLog } from './support/stored';
import { startTraceCollector, type CollectedSpan, type TraceCollector } from './support/trace-collector';

const ID = 'a-and-b';
let database: FreshDatabase;
let collector: TraceCollector;
let receiver: Server;
const received: IncomingHttpHeaders[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  collector = await startTraceCollector();
  receiver = createServer((request, response) => {
    received.push(request.headers);
    request.resume();
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await endServices();
  await collector.close();
  await new Promise((resolve) => receiver.close(resolve));
  await database.drop();
});

async function startAll(place: Place, more: Record<string, string>): Promise<Record<'commands' | 'notifier', Service>> {
  await startProjector(place, more);
  const [commands, notifier] = await Promise.all([
    startCommandApi(place, more),
    startNotifier(place, { ...more, WEBHOOKS_ALLOW_LOOPBACK: 'true' }),
  ]);
  return { commands, notifier };
}

const subscribe = (notifier: Service) =>
  post(`${notifier.url}/v1/subscriptions`, { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/` });

/** Returns the headers of a partnership's first record. */
async function headersOfRecord({ topicPrefix }: Place): Promise<unknown> {
  const log = await openLog(topicPrefix);
  try {
    const partition = log.partitionOf(ID);
    const { promise, resolve } = Promise.withResolvers<unknown>();
    log.read(
      {
        assigned: async (assigned) => (assigned === 0 && partition === 0 ? 1 : 0),
        batch: async (_, records) => {
          const found = records.find(({ key }) => key === ID);
          if (found) resolve(found.headers);
        },
      },
      { group: `tracing-${randomUUID()}` },
    );
    return await promise;
  } finally {
    await log.close();
  }
}

test('a_command_is_one_trace_from_http_through_the_log_to_the_projector_the_webhook_and_the_public_topic', async () => {
  const place = { topicPrefix: `traced-${randomUUID()}`, databaseUrl: database.url };
  const { commands, notifier } = await startAll(place, collector.environment);
  expect((await subscribe(notifier)).status).toBe(201);
  const traceId = randomBytes(16).toString('hex');
  const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
  const { body } = await record(commands.url, ID, [started(), amended(1)], headers);

  const inTrace = (): CollectedSpan[] => collector.spans.filter((span) => span.traceId === traceId);
  const named = (name: string) => inTrace().find((span) => span.name === name);
  const names = ['POST /v1/partnerships/:id/events', 'record', 'project', 'deliver webhook', 'publish'];
  await until('all spans have arrived', () => names.every((name) => named(name)));
  const [request, recording, projection, delivery, publishing] = names.map((name) => named(name)!);
  expect([request, recording, projection, delivery, publishing].map((span) => span!.service)).toEqual([
    'partnership-command-api',
    'partnership-command-api',
    'partnership-projector',
    'partnership-notifier',
    'partnership-notifier',
  ]);
  expect(request!.parentSpanId).toBe('00f067aa0ba902b7');
  expect(recording!.parentSpanId).toBe(request!.spanId);
  for (const span of [projection, delivery, publishing]) expect(span!.parentSpanId).toBe(recording!.spanId);
  expect(request!.attributes).toMatchObject({ 'http.response.status_code': '201' });
  expect(recording!.attributes).toMatchObject({
    'partnership.id': ID,
    'partnership.command_id': body.commandId,
    'partnership.outcome': 'recorded',
  });
  expect(delivery!.attributes).toMatchObject({ 'partnership.outcome': 'accepted', 'http.response.status_code': '204' });

  await until('the webhook has come', () => received.length > 0);
  expect(received[0]).toMatchObject({ traceparent: `00-${traceId}-${delivery!.spanId}-01` });
  expect(await headersOfRecord(place)).toEqual({ traceparent: `00-${traceId}-${recording!.spanId}-01` });
  // Probes are not traced, and neither metrics nor logs are sent.
  expect([...collector.paths]).toEqual(['/v1/traces']);
  expect(collector.spans.filter(({ name }) => name.includes('/health'))).toEqual([]);
  await endServices();
});

test('by_default_no_spans_are_sent_and_records_have_no_trace_headers', async () => {
  const other = await freshDatabase();
  const place = { topicPrefix: `untraced-${randomUUID()}`, databaseUrl: other.url };
  const before = { spans: collector.spans.length, received: received.length };
  const { commands, notifier } = await startAll(place, {});
  await subscribe(notifier);
  const headers = { traceparent: `00-${randomBytes(16).toString('hex')}-00f067aa0ba902b7-01` };
  await record(commands.url, ID, [started(), amended(1)], headers);
  await until('the webhook has come', () => received.length > before.received);
  expect(received.at(-1)).not.toHaveProperty('traceparent');
  expect(await headersOfRecord(place)).toBeUndefined();
  expect(collector.spans.length).toBe(before.spans);
  await endServices();
  await other.drop();
});
