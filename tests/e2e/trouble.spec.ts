import { randomUUID } from 'node:crypto';
import type { KafkaLog } from '#kafka';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { amended, started } from './support/events';
import { get, record, type Body } from './support/http';
import { endServices, environmentOf, startStandalone, type Place, type Service } from './support/service';
import { openLog, query } from './support/stored';

interface Halt extends Body {
  readonly partition: number;
  readonly offset: number;
  readonly error: string;
  readonly record: { readonly bytes: number; readonly json: { readonly commandId: string } };
}
interface VoidDecision extends Body {
  readonly partition: number;
  readonly offset: number;
  readonly reason: string;
}
interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

let database: FreshDatabase;
let place: Place;
let service: Service;
let log: KafkaLog;

const start = async () =>
  void (service = await startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'off' }));

beforeAll(async () => {
  database = await freshDatabase();
  place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
  await start();
  log = await openLog(place.topicPrefix);
});
afterAll(async () => {
  await log.close();
  await endServices();
  await database.drop();
});

const haltedMetric = async (partition: number): Promise<string | undefined> => {
  const text = await (await fetch(`${service.url}/metrics`)).text();
  return new RegExp(`^projector_halted\\{partition="${partition}"\\} (\\d)`, 'm').exec(text)?.[1];
};
const standingStill = async () =>
  (await get<{ status: string; standingStill: number[] }>(`${service.url}/health/ready`)).body;

describe('a record that the projector cannot apply', () => {
  /** Simulates a release that cannot project terms of this kind: Postgres refuses their rows. */
  const breakProjection = () =>
    query(place.databaseUrl, `ALTER TABLE claim ADD CONSTRAINT broken CHECK (kind <> 'audit-rights') NOT VALID`);
  const mendProjection = () => query(place.databaseUrl, 'ALTER TABLE claim DROP CONSTRAINT broken');
  const poison = (n: number) =>
    amended(n, { effects: [{ effect: 'set', kind: 'audit-rights', value: { none: true } }] });
  const otherThan = (id: string): string =>
    Array.from({ length: 50 }, (_, n) => `beside-${id}-${n}`).find(
      (other) => log.partitionOf(other) !== log.partitionOf(id),
    )!;

  test.each([
    ['continues_by_itself_once_the_cause_is_fixed', 'north', async () => undefined],
    [
      'continues_when_the_fixed_release_is_started',
      'south',
      async () => {
        await service.stop();
        await start();
      },
    ],
  ])('halts_only_its_partition_raises_an_alarm_and_%s', async (_, id, restart) => {
    const partition = log.partitionOf(id);
    const other = otherThan(id);
    for (const each of [id, other]) expect((await record(service.url, each, [started()])).status).toBe(201);
    await breakProjection();
    const key = `poison-for-${id}`;
    const answer = record(service.url, id, [poison(1)], { 'idempotency-key': key });
    await until('the partition is halted', async () => (await standingStill()).standingStill.includes(partition));

    expect(await standingStill()).toMatchObject({ status: 'ready', standingStill: [partition] });
    expect(await haltedMetric(partition)).toBe('1');
    const { items } = (await get<Page<Halt>>(`${service.url}/v1/halts`)).body;
    expect(items.map((halt) => halt.partition)).toEqual([partition]);
    const { body: halt } = await get<Halt>(`${service.url}/v1/halts/${partition}`);
    expect(halt.record.json.commandId).toBe(key);
    expect(halt.error).toContain('violates check constraint "broken"');
    expect(halt.offset).toBe((await log.range())[partition]!.end - 1);
    const sentence = `! Partition ${partition} is halted at record ${halt.offset}: `;
    expect(service.output.split(sentence)).toHaveLength(2);
    expect(service.output).toMatch(new RegExp(`"level":"error".*"partition":${partition},.*partition halted`));

    // Other partitions continue, and commands for the halted one are refused.
    expect((await record(service.url, other, [amended(2)])).status).toBe(201);
    expect((await record(service.url, id, [amended(3)])).body).toMatchObject({ code: 'partition-halted' });
    expect((await answer).status).toBe(202);

    await mendProjection();
    await restart();
    const decision = `/v1/partnerships/${id}/decisions/${key}`;
    await until('the record has taken effect', async () => {
      const { body } = await get(`${service.url}${decision}`);
      return body['status'] === 'effective';
    });
    await until('the halt is over', async () => (await standingStill()).standingStill.length === 0);
    expect((await get(`${service.url}/v1/halts/${partition}`)).status).toBe(404);
    expect((await get<Page<Halt>>(`${service.url}/v1/halts`)).body.items).toEqual([]);
    expect(await haltedMetric(partition)).not.toBe('1');
    expect((await record(service.url, id, [amended(4)])).body).toMatchObject({ version: 3 });
  });
});

