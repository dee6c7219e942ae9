import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '#testing';
import { expectAllAccountedFor } from './support/account';
import { lead, SERVICE_NAMES, startFleet, startInstance, type FleetPlan, type Instance } from './support/fleet';
import { findNginx, startGateway, type Gateway } from './support/gateway';
import { ruleTopic } from './support/rulings';
import { endServices } from './support/service';
import { startPartnershipsAt, startStrictClients } from './support/strict-clients';

const nginx = findNginx();
if (nginx === null)
  process.stderr.write(
    'SKIPPED: nothing is restarted behind a gateway, as nginx is not installed (apt-get install nginx).\n',
  );

const PARTNERSHIPS = ['north', 'east', 'south', 'west'];

(nginx === null ? describe.skip : describe)('two of each service behind the gateway, under load', () => {
  let database: FreshDatabase;
  let gateway: Gateway;
  let plan: FleetPlan;
  let instances: Instance[];

  beforeAll(async () => {
    database = await freshDatabase();
    gateway = await startGateway(nginx!);
    plan = {
      place: { topicPrefix: `rolling-${randomUUID()}`, databaseUrl: database.url },
      networks: [1, 2],
      // Longer than the gateway caches addresses.
      settings: { DRAIN_SECONDS: '3', WRITE_VERSION: '2' },
    };
    instances = await startFleet(gateway, plan);
    lead(gateway, instances);
  });
  afterAll(async () => {
    await endServices();
    await gateway.stop();
    await database.drop();
  });

  const restart = async (instance: Instance): Promise<void> => {
    const since = performance.now();
    const { code } = await instance.service.stop();
    expect(code).toBe(0);
    const endedAfter = performance.now() - since;
    lead(
      gateway,
      instances.filter((one) => one !== instance),
    );
    const settings = { ...plan.settings, WRITE_VERSION: '3' };
    instance.service = await startInstance(gateway, { ...plan, settings }, instance);
    lead(gateway, instances);
    const ms = [endedAfter, performance.now() - since].map(Math.round);
    process.stderr.write(`${instance.name} ${instance.address}: ended after ${ms[0]} ms, back after ${ms[1]} ms\n`);
  };

  test('are_restarted_with_the_next_record_version_without_a_failed_request', async () => {
    const first = await startPartnershipsAt(gateway.url, PARTNERSHIPS);
    const clients = startStrictClients(gateway.url, { partnerships: PARTNERSHIPS, clients: 6, restMs: 150 });
    try {
      const inTurn = instances.toSorted((a, b) => SERVICE_NAMES.indexOf(a.name) - SERVICE_NAMES.indexOf(b.name));
      for (const instance of inTurn) await restart(instance);
    } finally {
      await clients.stop();
    }
    process.stderr.write(`${clients.summary()}, requests sent again by the gateway: ${gateway.sentAgain()}\n`);
    expect(clients.failures).toEqual([]);
    expect(Object.values(clients.answered).every((count) => count > 100)).toBe(true);
    await expectAllAccountedFor([...first, ...clients.sent], plan.place);
    const versions = (await ruleTopic(plan.place.topicPrefix)).map(({ schemaVersion }) => schemaVersion);
    expect([...new Set(versions)].toSorted()).toEqual([2, 3]);
  });
});
