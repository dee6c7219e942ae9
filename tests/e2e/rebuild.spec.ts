import { randomUUID } from 'node:crypto';
import { setTimeout as elapsed } from 'node:timers/promises';
import { seededRandom } from '#event-log';
import { Dice, freshDatabase, until, type FreshDatabase } from '#testing';
import { expectAllAccountedFor } from './support/account';
import { amended, corrected, retracted, started } from './support/events';
import { get, post, record, type Body } from './support/http';
import { startLoad, type Load, type Sent } from './support/load';
import { descendantsOf } from './support/own-servers';
import { importTimeline, referenceLines } from './support/reference';
import { endServices, environmentOf, startStandalone, type Place, type Service } from './support/service';
import { dump, hold, query } from './support/stored';

interface Rebuild extends Body {
  readonly id: string;
  readonly state: string;
  readonly progress: { records: number; ofRecords: number } | null;
  readonly differences: {
    readonly rulings: number;
    readonly rows: number;
    readonly sampled: number;
    readonly answers: number;
    readonly examples: readonly { partnershipId: string; kind: string; from: string; was: object[]; now: object[] }[];
  } | null;
  readonly error: string | null;
}

const REST = ['swapped', 'refused', 'failed', 'cancelled', 'rolled-back', 'discarded'];
const PARTNERSHIPS = ['north', 'east', 'south', 'west'];

let database: FreshDatabase;
let place: Place;
let service: Service;
const loads: Load[] = [];

const start = async () => (service = await startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'off' }));
const ask = async (path: string, body: object = {}) =>
  (await post<Rebuild>(`${service.url}/v1/rebuilds${path}`, body)).body;
const drop = async (id: string) => fetch(`${service.url}/v1/rebuilds/${id}`, { method: 'DELETE' });
const show = async (id: string) => (await get<Rebuild>(`${service.url}/v1/rebuilds/${id}`)).body;

async function atRest(id: string): Promise<Rebuild> {
  let rebuild: Rebuild | undefined;
  await until(`rebuild ${id} is done`, async () => REST.includes((rebuild = await show(id)).state));
  return rebuild!;
}

const schemas = async () =>
  (
    await query<{ name: string }>(
      place.databaseUrl,
      `SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'timeline%' ORDER BY 1`,
    )
  ).map(({ name }) => name);

async function startPartnerships(): Promise<Sent[]> {
  return Promise.all(
    PARTNERSHIPS.map(async (partnershipId) => {
      const [key, events, sentAt] = [randomUUID(), [started()], performance.now()];
      const { status, body } = await record(service.url, partnershipId, events, { 'idempotency-key': key });
      return { partnershipId, key, events, sentAt, answer: { at: performance.now(), status, body }, times: 1 };
    }),
  );
}

/** Ends with the service, also where a test fails. */
function load(): Load {
  const started = startLoad({
    urlOf: () => service.url,
    partnerships: PARTNERSHIPS,
    clients: 4,
    commandsPerClient: 10_000,
    // A rebuild has the lowest priority: a busy machine would leave it nothing.
    restMs: 1_000,
  });
  loads.push(started);
  return started;
}

async function open(): Promise<void> {
  database = await freshDatabase();
  place = { topicPrefix: `rebuild-${randomUUID()}`, databaseUrl: database.url };
  await start();
}
async function close(): Promise<void> {
  for (const { cut } of loads.splice(0)) cut();
  await endServices();
  await database.drop();
}

/** What keeps a rebuild in one of its phases: a lock that the phase has to wait for. */
const STALLS = {
  filling: 'LOCK TABLE partition_progress IN ACCESS EXCLUSIVE MODE',
  comparing: 'LOCK TABLE statement IN ACCESS EXCLUSIVE MODE',
  swapping: 'SELECT 1 FROM partition_progress FOR UPDATE',
};

