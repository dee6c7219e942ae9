import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { amended, started } from './support/events';
import { get, post, record, type Body } from './support/http';
import { AssignerProtocol, Kafka, logLevel, type Admin } from './support/kafkajs';
import { descendantsOf } from './support/own-servers';
import { endServices, startCommandApi, startProjector, type Place, type Service } from './support/service';
import { dump, query } from './support/stored';

/** Enough partnerships for each of the 12 partitions. */
const PARTNERSHIPS = Array.from({ length: 60 }, (_, nth) => `p-${nth}`);

let database: FreshDatabase;
let place: Place;
let admin: Admin;
let projectors: [Service, Service];

beforeAll(async () => {
  database = await freshDatabase();
  place = { topicPrefix: `rebuild-${randomUUID()}`, databaseUrl: database.url };
  const brokers = process.env['TEST_KAFKA_BROKERS']!.split(',');
  admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  projectors = [await startProjector(place), await startProjector(place)];
  const commands = await startCommandApi(place);
  for (const id of PARTNERSHIPS) {
    await record(commands.url, id, [started()]);
    await record(commands.url, id, [amended(1), amended(2)]);
  }
});
afterAll(async () => {
  await endServices();
  await admin.disconnect();
  await database.drop();
});

/** Returns the number of partitions of each member of the group that fills the new tables. */
async function shares(rebuildId: string): Promise<number[]> {
  const { groups } = await admin.describeGroups([`${place.topicPrefix}.decisions.rebuild-${rebuildId}`]);
  const members = groups[0]?.state === 'Stable' ? groups[0].members : [];
  return members.map(({ memberAssignment }) => {
    const assigned = AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment ?? {};
    return Object.values(assigned).flat().length;
  });
}

/**
 * Makes every batch fail that is written into the schema of the rebuild. Batches are retried. A batch that waited for a lock would keep its member
 * from rejoining the group when another member joins.
 */
async function stallFilling(): Promise<() => Promise<void>> {
  await until('the schema of the rebuild exists', async () => {
    const [found] = await query<{ name: string | null }>(
      database.url,
      `SELECT to_regclass('timeline_next.partition_progress') AS name`,
    );
    return found!.name !== null;
  });
  await query(
    database.url,
    `CREATE FUNCTION timeline_next.stall() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'held up by a test' USING ERRCODE = 'lock_not_available'; END $$;
     CREATE TRIGGER stall BEFORE UPDATE OF next_offset ON timeline_next.partition_progress
       FOR EACH ROW EXECUTE FUNCTION timeline_next.stall()`,
  );
  return async () => void (await query(database.url, 'DROP FUNCTION timeline_next.stall CASCADE'));
}

describe('a rebuild with two projectors', () => {
  const membersOfBoth = 2 * availableParallelism();

  const show = async (id: string) =>
    (await get<Body & { state: string }>(`${projectors[0].url}/v1/rebuilds/${id}`)).body;

  /** Requests a rebuild once the processes of the previous one have ended. */
  async function requestRebuild(): Promise<{ id: string }> {
    await until('no rebuild is at work', () => projectors.every(({ pid }) => descendantsOf(pid).length === 0));
    return (await post<Body & { id: string }>(`${projectors[0].url}/v1/rebuilds`, {})).body;
  }

  const untilBothFill = (id: string): Promise<void> =>
    until('all threads of both machines have a share', async () => {
      const found = await shares(id);
      return found.length === membersOfBoth && found.every((share) => share > 0);
    });

  /** Starts a rebuild and waits until both projectors fill it. `release` lets it continue. */
  async function fillingOnBoth(): Promise<{ id: string; release: () => Promise<void> }> {
    const { id } = await requestRebuild();
    const release = await stallFilling();
    await untilBothFill(id);
    return { id, release };
  }

  async function expectSwapped(id: string): Promise<void> {
    await until(
      'the rebuild has ended',
      async () => !['filling', 'comparing', 'swapping'].includes((await show(id)).state),
    );
    expect(await show(id)).toMatchObject({
      state: 'swapped',
      error: null,
      differences: { rulings: 0, rows: 0, answers: 0 },
    });
  }

  test.each([0, 1] as const)('fills_on_both_and_continues_when_the_process_of_projector_%i_dies', async (killed) => {
    const rows = await dump(database.url);
    const { id, release } = await fillingOnBoth();
    process.kill(descendantsOf(projectors[killed].pid)[0]!, 'SIGKILL');
    await release();
    await expectSwapped(id);
    expect(await dump(database.url)).toEqual(rows);
  });

  test('continues_without_a_frozen_process_and_is_not_disturbed_when_that_process_resumes', async () => {
    const rows = await dump(database.url);
    // The second projector starts later and joins the filling.
    await projectors[1].stop();
    const { id } = await requestRebuild();
    const release = await stallFilling();
    projectors[1] = await startProjector(place);
    await untilBothFill(id);
    const [frozen] = descendantsOf(projectors[1].pid);
    process.kill(frozen!, 'SIGSTOP');
    try {
      await release();
      await expectSwapped(id);
    } finally {
      process.kill(frozen!, 'SIGCONT');
    }
    await until('the frozen process has ended', () => descendantsOf(projectors[1].pid).length === 0);
    expect(await dump(database.url)).toEqual(rows);
  });

  test('is_not_filled_by_a_projector_of_another_build', async () => {
    const { id, release } = await fillingOnBoth();
    await query(database.url, `UPDATE rebuild SET filled_by = 'another' WHERE id = $1`, [id]);
    await until('one of the processes has ended', () => projectors.some(({ pid }) => descendantsOf(pid).length === 0));
    await release();
    await expectSwapped(id);
  });
});
