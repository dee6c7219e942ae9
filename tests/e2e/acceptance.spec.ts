import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '#testing';
import { amended, started } from './support/events';
import { get, record, type Body } from './support/http';
import {
  askTerms,
  entriesOf,
  inWords,
  namesOf,
  query,
  refusedTerms,
  termsAddress,
  type Parameters,
  type Terms,
} from './support/questions';
import { importTimeline, referenceLines } from './support/reference';
import { endServices, environmentOf, startStandalone, type Service } from './support/service';

jest.setTimeout(60_000);

const ID = 'microsoft-openai';
const IDS = referenceLines(ID).map(({ events }) => events[0]!.id);
/** The id of the n-th event of the reference timeline. */
const eventId = (n: number): string => IDS[n - 1]!;
/** Conditions still open stay open: what is asked about is the knowledge of this day, whenever the test runs. */
const TODAY = '2026-06-01';

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

const ask = (parameters: Parameters = {}, id = ID) => askTerms(service.url, id, parameters);

describe('the acceptance questions', () => {
  test.each([
    ['compute-supply/all', '2019-07-21', 'not'],
    ['compute-supply/all', '2019-07-22', 'definitely "exclusive"'],
    ['compute-supply/all', '2025-02-01', 'definitely "right-of-first-refusal"'],
    ['compute-supply/all', '2025-11-01', 'not'],
    ['api-hosting/stateless', '2026-03-01', 'definitely "exclusive"'],
    ['api-hosting/all', '2026-03-01', 'not'],
    ['api-hosting/stateless', '2031-01-01', 'possibly "exclusive"'],
    ['ip-licence/models-and-products', '2032-12-31', 'definitely "exclusive"'],
    ['ip-licence/models-and-products', '2033-01-01', 'not'],
  ])('%s_at_%s_is_%s', async (term, at, said) => {
    expect(inWords(await ask({ at, knownAt: TODAY }), term)).toBe(said);
  });

  test('rights_to_research_are_possible_to_the_last_day_of_2030_and_no_longer', async () => {
    expect(inWords(await ask({ at: '2030-12-31', knownAt: TODAY }), 'ip-licence/research', 'subject')).toBe(
      'possibly "research"',
    );
    expect(inWords(await ask({ at: '2031-01-01', knownAt: TODAY }), 'ip-licence/research', 'subject')).toBe('not');
  });

  const OF_JANUARY_2025 = [
    'api-hosting/all',
    'compute-purchase/azure-2025',
    'compute-purchase/stargate',
    'compute-supply/all',
    'investment/2019',
    'investment/2023',
    'ip-licence/gpt-3',
    'ip-licence/models',
    'product-hosting/all',
    'revenue-share/both-directions',
  ];

  test('in_september_2025_the_terms_were_those_of_january_and_a_memorandum_was_announced', async () => {
    const then = await ask({ at: '2025-09-20', knownAt: '2025-09-20' });
    expect(namesOf(then).toSorted()).toEqual(OF_JANUARY_2025);
    expect(then.announced).toMatchObject([{ eventId: eventId(6), standing: 'non-binding' }]);
    expect(inWords(then, 'compute-supply/all')).toBe('definitely "right-of-first-refusal"');

    const now = await ask({ at: '2025-09-20' });
    const said = ({ terms }: Terms) =>
      terms.map(({ kind, scope, value, certainty }) => ({ kind, scope, value, certainty }));
    expect(said(now)).toEqual(said(then));
    expect(now.announced).toEqual(then.announced);
    expect(entriesOf(now, 'revenue-share/other-clouds')).toEqual([]);
    expect((await ask({ at: '2025-10-28' })).announced).toEqual([]);
    expect((await ask({ at: '2025-09-10' })).announced).toEqual([]);
  });

  test('what_is_shared_of_other_clouds_was_known_in_2026_only', async () => {
    const term = 'revenue-share/other-clouds';
    expect(inWords(await ask({ at: '2025-12-01', knownAt: '2026-01-01' }), term, 'payer')).toBe('not');
    expect(inWords(await ask({ at: '2025-12-01' }), term, 'payer')).toBe('definitely "openai"');
  });

  test('a_condition_met_in_a_month_ends_rights_within_it', async () => {
    const copy = 'verified';
    await importTimeline(service.url, referenceLines(ID, copy));
    const met = {
      type: 'ConditionMet',
      occurred: '2029-05',
      title: 'An independent panel verifies AGI',
      sources: [{ publisher: 'made up' }],
      data: { condition: 'agi-verified' },
    };
    expect((await record(service.url, copy, [met])).status).toBe(201);
    const term = 'ip-licence/research';
    expect(inWords(await ask({ at: '2029-04-30' }, copy), term, 'subject')).toBe('definitely "research"');
    expect(inWords(await ask({ at: '2029-05-10' }, copy), term, 'subject')).toBe('possibly "research"');
    expect(inWords(await ask({ at: '2029-06-01' }, copy), term, 'subject')).toBe('not');
  });

  test('amazon_disagrees_about_the_hosting_of_frontier', async () => {
    expect(entriesOf(await ask({ at: '2026-03-01' }), 'product-hosting/frontier')).toMatchObject([
      {
        value: null,
        certainty: 'not',
        claims: [],
        contested: [{ assertedBy: ['amazon'], eventId: eventId(9), value: { provider: 'amazon' } }],
      },
    ]);
    expect(entriesOf(await ask({ at: '2026-02-26' }), 'product-hosting/frontier')).toEqual([]);
  });

  interface Considered {
    readonly term: { kind: string; scope: string };
    readonly eventId: string;
    readonly effect: string;
    readonly governs: boolean;
    readonly because: string;
  }

  test('why_stateless_apis_are_exclusive_is_told_back_to_2023', async () => {
    const { body } = await get<Body & { considered: Considered[]; reaffirmations: { eventId: string }[] }>(
      `${service.url}/v1/partnerships/${ID}/terms/api-hosting/stateless/explanation?at=2026-03-01&knownAt=${TODAY}`,
    );
    expect(
      body.considered.map(({ term, eventId: id, governs, because }) => [term.scope, id, governs, because]),
    ).toEqual([
      ['all', eventId(3), false, 'superseded'],
      ['all', eventId(7), false, 'replaced'],
      ['stateless', eventId(10), true, 'in-force'],
      ['all', eventId(10), true, 'ended'],
    ]);
    expect(body.reaffirmations.map((said) => said.eventId)).toContain(eventId(4));
    expect(body['replaced']).toEqual([{ kind: 'api-hosting', scope: 'all' }]);
    expect(body['answers']).toEqual(
      entriesOf(await ask({ at: '2026-03-01', knownAt: TODAY }), 'api-hosting/stateless'),
    );
  });

  interface Difference {
    readonly kind: string;
    readonly scope: string;
    readonly was: readonly { value: Body; term?: { kind: string; scope: string } }[];
    readonly now: readonly { value: Body }[];
    readonly replacedBy?: { kind: string; scope: string };
    readonly causes: readonly { eventId: string }[];
  }
  const diff = async (parameters: Parameters): Promise<Map<string, Difference>> => {
    const { status, body } = await get<{ terms: Difference[] }>(
      `${service.url}/v1/partnerships/${ID}/diff?${query(parameters)}`,
    );
    expect(status).toBe(200);
    return new Map(body.terms.map((term) => [`${term.kind}/${term.scope}`, term]));
  };

  test('the_day_of_the_new_agreement_differs_from_the_day_before_in_its_terms', async () => {
    const days = { fromAt: '2025-10-27', toAt: '2025-10-28' };
    const then = await diff({ ...days, fromKnownAt: '2025-10-28', toKnownAt: '2025-10-28' });
    expect([...then.keys()].toSorted()).toEqual([
      'agi-determination/all',
      'api-hosting/all',
      'compute-purchase/azure',
      'compute-supply/all',
      'equity-stake/microsoft',
      'independent-pursuit/microsoft',
      'ip-licence/models',
      'ip-licence/models-and-products',
      'ip-licence/research',
      'product-hosting/all',
      'revenue-share/both-directions',
      'revenue-share/openai-to-microsoft',
      'third-party-collaboration/openai',
    ]);
    expect(then.get('ip-licence/models-and-products')).toMatchObject({
      was: [{ value: { subject: "OpenAI's models" }, term: { kind: 'ip-licence', scope: 'models' } }],
      now: [{ value: { subject: 'models and products' } }],
    });
    expect(then.get('ip-licence/models')).toMatchObject({
      now: [],
      replacedBy: { kind: 'ip-licence', scope: 'models-and-products' },
    });
    expect(then.get('compute-supply/all')).toMatchObject({ was: [{ certainty: 'definitely' }], now: [] });
    for (const { causes } of then.values()) expect(causes.map((cause) => cause.eventId)).toContain(eventId(7));

    const now = await diff({ ...days, fromKnownAt: TODAY, toKnownAt: TODAY });
    expect([...now.keys()].filter((term) => !then.has(term))).toEqual(['revenue-share/other-clouds']);
  });

  test('what_27_february_2026_changed_between_microsoft_and_openai', async () => {
    const changed = await diff({
      fromAt: '2026-02-26',
      toAt: '2026-02-27',
      fromKnownAt: '2026-02-26',
      toKnownAt: '2026-02-27',
      between: 'microsoft,openai',
    });
    expect([...changed.keys()].toSorted()).toEqual([
      'api-hosting/all',
      'api-hosting/stateless',
      'compute-supply/additional',
      'product-hosting/first-party',
      'revenue-share/other-clouds',
    ]);
    expect(changed.get('api-hosting/all')).toMatchObject({ replacedBy: { kind: 'api-hosting', scope: 'stateless' } });
    for (const { causes } of changed.values()) expect(causes.map((cause) => cause.eventId)).toContain(eventId(10));
  });

  test('an_amount_is_undisclosed_which_is_not_unknown_and_not_none', async () => {
    expect(entriesOf(await ask({ at: '2024-01-01' }), 'investment/2023')).toMatchObject([
      { value: { undisclosed: true }, certainty: 'definitely' },
    ]);
  });

  test('what_was_last_reaffirmed_and_by_which_event', async () => {
    const answer = await ask({ at: '2026-03-01' });
    const [licence] = entriesOf(answer, 'ip-licence/models-and-products');
    expect(licence!.lastReaffirmed).toEqual({ on: '2026-02-27', eventId: eventId(10) });
    expect(entriesOf(answer, 'compute-purchase/aws')[0]!.lastReaffirmed).toBeNull();
  });
});