describe('a service whose tables are rebuilt', () => {
  beforeEach(open);
  afterEach(close);

  test('a_rebuild_takes_the_place_of_what_serves_while_people_write_and_ask', async () => {
    const all = await startPartnerships();
    await importTimeline(service.url, referenceLines('microsoft-openai'));
    const pinned = `${service.url}/v1/partnerships/microsoft-openai/timeline?version=9`;
    const before = await (await fetch(pinned)).text();
    const writing = load();
    let asking = true;
    const answers: number[] = [];
    const asked = (async () => {
      while (asking) {
        answers.push((await get(`${service.url}/v1/partnerships/north/terms?at=2020-02-01`)).status);
        await elapsed(50);
      }
    })();

    const { id } = await ask('');
    const done = await atRest(id);
    const atSwap = writing.acknowledged();
    await until('writing goes on', () => writing.acknowledged() > atSwap + 20);
    writing.cut();
    asking = false;
    await Promise.all([writing.done, asked]);

    expect(done).toMatchObject({ state: 'swapped', error: null, differences: { rulings: 0, rows: 0, answers: 0 } });
    expect(done.differences!.sampled).toBeGreaterThan(10);
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await (await fetch(pinned)).text()).toBe(before);
    await expectAllAccountedFor([...all, ...writing.sent, ...(await importedAsSent())], place);
    expect(await schemas()).toEqual(['timeline', 'timeline_before']);
    expect((await drop(id)).status).toBe(202);
    expect((await atRest(id)).state).toBe('discarded');
    expect(await schemas()).toEqual(['timeline']);
  });

  /** The commands of the import, as if clients had sent them. */
  async function importedAsSent(): Promise<Sent[]> {
    const rows = await query<{ command_id: string }>(
      place.databaseUrl,
      `SELECT command_id FROM decision WHERE partnership_id = 'microsoft-openai'`,
    );
    return rows.map(({ command_id: key }) => ({
      partnershipId: 'microsoft-openai',
      key,
      events: [],
      sentAt: 0,
      answer: null,
      times: 1,
    }));
  }

  test('every_row_is_as_before_and_nobody_is_told_anything_again', async () => {
    await startPartnerships();
    const first = (await record(service.url, 'north', [amended(1), amended(2)])).body.events[0]!.id;
    const fix = (await record(service.url, 'north', [corrected(first, amended(3))])).body.events[0]!.id;
    await record(service.url, 'north', [retracted(fix)]);
    await importTimeline(service.url, referenceLines('microsoft-openai'));
    const feed = `${service.url}/v1/term-changes?limit=500`;
    const told = (await get(feed)).body;
    const [rows, oldRetired] = [await dump(database.url), await progressRetired('timeline')];
    const stream = await fetch(`${service.url}/v1/term-changes/stream?after=${String(told['cursor'])}`);

    const { id } = await ask('');
    expect((await atRest(id)).state).toBe('swapped');

    const now = await dump(database.url);
    expect(now).toEqual(rows);
    expect([oldRetired, await progressRetired('timeline'), await progressRetired('timeline_before')]).toEqual([
      false,
      false,
      true,
    ]);
    expect((await get(feed)).body).toEqual(told);
    // The first thing that a subscriber hears after the rebuild is what was recorded after it.
    const { body } = await record(service.url, 'south', [amended(5)]);
    expect(await firstEventId(stream)).toContain(body.events[0]!.id);
  });

  const progressRetired = async (schema: string): Promise<boolean> => {
    const [row] = await query<{ retired: boolean }>(
      database.url,
      `SELECT bool_or(retired) AS retired FROM ${schema}.partition_progress`,
    );
    return row!.retired;
  };

  async function firstEventId(response: Response): Promise<string> {
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (/^data: \{/m.test(text)) break;
    }
    return text;
  }

  test('what_differs_is_shown_and_swapped_only_when_it_is_accepted', async () => {
    await startPartnerships();
    await record(service.url, 'north', [amended(7)]);
    const terms = `${service.url}/v1/partnerships/north/terms?at=2020-02-01`;
    const right = await get(terms);
    await query(
      database.url,
      `UPDATE claim SET answer = replace(answer, 'as of 7', 'as of 8'), written = replace(written::text, 'as of 7', 'as of 8')::json`,
    );
    await service.stop();
    await start();
    const address = `${service.url}${new URL(terms).pathname}${new URL(terms).search}`;
    const wrong = await get(address);
    expect(JSON.stringify(wrong.body)).toContain('as of 8');

    const { id } = await ask('');
    const refused = await atRest(id);
    expect(refused).toMatchObject({ state: 'refused', differences: { rulings: 0, rows: 1 } });
    expect(refused.differences!.examples).toMatchObject([
      {
        partnershipId: 'north',
        kind: 'api-hosting',
        from: '2020-01-08',
        was: [{ value: { summary: 'as of 8' } }],
        now: [{ value: { summary: 'as of 7' } }],
      },
    ]);
    expect((await get(address)).body).toEqual(wrong.body);

    await ask(`/${id}/accept`);
    expect((await atRest(id)).state).toBe('swapped');
    const healed = await get(address, { 'if-none-match': wrong.headers.get('etag')! });
    expect([healed.status, healed.body]).toEqual([200, right.body]);

    await ask(`/${id}/roll-back`);
    expect((await atRest(id)).state).toBe('rolled-back');
    expect((await get(address)).body).toEqual(wrong.body);
    expect(await schemas()).toEqual(['timeline']);
  });

  test('rulings_that_differ_are_never_accepted', async () => {
    await startPartnerships();
    await record(service.url, 'north', [amended(7)]);
    await query(database.url, `UPDATE event SET event_id = $1 WHERE partnership_id = 'north' AND version = 2`, [
      randomUUID(),
    ]);
    const { id } = await ask('', { acceptDifferences: true });
    expect(await atRest(id)).toMatchObject({ state: 'refused', differences: { rulings: 1 } });
    expect((await post<Body>(`${service.url}/v1/rebuilds/${id}/accept`, {})).status).toBe(409);
    expect((await drop(id)).status).toBe(202);
    expect((await atRest(id)).state).toBe('cancelled');
    expect(await schemas()).toEqual(['timeline']);
  });

  test('killed_in_each_phase_it_goes_on_and_finishes', async () => {
    const seed = Number(process.env['REBUILD_SEED'] ?? 16);
    console.info(`REBUILD_SEED=${seed}`);
    const dice = new Dice(seededRandom(seed));
    const all = await startPartnerships();
    const writing = load();
    await until('there is something to rebuild', () => writing.acknowledged() > 40);
    const kills = dice.shuffled(Object.keys(STALLS) as (keyof typeof STALLS)[]);
    for (const phase of kills) {
      // It ends a little after its rebuild is at rest.
      await until('the process of the last one has ended', () => descendantsOf(service.pid).length === 0);
      const release = await hold(database.url, STALLS[phase]);
      const { id } = await ask('');
      await until(`it is ${phase}`, async () => (await show(id)).state === phase);
      await until('a process works on it', () => descendantsOf(service.pid).length > 0);
      if (dice.chance(0.3)) {
        await service.kill9();
        await release();
        await start();
      } else {
        process.kill(descendantsOf(service.pid)[0]!, 'SIGKILL');
        await release();
      }
      expect(await atRest(id)).toMatchObject({ state: 'swapped', error: null });
    }
    writing.cut();
    await writing.done;
    await expectAllAccountedFor([...all, ...writing.sent], place);
  });
});