describe('void decisions', () => {
  const decision = () => ({
    schemaVersion: 1,
    commandId: randomUUID(),
    partnershipId: 'void-here',
    expectedHead: { version: 7, eventId: randomUUID() },
    fingerprint: '0'.repeat(64),
    actor: 'another writer',
    recordedAt: '2026-01-01T00:00:00.000Z',
    imported: false,
    events: [{ id: randomUUID(), standing: 'definitive', assertedBy: [], ...amended(1) }],
  });
  const list = async (parameters = ''): Promise<readonly VoidDecision[]> => {
    const { status, body } = await get<Page<VoidDecision>>(`${service.url}/v1/void-decisions?${parameters}`);
    expect(status).toBe(200);
    return body.items;
  };

  test('are_listed_filtered_and_shown_with_their_original_record', async () => {
    const stale = decision();
    const written: [reason: string, key: string, value: Buffer][] = [
      ['stale', 'void-here', Buffer.from(JSON.stringify(stale))],
      ['undecodable', 'void-here', Buffer.from('{"schemaVersion":1,"but":"nothing else"}')],
      ['undecodable', 'void-there', Buffer.from('no JSON, but text: “ü”')],
      ['undecodable', 'void-there', Buffer.from([0xff, 0xfe, 0x00])],
      ['misplaced', 'void-there', Buffer.from(JSON.stringify(decision()))],
    ];
    const places = [];
    for (const [, key, value] of written) places.push(await log.appender().append(key, value));
    await until('all records are ruled on', async () => (await list()).length === written.length);

    const shown = await Promise.all(
      places.map(async ({ partition, offset }) => {
        const { body } = await get(`${service.url}/v1/void-decisions/${partition}/${offset}`);
        return body;
      }),
    );
    expect(shown).toMatchObject([
      { reason: 'stale', key: 'void-here', commandId: stale.commandId, record: { json: stale } },
      { reason: 'undecodable', record: { bytes: 40, json: { schemaVersion: 1, but: 'nothing else' } } },
      { reason: 'undecodable', key: 'void-there', record: { text: 'no JSON, but text: “ü”' } },
      { reason: 'undecodable', record: { bytes: 3, base64: '//4A' } },
      { reason: 'misplaced', key: 'void-there', partnershipId: 'void-here' },
    ]);

    const reasonsOf = (items: readonly VoidDecision[]) => items.map(({ reason }) => reason).sort();
    expect(reasonsOf(await list('reason=stale'))).toEqual(['stale']);
    expect(reasonsOf(await list('partnership=void-here'))).toEqual(['misplaced', 'stale']);
    const partition = log.partitionOf('void-there');
    expect(reasonsOf(await list(`partition=${partition}&reason=undecodable`))).toEqual(['undecodable', 'undecodable']);
    const paged: VoidDecision[] = [];
    for (let next: string | null = '/v1/void-decisions?reason=undecodable&limit=1'; next !== null;) {
      const { body }: { body: Page<VoidDecision> } = await get<Page<VoidDecision>>(service.url + next);
      paged.push(...body.items);
      next = body.next;
    }
    expect(paged).toEqual(await list('reason=undecodable'));
    expect(paged).toHaveLength(3);

    expect((await get(`${service.url}/v1/void-decisions/0/0`)).status).toBe(404);
    expect((await get(`${service.url}/v1/void-decisions?reason=boredom`)).status).toBe(400);
  });
});
