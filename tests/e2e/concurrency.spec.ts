import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '#testing';
import { amended, started } from './support/events';
import { record } from './support/http';
import { send, startLoad, type Sent } from './support/load';
import { ruleTopic } from './support/rulings';
import { endServices, startCommandApi, startProjector, type Place, type Service } from './support/service';
import { query } from './support/stored';

const CLIENTS = 64;
const TWENTY = Array.from({ length: 20 }, (_, n) => `shared-${n}`);
const ONE = ['contested'];

describe.each([
  ['two_command_apis', 2],
  ['one_command_api', 1],
])('%s', (_name, processes) => {
  let database: FreshDatabase;
  let place: Place;
  let apis: Service[];

  beforeAll(async () => {
    database = await freshDatabase();
    place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
    const [, ...started] = await Promise.all([
      startProjector(place),
      ...Array.from({ length: processes }, () => startCommandApi(place)),
    ]);
    apis = started;
  });
  afterAll(async () => {
    await endServices();
    await database.drop();
  });

  const load = async (partnerships: readonly string[], commandsPerClient: number): Promise<Sent[]> => {
    for (const id of partnerships)
      expect(await record(apis[0]!.url, id, [started()])).toMatchObject({ status: 201, body: { version: 1 } });
    const urlOf = (client: number) => apis[client % apis.length]!.url;
    const { sent, done } = startLoad({ urlOf, partnerships, clients: CLIENTS, commandsPerClient });
    await done;
    return sent;
  };

  test.each([
    ['on_20_partnerships', TWENTY, 6],
    ['on_one_partnership', ONE, 4],
  ])('64_clients_%s_see_no_event_lost_repeated_or_reordered', async (_what, partnerships, commandsPerClient) => {
    const sent = await load(partnerships, commandsPerClient);

    expect(sent.filter(({ answer }) => answer?.status !== 201)).toEqual([]);
    expect(sent).toHaveLength(CLIENTS * commandsPerClient);
    for (const id of partnerships) {
      const own = sent.filter(({ partnershipId }) => partnershipId === id);
      await expectHistoryOf(id, own);
      expectRealTimeOrder(own);
    }
  });

  test('every_effective_decision_was_decided_on_the_head_that_it_follows', async () => {
    const ruled = await ruleTopic(place.topicPrefix);
    const decisions = await query<{ place: string }>(
      database.url,
      `SELECT partition || '/' || "offset" AS place FROM decision ORDER BY partition, "offset"`,
    );
    const voids = await query<{ place: string; reason: string }>(
      database.url,
      `SELECT partition || '/' || "offset" AS place, reason FROM void_decision WHERE record_key IS NOT NULL ORDER BY partition, "offset"`,
    );
    const placesOf = (ruling: string) =>
      ruled.filter((one) => one.ruling === ruling).map(({ partition, offset }) => `${partition}/${offset}`);
    expect(decisions.map((row) => row.place)).toEqual(placesOf('effective'));
    expect(voids.map((row) => row.place)).toEqual(placesOf('void'));
    if (processes === 1) expect(voids).toEqual([]);
    else expect([...new Set(voids.map(({ reason }) => reason))]).toEqual(['stale']);
  });

  test('a_command_repeated_on_another_instance_gets_the_same_answer', async () => {
    const urlOf = (client: number) => apis[client % apis.length]!.url;
    const first = startLoad({ urlOf, partnerships: ONE, clients: 8, commandsPerClient: 3 });
    await first.done;
    const count = () => query(database.url, 'SELECT count(*) FROM event');
    const before = await count();
    const again = await Promise.all(first.sent.map((command, n) => send(urlOf(n + 1), command)));
    expect(again.map(({ status }) => status)).toEqual(first.sent.map(() => 201));
    again.forEach(({ body }, n) => {
      const { cursor: _then, ...answer } = first.sent[n]!.answer!.body;
      expect(body).toMatchObject(answer);
    });
    expect(await count()).toEqual(before);
  });

  test('one_of_many_clients_that_send_the_same_if_match_is_accepted', async () => {
    const id = `increments-${processes}`;
    const start = await record(apis[0]!.url, id, [started()]);
    for (let version = start.body.version; version <= 6; version += 1) {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, client) =>
          record(apis[client % apis.length]!.url, id, [amended(client)], {
            'if-match': `"${version}"`,
          }),
        ),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 7 }, () => 412)]);
      const winner = answers.find(({ status }) => status === 201)!;
      expect(winner.body.version).toBe(version + 1);
      expect(winner.headers.get('etag')).toBe(`"${version + 1}"`);
      for (const { status, body } of answers) if (status === 412) expect(body.version).toBe(version + 1);
    }
  });

  /** Checks that every acknowledged event is stored once, at the acknowledged version, and that versions have no gaps. */
  async function expectHistoryOf(id: string, sent: readonly Sent[]): Promise<void> {
    const rows = await query<{ version: number; event_id: string }>(
      database.url,
      'SELECT version, event_id FROM event WHERE partnership_id = $1 ORDER BY version',
      [id],
    );
    expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1));
    const acknowledged = sent.flatMap(({ answer }) => answer!.body.events);
    expect(rows.slice(1).map(({ version, event_id }) => [version, event_id])).toEqual(
      acknowledged.toSorted((a, b) => a.version - b.version).map((event) => [event.version, event.id]),
    );
    const [head] = await query(database.url, 'SELECT version, head_event_id FROM partnership WHERE id = $1', [id]);
    expect(head).toEqual({ version: rows.length, head_event_id: rows.at(-1)!.event_id });
    const [counted] = await query<{ n: number }>(
      database.url,
      'SELECT count(*)::int AS n FROM decision WHERE partnership_id = $1',
      [id],
    );
    expect(counted!.n).toBe(sent.length + 1);
  }
});

/** Checks that a command answered before another was sent has the lower version, so that the order of the log is consistent with real time. */
function expectRealTimeOrder(sent: readonly Sent[]): void {
  const byVersion = sent.toSorted((a, b) => a.answer!.body.version - b.answer!.body.version);
  let earliestLater = Infinity;
  for (const command of byVersion.toReversed()) {
    expect(earliestLater).toBeGreaterThan(command.sentAt);
    earliestLater = Math.min(earliestLater, command.answer!.at);
  }
}
