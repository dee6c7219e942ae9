import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { expectAllAccountedFor } from './support/account';
import { lead, startFleet, type FleetPlan, type Instance } from './support/fleet';
import { findNginx, startGateway, type Gateway } from './support/gateway';
import { get } from './support/http';
import { endServices } from './support/service';
import { query, topicEnds } from './support/stored';
import { startPartnershipsAt, startStrictClients } from './support/strict-clients';

/** The checkout of the last release with its dependencies. */
const lastRelease = process.env['LAST_RELEASE'];
const nginx = findNginx();

const PARTNERSHIPS = ['north', 'east', 'south', 'west'];

interface ChangesPage {
  readonly termChanges: readonly { readonly id: string }[];
}

/** Edition 1 has other tables. Later releases can also share their database with the next one. */
const isEdition1 = lastRelease !== undefined && !existsSync(join(lastRelease, 'libs/rebuild'));
const PLACEMENTS = isEdition1
  ? (['a database of its own'] as const)
  : (['one database', 'a database of its own'] as const);

/** The procedure of docs/how-to/upgrade.md. */
describe.each(PLACEMENTS)('the last release and this one, side by side on one log and %s', (placement) => {
  let databases: FreshDatabase[];
  let gateway: Gateway;
  let plans: { readonly former: FleetPlan; readonly next: FleetPlan };
  let former: Instance[];

  beforeAll(async () => {
    if (!lastRelease || !nginx) throw new Error('run it by npm run test:upgrade, where nginx is installed');
    databases = [await freshDatabase(), ...(placement === 'one database' ? [] : [await freshDatabase()])];
    gateway = await startGateway(nginx);
    const topicPrefix = `upgrade-${randomUUID()}`;
    const [formerDatabase, nextDatabase = formerDatabase] = databases;
    plans = {
      former: {
        place: { topicPrefix, databaseUrl: formerDatabase!.url },
        networks: [3],
        settings: {},
        checkout: lastRelease,
      },
      next: {
        place: { topicPrefix, databaseUrl: nextDatabase!.url },
        networks: [4],
        settings: { WRITE_VERSION: '2', ...(placement === 'one database' ? {} : { PROJECTOR_GROUP: 'next' }) },
      },
    };
    former = await startFleet(gateway, plans.former);
    lead(gateway, former);
  });
  afterAll(async () => {
    await endServices();
    await gateway.stop();
    for (const database of databases) await database.drop();
  });

  const isCaughtUp = async (): Promise<boolean> => {
    const ends = await topicEnds(plans.next.place);
    const rows = await query<{ partition: number; next_offset: string }>(
      plans.next.place.databaseUrl,
      'SELECT partition, next_offset FROM partition_progress',
    );
    const reached = new Map(rows.map((row) => [row.partition, Number(row.next_offset)]));
    // Under load, the end of the log advances during this query.
    return ends.every((end, partition) => (reached.get(partition) ?? 0) >= end - 3);
  };
  const changesBy = async (instances: readonly Instance[]): Promise<string[]> => {
    const { url } = instances.find(({ name }) => name === 'notifier')!.service;
    const { body } = await get<ChangesPage>(`${url}/v1/term-changes?limit=1000`);
    return body.termChanges.map(({ id }) => id);
  };

  test('are_switched_under_load_without_failed_requests_or_answers_older_than_the_client_knew', async () => {
    const first = await startPartnershipsAt(gateway.url, PARTNERSHIPS);
    const clients = startStrictClients(gateway.url, {
      partnerships: PARTNERSHIPS,
      clients: 4,
      restMs: 200,
      positions: true,
    });
    let next: Instance[];
    let changesBefore: string[];
    try {
      const since = performance.now();
      next = await startFleet(gateway, plans.next);
      await until('the next release has read the log', isCaughtUp);
      process.stderr.write(`ready beside the last release after ${Math.round(performance.now() - since)} ms\n`);
      lead(gateway, next);
      await until('the gateway sends nothing to the last release', () => !gateway.knows(former));
      changesBefore = await changesBy(former);
      for (const { service } of former) expect((await service.stop()).code).toBe(0);
      const before = clients.answered.command;
      await until('the next release has answered 40 commands', () => clients.answered.command > before + 40);
    } finally {
      await clients.stop();
    }
    process.stderr.write(`${clients.summary()}\n`);
    expect(clients.failures).toEqual([]);
    expect(changesBefore.length).toBeGreaterThan(10);
    expect((await changesBy(next)).filter((id) => changesBefore.includes(id))).toEqual(changesBefore);
    await expectAllAccountedFor([...first, ...clients.sent], plans.next.place);
  });
});
