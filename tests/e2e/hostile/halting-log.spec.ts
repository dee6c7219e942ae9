import { randomUUID } from 'node:crypto';
import { encodeDecision } from '#contracts';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { haltingDecisions, REQUESTS, SEED } from '../../integration/support/halting-log';
import { get, post, type Body } from '../support/http';
import { endServices, environmentOf, startStandalone, type Place, type Service } from '../support/service';
import { dump, openLog } from '../support/stored';

let database: FreshDatabase;
let service: Service;

beforeAll(async () => {
  process.stdout.write(`the log that halted: HALTED_SEED=${SEED}\n`);
  database = await freshDatabase();
  const place: Place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
  const log = await openLog(place.topicPrefix);
  const appender = log.appender();
  for (const decision of haltingDecisions()) await appender.append(decision.partnershipId, encodeDecision(decision));
  await log.close();
  service = await startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'off' });
});
afterAll(async () => {
  await endServices();
  await database.drop();
});

interface Rebuild extends Body {
  readonly id: string;
  readonly state: string;
}

const VERSION = 1 + REQUESTS * 100;

test('a_log_that_once_halted_a_partition_is_applied_and_rebuilt_to_the_same_rows', async () => {
  await until('the log is projected', async () => {
    const { body } = await get(`${service.url}/v1/partnerships/imp`);
    return (body['head'] as { version: number } | undefined)?.version === VERSION;
  });
  const rows = await dump(database.url);

  const { body: begun } = await post<Rebuild>(`${service.url}/v1/rebuilds`, {});
  let rebuild = begun;
  await until('the rebuild is at rest', async () => {
    rebuild = (await get<Rebuild>(`${service.url}/v1/rebuilds/${begun.id}`)).body;
    return ['swapped', 'refused', 'failed'].includes(rebuild.state);
  });
  expect(rebuild).toMatchObject({ state: 'swapped', error: null, differences: { rulings: 0, rows: 0, answers: 0 } });
  expect(await dump(database.url)).toEqual(rows);
  expect((await get(`${service.url}/v1/halts`)).body['items']).toEqual([]);
});