describe('a service where nothing comes of it', () => {
  beforeAll(async () => {
    await open();
    await startPartnerships();
  });
  afterAll(close);

  test.each(['filling', 'comparing', 'swapping'] as const)('cancelled_while_%s_it_leaves_nothing', async (phase) => {
    const rows = await dump(database.url);
    const release = await hold(database.url, STALLS[phase]);
    const { id } = await ask('');
    await until(`it is ${phase}`, async () => (await show(id)).state === phase);
    expect((await drop(id)).status).toBe(202);
    await release();
    expect(await atRest(id)).toMatchObject({ state: 'cancelled' });
    expect(await schemas()).toEqual(['timeline']);
    expect(await dump(database.url)).toEqual(rows);
  });

  test('what_cannot_be_done_now_is_said_in_a_sentence', async () => {
    expect((await get(`${service.url}/v1/rebuilds/${randomUUID()}`)).status).toBe(404);
    expect((await post(`${service.url}/v1/rebuilds`, { accept: 1 })).status).toBe(400);
    const { id } = await ask('');
    await atRest(id);
    expect(await post(`${service.url}/v1/rebuilds/${id}/accept`, {})).toMatchObject({
      status: 409,
      body: { code: 'rebuild-not-ready', detail: 'It is swapped; this can be done while it is refused.' },
    });
  });
});