describe('the timeline as one article tells it', () => {
  const copy = 'microsoft-openai-as-told';
  const before = '2026-04-14';
  const after = '2026-04-15';
  beforeAll(async () => {
    for (const line of referenceLines(copy)) await importTimeline(service.url, [line]);
  });

  test.each([
    ['2019-03-01', 'possibly "exclusive"', 'not'],
    ['2019-08-01', 'possibly "exclusive"', 'definitely "exclusive"'],
    ['2020-01-01', 'definitely "exclusive"', 'definitely "exclusive"'],
  ])('at_%s_its_exclusivity_was_%s_and_is_%s', async (at, was, is) => {
    expect(inWords(await ask({ at, knownAt: before }, copy), 'compute-supply/all')).toBe(was);
    expect(inWords(await ask({ at, knownAt: after }, copy), 'compute-supply/all')).toBe(is);
    expect(inWords(await ask({ at }, copy), 'compute-supply/all')).toBe(is);
  });
});

describe('an answer', () => {
  test('has_the_shape_that_is_promised', async () => {
    const answer = await ask({ at: '2026-03-01', knownAt: TODAY });
    expect({ ...answer, terms: [], announced: [] }).toEqual({
      partnershipId: ID,
      at: '2026-03-01',
      version: 11,
      recordedAt: '2026-03-31T12:00:00.000Z',
      clock: TODAY,
      reviewedThrough: null,
      // The bundled timeline is of version 1: its records do not tell when they were appended.
      hindsight: null,
      terms: [],
      pending: [],
      announced: [],
      links: { self: `/v1/partnerships/${ID}/terms?at=2026-03-01&version=11&knownAt=${TODAY}` },
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
        segment: { from: '2026-02-27', to: null },
        lastReaffirmed: { on: '2026-02-27', eventId: eventId(10) },
        claims: [
          {
            eventId: eventId(10),
            version: 10,
            effect: 'set',
            from: '2026-02-27',
            until: null,
            untilCondition: 'agi-verified',
            openConditions: ['agi-verified'],
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

  test('is_about_today_unless_a_day_is_named', async () => {
    const answer = await ask();
    expect([answer['at'], answer.clock]).toEqual([today(), today()]);
    expect(answer.terms).toEqual((await ask({ at: today() })).terms);
  });

  test('is_empty_before_the_first_event_and_404_without_a_partnership', async () => {
    expect((await ask({ at: '2019-07-21' })).terms).toEqual([]);
    expect(await ask({ at: '2026-03-01', version: 0 })).toMatchObject({ terms: [], version: 0, recordedAt: null });
    expect(await ask({ at: '2026-03-01', knownAt: '2019-07-21' })).toMatchObject({ terms: [], version: 0 });
    expect(await refusedTerms(service.url, 'nobody-and-noone', {})).toMatchObject({
      status: 404,
      body: { status: 404, code: 'partnership-unknown' },
    });
  });

  test('about_an_unknown_day_of_a_year_is_definite_if_it_is_so_on_each', async () => {
    const said = async (at: string) => inWords(await ask({ at, knownAt: TODAY }), 'compute-supply/all');
    expect(await said('2018')).toBe('not');
    expect(await said('2019')).toBe('possibly "exclusive"');
    expect(await said('2020')).toBe('definitely "exclusive"');
    expect((await said('2025')).split(', ').toSorted()).toEqual([
      'possibly "exclusive"',
      'possibly "right-of-first-refusal"',
    ]);
    expect(await said('[2025-02-01..2025-10-27]')).toBe('definitely "right-of-first-refusal"');
    expect(await said('2026')).toBe('not');
  });

  test('between_some_parties_leaves_out_what_binds_others', async () => {
    const names = async (between: string) => namesOf(await ask({ at: '2026-03-01', between })).toSorted();
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

  test('known_at_a_day_means_its_end_and_a_moment_means_itself', async () => {
    const versionAt = async (knownAt: string) => (await ask({ at: '2026-03-01', knownAt })).version;
    expect(await versionAt('2026-02-26')).toBe(8);
    expect(await versionAt('2026-02-27')).toBe(10);
    expect(await versionAt('2026-02-27T11:59:59.999Z')).toBe(8);
    expect(await versionAt('2026-02-27T12:00:00Z')).toBe(9);
    expect(await versionAt('2026-02-27T14:00:59+02:00')).toBe(9);
    expect(await versionAt('2026-02-27T12:01:00Z')).toBe(10);
    expect(await versionAt(today())).toBe(11);
  });

  test('a_version_has_the_clock_of_its_day_unless_another_is_named', async () => {
    expect(await ask({ at: '2026-03-01', version: 10 })).toMatchObject({ version: 10, clock: '2026-02-27' });
    const later = await ask({ at: '2026-03-01', version: 10, knownAt: TODAY });
    expect(later).toMatchObject({ version: 10, clock: TODAY });
  });

  test.each<[string, Parameters, string, string]>([
    ['a_day_to_come_as_known_time', { knownAt: tomorrow() }, 'known-at-in-future', '/knownAt'],
    ['a_moment_to_come_as_known_time', { knownAt: `${tomorrow()}T00:00:00Z` }, 'known-at-in-future', '/knownAt'],
    ['a_known_time_that_is_no_day', { knownAt: '2026-02-30' }, 'date-invalid', '/knownAt'],
    ['a_known_time_of_words', { knownAt: 'last Tuesday' }, 'date-invalid', '/knownAt'],
    ['29_february_2025', { at: '2025-02-29' }, 'date-invalid', '/at'],
    ['a_season', { at: '2025-21' }, 'date-invalid', '/at'],
    ['a_list_of_days', { at: '[2025-01-01,2025-02-01]' }, 'date-invalid', '/at'],
    ['a_version_to_come', { version: 12 }, 'version-unknown', '/version'],
    ['a_version_that_is_none', { version: 'latest' }, 'invalid-parameter', '/version'],
    ['a_negative_version', { version: -1 }, 'invalid-parameter', '/version'],
    ['parties_that_are_none', { between: 'Microsoft & OpenAI' }, 'invalid-parameter', '/between'],
    ['an_unknown_parameter', { date: '2026-03-01' }, 'unknown-parameter', '/date'],
  ])('is_refused_to_%s', async (_what, parameters, code, pointer) => {
    const { status, headers, body } = await refusedTerms(service.url, ID, parameters);
    expect({ status, errors: body.errors }).toMatchObject({ status: 400, errors: [{ code, pointer }] });
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  test('all_faults_of_a_question_are_told_at_once', async () => {
    const { body } = await refusedTerms(service.url, ID, { version: 'x', date: '2026', day: '1' });
    expect(body.errors!.map(({ pointer }) => pointer).toSorted()).toEqual(['/date', '/day', '/version']);
  });

  test('that_the_client_holds_is_not_sent_again', async () => {
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

  test('is_pinned_by_its_link_whatever_is_recorded_later', async () => {
    const copy = 'pinned';
    const lines = referenceLines('microsoft-openai-as-told', copy);
    await importTimeline(service.url, lines.slice(0, -1));
    const asked: Parameters[] = ['2019-03-01', '2019-08-01', '2019', '2020-01-01', '2031-01-01'].map((at) => ({ at }));
    const answers = await Promise.all(asked.map((parameters) => ask(parameters, copy)));
    await importTimeline(service.url, lines.slice(-1));
    await record(service.url, copy, [amended(1, { effects: [] })]);

    for (const answer of answers) {
      const again = await get(service.url + answer.links.self);
      expect(again.body).toEqual(answer);
    }
    expect((await ask({ at: '2019-03-01' }, copy)).terms).not.toEqual(answers[0]!.terms);
  });

  test('sees_what_was_acknowledged_right_before', async () => {
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

describe('one history', () => {
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

  test('is_replayed_from_the_start_in_small_pages_with_each_event_once', async () => {
    const told: EventPage['events'][number][] = [];
    let { events, cursor } = await page(null, 7);
    for (; events.length > 0; { events, cursor } = await page(cursor, 7)) told.push(...events);
    const ids = told.filter(({ partnershipId }) => partnershipId === ID).map(({ event }) => event.id);
    expect(ids).toEqual(IDS);
    const places = told.map(({ partnershipId, version }) => `${partnershipId} ${version}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test('goes_on_right_behind_the_cursor_of_a_recorded_answer', async () => {
    await record(service.url, 'followed', [started()]);
    const { body: first } = await record(service.url, 'followed', [amended(1)]);
    const { body: second } = await record(service.url, 'followed', [amended(2), amended(3)]);
    const { events } = await page(first['cursor'] as string);
    expect(events.map(({ event }) => event.id)).toEqual(second.events.map(({ id }) => id));
    expect((await page(second['cursor'] as string)).events).toEqual([]);
  });

  test('is_not_read_behind_a_cursor_that_is_none', async () => {
    const { status, body } = await get(`${service.url}/v1/events?after=nonsense`);
    expect({ status, ...body }).toMatchObject({ status: 400, code: 'cursor-malformed' });
  });

  test('has_a_head_whose_etag_is_taken_by_if_match', async () => {
    await record(service.url, 'headed', [started(), amended(1)]);
    const { headers } = await get(`${service.url}/v1/partnerships/headed`);
    expect(headers.get('etag')).toBe('"2"');
    const condition = { 'if-match': headers.get('etag')! };
    expect((await record(service.url, 'headed', [amended(2)], condition)).status).toBe(201);
    expect((await record(service.url, 'headed', [amended(2)], condition)).status).toBe(412);
  });
});

describe('the service describes itself', () => {
  test('as_openapi_3_1_and_to_people', async () => {
    const { status, body } = await get<Body & { paths: object }>(`${service.url}/openapi.json`);
    expect([status, body['openapi']]).toEqual([200, expect.stringMatching(/^3\.1\./)]);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/v1/partnerships/{id}/events', '/v1/partnerships/{id}/terms', '/v1/import']),
    );
    expect((await fetch(`${service.url}/docs`)).status).toBe(200);
  });

  test('and_says_what_it_runs_on_and_which_terms_are_in_force', () => {
    expect(service.output).toMatch(/^Kafka: given by KAFKA_BROKERS$/m);
    expect(service.output).toMatch(/^PostgreSQL: given by DATABASE_URL$/m);
    expect(service.output).toMatch(/^ +api-hosting\/stateless +definitely +2026-02-27/m);
  });
});

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}
