import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '#testing';
import { amended, started } from './support/events';
import { get, record, type Body } from './support/http';
import {
  queryTerms,
  entriesOf,
  inWords,
  namesOf,
  query,
  refusedTerms,
  termsAddress,
  type Parameters,
} from './support/questions';
import { importTimeline, referenceLines } from './support/reference';
import { endServices, environmentOf, startStandalone, type Service } from './support/service';

const ID = 'microsoft-openai';
const IDS = referenceLines(ID).map(({ events }) => events[0]!.id);
/** The id of the n-th event of the reference timeline. */
const eventId = (n: number): string => IDS[n - 1]!;
/** Queries are about the knowledge of this day, so that open conditions stay open whenever the test runs. */
const TODAY = '2026-11-22';

let database: FreshDatabase;
let service: Service;

beforeAll(async () => {
  database = await freshDatabase();
  const place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
  service = await startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'on' });
});
afterAll(async () => {
  await endServices();
  await database.drop();
});

const termsAt = (parameters: Parameters = {}, id = ID) => queryTerms(service.url, id, parameters);

describe('an answer', () => {
  test('has_the_documented_shape', async () => {
    const answer = await termsAt({ at: '2026-03-01', knownAt: TODAY });
    const { hindsight: _hindsight, ...members } = answer;
    expect({ ...members, terms: [], announced: [], pending: [] }).toEqual({
      partnershipId: ID,
      at: '2026-03-01',
      version: 15,
      recordedAt: '2026-09-30T12:00:00.000Z',
      clock: TODAY,
      reviewedThrough: '2026-09-30',
      terms: [],
      pending: [],
      announced: [],
      links: { self: `/v1/partnerships/${ID}/terms?at=2026-03-01&version=15&knownAt=${TODAY}` },
    });
    expect(entriesOf(answer, 'api-hosting/stateless')).toEqual([
      {
        kind: 'api-hosting',
        scope: 'stateless',
        value: expect.objectContaining({ provider: 'microsoft', exclusivity: 'exclusive' }) as unknown,
        certainty: 'definitely',
        inForce: 'definitely',
        between: ['microsoft', 'openai'],
        mayBind: [],
        segment: { from: '2025-10-28', to: '2026-04-27' },
        lastReaffirmed: { on: '2026-02-27', eventId: eventId(10) },
        claims: [
          {
            eventId: eventId(10),
            version: 10,
            from: '2025-10-28',
            until: null,
            untilCondition: 'agi-verified',
            openConditions: ['agi-verified'],
            effect: 'set',
            title: expect.any(String) as unknown,
            assertedBy: ['microsoft', 'openai'],
            sources: expect.arrayContaining([
              expect.objectContaining({ url: expect.any(String) as unknown }),
            ]) as unknown,
          },
        ],
        contested: [],
        notCounted: [],
      },
    ]);
    const names = namesOf(answer);
    expect(names).toEqual(names.toSorted());
  });

  test('is_about_today_by_default', async () => {
    const answer = await termsAt();
    expect([answer['at'], answer.clock]).toEqual([today(), today()]);
    expect(answer.terms).toEqual((await termsAt({ at: today() })).terms);
  });

  test('is_empty_before_the_first_event_and_a_404_for_an_unknown_partnership', async () => {
    expect((await termsAt({ at: '2019-07-21' })).terms).toEqual([]);
    expect(await termsAt({ at: '2026-03-01', version: 0 })).toMatchObject({ terms: [], version: 0, recordedAt: null });
    expect(await termsAt({ at: '2026-03-01', knownAt: '2019-07-21' })).toMatchObject({ terms: [], version: 0 });
    expect(await refusedTerms(service.url, 'nobody-and-noone', {})).toMatchObject({
      status: 404,
      body: { status: 404, code: 'partnership-unknown' },
    });
  });

  test('about_an_imprecise_day_is_definite_if_it_is_the_same_on_each_possible_day', async () => {
    const supplyOn = async (at: string) => inWords(await termsAt({ at, knownAt: TODAY }), 'compute-supply/all');
    expect(await supplyOn('2018')).toBe('not');
    expect(await supplyOn('2019')).toBe('possibly "exclusive"');
    expect(await supplyOn('2020')).toBe('definitely "exclusive"');
    expect((await supplyOn('2025')).split(', ').toSorted()).toEqual([
      'possibly "exclusive"',
      'possibly "right-of-first-refusal"',
    ]);
    expect(await supplyOn('[2025-02-01..2025-10-27]')).toBe('definitely "right-of-first-refusal"');
    expect(await supplyOn('2026')).toBe('not');
  });

  test('between_given_parties_leaves_out_terms_that_bind_others', async () => {
    const names = async (between: string) => namesOf(await termsAt({ at: '2026-03-01', between })).toSorted();
    expect(await names('openai,amazon')).toEqual([
      'compute-purchase/aws',
      'distribution/frontier',
      'investment/amazon',
    ]);
    const both = await names('microsoft,openai');
    expect(both).toContain('api-hosting/stateless');
    expect(both).not.toContain('compute-purchase/aws');
    expect(both).not.toContain('compute-purchase/stargate');
    const everybody = await names('microsoft,openai,amazon,softbank,oracle');
    expect(everybody).toEqual(expect.arrayContaining([...both, 'compute-purchase/aws', 'compute-purchase/stargate']));
  });

  test('known_at_a_day_uses_the_end_of_the_day_and_known_at_a_moment_that_moment', async () => {
    const versionAt = async (knownAt: string) => (await termsAt({ at: '2026-03-01', knownAt })).version;
    expect(await versionAt('2026-02-26')).toBe(8);
    expect(await versionAt('2026-02-27')).toBe(10);
    expect(await versionAt('2026-02-27T11:59:59.999Z')).toBe(8);
    expect(await versionAt('2026-02-27T12:00:00Z')).toBe(9);
    expect(await versionAt('2026-02-27T14:00:59+02:00')).toBe(9);
    expect(await versionAt('2026-02-27T12:01:00Z')).toBe(10);
    expect(await versionAt(today())).toBe(15);
  });

  test('of_a_version_has_the_clock_of_its_day_unless_known_at_is_given', async () => {
    expect(await termsAt({ at: '2026-03-01', version: 10 })).toMatchObject({ version: 10, clock: '2026-02-27' });
    const later = await termsAt({ at: '2026-03-01', version: 10, knownAt: TODAY });
    expect(later).toMatchObject({ version: 10, clock: TODAY });
  });

  test.each<[string, Parameters, string, string]>([
    ['a_future_day_as_known_time', { knownAt: tomorrow() }, 'known-at-in-future', '/knownAt'],
    ['a_future_moment_as_known_time', { knownAt: `${tomorrow()}T00:00:00Z` }, 'known-at-in-future', '/knownAt'],
    ['a_known_time_that_does_not_exist', { knownAt: '2026-02-30' }, 'date-invalid', '/knownAt'],
    ['a_known_time_in_words', { knownAt: 'last Tuesday' }, 'date-invalid', '/knownAt'],
    ['29_february_2025', { at: '2025-02-29' }, 'date-invalid', '/at'],
    ['a_season', { at: '2025-21' }, 'date-invalid', '/at'],
    ['a_list_of_days', { at: '[2025-01-01,2025-02-01]' }, 'date-invalid', '/at'],
    ['a_future_version', { version: 16 }, 'version-unknown', '/version'],
    ['a_version_that_is_not_a_number', { version: 'latest' }, 'invalid-parameter', '/version'],
    ['a_negative_version', { version: -1 }, 'invalid-parameter', '/version'],
    ['party_names_instead_of_ids', { between: 'Microsoft & OpenAI' }, 'invalid-parameter', '/between'],
    ['an_unknown_parameter', { date: '2026-03-01' }, 'unknown-parameter', '/date'],
  ])('is_refused_for_%s', async (_what, parameters, code, pointer) => {
    const { status, headers, body } = await refusedTerms(service.url, ID, parameters);
    expect({ status, errors: body.errors }).toMatchObject({ status: 400, errors: [{ code, pointer }] });
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  test('reports_all_faults_of_a_question_together', async () => {
    const { body } = await refusedTerms(service.url, ID, { version: 'x', date: '2026', day: '1' });
    expect(body.errors!.map(({ pointer }) => pointer).toSorted()).toEqual(['/date', '/day', '/version']);
  });

  test('whose_etag_the_client_sends_is_a_304', async () => {
    const address = termsAddress(service.url, ID, { at: '2026-03-01', knownAt: TODAY });
    const first = await get(address);
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^W\/"/);
    const second = await get(address, { 'if-none-match': `"other", ${etag}` });
    expect([second.status, second.body, second.headers.get('etag')]).toEqual([304, {}, etag]);
    expect((await get(address, { 'if-none-match': 'W/"other"' })).status).toBe(200);
    for (const other of [
      { at: '2026-03-02', knownAt: TODAY },
      { at: '2026-03-01', knownAt: '2026-05-31' },
    ]) {
      const answer = await get(termsAddress(service.url, ID, other), { 'if-none-match': etag });
      expect(answer.status).toBe(200);
    }
  });

  test('is_reproduced_by_its_permanent_link_whatever_is_recorded_later', async () => {
    const copy = 'pinned';
    const lines = referenceLines('microsoft-openai-as-told', copy);
    await importTimeline(service.url, lines.slice(0, -1));
    const questions: Parameters[] = ['2019-03-01', '2019-08-01', '2019', '2020-01-01', '2031-01-01'].map((at) => ({
      at,
    }));
    const answers = await Promise.all(questions.map((parameters) => termsAt(parameters, copy)));
    await importTimeline(service.url, lines.slice(-1));
    await record(service.url, copy, [amended(1, { effects: [] })]);

    for (const answer of answers) {
      const again = await get(service.url + answer.links.self);
      expect(again.body).toEqual(answer);
    }
    expect((await termsAt({ at: '2019-03-01' }, copy)).terms).not.toEqual(answers[0]!.terms);
  });

  test('reflects_every_event_acknowledged_before_the_request', async () => {
    const id = 'right-after';
    await record(service.url, id, [started()]);
    let etag = '';
    for (let n = 1; n <= 20; n += 1) {
      const value = { provider: 'a', summary: `round ${n}` };
      const effects = [{ effect: 'set', kind: 'api-hosting', scope: 'all', value }];
      const { body } = await record(service.url, id, [amended(n, { occurred: '2020-01-01', effects })]);
      const address = termsAddress(service.url, id, { at: '2020-01-01' });
      const answer = await get<{ version: number; terms: Body[] }>(address, { 'if-none-match': etag });
      expect(answer).toMatchObject({ status: 200, body: { version: body.version, terms: [{ value }] } });
      etag = answer.headers.get('etag')!;
    }
  });
});

describe('the history of events', () => {
  interface EventPage {
    readonly events: readonly { partnershipId: string; version: number; event: { id: string } }[];
    readonly cursor: string;
  }
  const page = async (after: string | null, limit = 100): Promise<EventPage> => {
    const parameters: Parameters = after === null ? { limit } : { after, limit };
    const { status, body } = await get<EventPage>(`${service.url}/v1/events?${query(parameters)}`);
    expect(status).toBe(200);
    return body;
  };

  test('is_replayed_from_the_start_in_pages_that_contain_each_event_once', async () => {
    const replayed: EventPage['events'][number][] = [];
    let { events, cursor } = await page(null, 7);
    for (; events.length > 0; { events, cursor } = await page(cursor, 7)) replayed.push(...events);
    const ids = replayed.filter(({ partnershipId }) => partnershipId === ID).map(({ event }) => event.id);
    expect(ids).toEqual(IDS);
    const places = replayed.map(({ partnershipId, version }) => `${partnershipId} ${version}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test('continues_right_after_the_cursor_of_a_recorded_answer', async () => {
    await record(service.url, 'followed', [started()]);
    const { body: first } = await record(service.url, 'followed', [amended(1)]);
    const { body: second } = await record(service.url, 'followed', [amended(2), amended(3)]);
    const { events } = await page(first['cursor'] as string);
    expect(events.map(({ event }) => event.id)).toEqual(second.events.map(({ id }) => id));
    expect((await page(second['cursor'] as string)).events).toEqual([]);
  });

  test('is_refused_after_a_malformed_cursor', async () => {
    const { status, body } = await get(`${service.url}/v1/events?after=nonsense`);
    expect({ status, ...body }).toMatchObject({ status: 400, code: 'cursor-malformed' });
  });

  test('has_a_head_whose_etag_is_accepted_by_if_match', async () => {
    await record(service.url, 'headed', [started(), amended(1)]);
    const { headers } = await get(`${service.url}/v1/partnerships/headed`);
    expect(headers.get('etag')).toBe('"2"');
    const condition = { 'if-match': headers.get('etag')! };
    expect((await record(service.url, 'headed', [amended(2)], condition)).status).toBe(201);
    expect((await record(service.url, 'headed', [amended(2)], condition)).status).toBe(412);
  });
});

describe('the service describes itself', () => {
  test('in_openapi_3_1_and_on_a_page', async () => {
    const { status, body } = await get<Body & { paths: object }>(`${service.url}/openapi.json`);
    expect([status, body['openapi']]).toEqual([200, expect.stringMatching(/^3\.1\./)]);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/v1/partnerships/{id}/events', '/v1/partnerships/{id}/terms', '/v1/import']),
    );
    expect((await fetch(`${service.url}/docs`)).status).toBe(200);
  });

  test('and_prints_its_servers_and_the_terms_in_force_at_the_start', () => {
    expect(service.output).toMatch(/^Kafka: given by KAFKA_BROKERS$/m);
    expect(service.output).toMatch(/^PostgreSQL: given by DATABASE_URL$/m);
    expect(service.output).toMatch(/^ +api-hosting\/all +definitely +2026-04-27/m);
  });
});

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}
