import { randomUUID } from 'node:crypto';
import { freshDatabase, until } from '#testing';
import { endServices, startProjector, startQueryApi } from './support/service';

afterAll(endServices);

test('a_stopping_service_is_immediately_not_ready_and_answers_until_it_closes', async () => {
  const database = await freshDatabase();
  const place = { topicPrefix: `drain-${randomUUID()}`, databaseUrl: database.url };
  await startProjector(place);
  const service = await startQueryApi(place, { DRAIN_SECONDS: '3' });
  const statusOf = async (path: string) => (await fetch(`${service.url}${path}`)).status;
  expect(await statusOf('/health/ready')).toBe(200);
  const ended = service.stop();
  await until('the service is not ready', async () => (await statusOf('/health/ready')) === 503);
  const answer = await fetch(`${service.url}/v1/partnerships`);
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  const report = (await (await fetch(`${service.url}/health/ready`)).json()) as { failed: string[] };
  expect(report.failed).toEqual(['process']);
  await ended;
  await expect(fetch(`${service.url}/health/live`)).rejects.toThrow();
  await endServices();
  await database.drop();
});
