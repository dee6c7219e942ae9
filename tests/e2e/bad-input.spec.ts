import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { encodeDecision } from '#contracts';
import type { EventLog } from '#event-log';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { amended, corrected, retracted, started } from './support/events';
import { get, post, record, type Answer, type Body, type Problem, type Recorded } from './support/http';
import { mutations, seed } from './support/mutations';
import { endServices, startCommandApi, startProjector, type Place, type Service } from './support/service';
import { openLog, query } from './support/stored';
import fc from 'fast-check';

const ID = 'well-behaved';
const START_ID = '00000000-0000-4000-8000-000000000001';
const AMENDMENT_ID = '00000000-0000-4000-8000-000000000002';
const NOBODY = '00000000-0000-4000-8000-00000000ffff';

let database: FreshDatabase;
let place: Place;
let api: Service;
let log: EventLog;

beforeAll(async () => {
  database = await freshDatabase();
  place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
  [api] = await Promise.all([startCommandApi(place), startProjector(place)]);
  log = await openLog(place.topicPrefix);
  const events = [started({ id: START_ID }), amended(1, { id: AMENDMENT_ID })];
  expect(await record(api.url, ID, events)).toMatchObject({ status: 201, body: { version: 2 } });
});
afterAll(async () => {
  await log?.close();
  await endServices();
  await database.drop();
});

const address = (path = `/v1/partnerships/${ID}/events`) => `${api.url}${path}`;
const recorded = async (): Promise<number> => (await log.range()).reduce((sum, { end }) => sum + end, 0);
const dated = (occurred: string) => [amended(2, { occurred })];
const heads = () => query(database.url, 'SELECT id, version, head_event_id, recorded_at FROM partnership ORDER BY id');

type Refusal = readonly [status: number, code: string, ...places: (readonly [code: string, pointer: string])[]];

function expectRefusal(answer: Answer, [status, code, ...places]: Refusal): void {
  expect(answer).toMatchObject({ status, body: { status, code } });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const { detail, errors = [] } = answer.body as Problem;
  expect(detail).toEqual(expect.stringMatching(/\S/));
  expect(errors.map((error) => [error.code, error.pointer]).toSorted()).toEqual(places.toSorted());
  for (const error of errors) expect(error.detail).toMatch(/\S/);
  if (code === 'value-invalid') expect(detail).toContain(errors[0]!.pointer);
}

describe('bad input is refused with a pointer to each fault, and nothing is recorded', () => {
  let before: { records: number; heads: unknown[] };
  beforeEach(async () => (before = { records: await recorded(), heads: await heads() }));
  afterEach(async () => expect({ records: await recorded(), heads: await heads() }).toEqual(before));

  const set = (more: object) => ({
    effects: [{ effect: 'set', kind: 'api-hosting', scope: 'all', value: { provider: 'a' }, ...more }],
  });
  const unprocessable = (code: string, pointer: string): Refusal => [422, code, [code, `/events/0${pointer}`]];
  const malformed = (...pointers: string[]): Refusal => [
    400,
    'schema-mismatch',
    ...pointers.map((pointer) => ['schema-mismatch', pointer] as const),
  ];

  test.each<[string, unknown[], Refusal]>([
    ['an_unknown_kind', [amended(2, set({ kind: 'telepathy' }))], unprocessable('kind-unknown', '/effects/0/kind')],
    [
      'a_value_of_the_wrong_shape',
      [amended(2, set({ value: { provider: ['a'] } }))],
      unprocessable('value-invalid', '/effects/0/value/provider'),
    ],
    [
      'a_value_that_is_not_an_object',
      [amended(2, set({ value: 'exclusive' }))],
      unprocessable('value-invalid', '/effects/0/value'),
    ],
    [
      'until_before_from',
      [amended(2, set({ from: '2025-02', until: '2025-01-31' }))],
      unprocessable('dates-reversed', '/effects/0/until'),
    ],
    ['29_february_2025', dated('2025-02-29'), unprocessable('date-invalid', '/occurred')],
    ['a_season', dated('2025-21'), unprocessable('date-invalid', '/occurred')],
    ['a_list_of_dates', dated('[2025-01-01,2025-02-01]'), unprocessable('date-invalid', '/occurred')],
    ['a_set_of_dates', dated('{2025-01..2025-02}'), unprocessable('date-invalid', '/occurred')],
    ['an_interval', dated('2025-01/2025-02'), unprocessable('date-invalid', '/occurred')],
    ['a_reversed_span', dated('[2025-02..2025-01]'), unprocessable('date-invalid', '/occurred')],
    ['a_date_and_time', dated('2025-01-01T00:00:00Z'), unprocessable('date-invalid', '/occurred')],
    ['a_date_that_is_too_short', dated('x'), unprocessable('date-invalid', '/occurred')],
    [
      'a_condition_list_of_nine',
      [amended(2, set({ untilCondition: { any: [...'abcdefghi'] } }))],
      unprocessable('condition-invalid', '/effects/0/untilCondition/any'),
    ],
    [
      'a_period_of_months_and_days',
      [amended(2, set({ until: '2026-12-31', renewal: { period: 'P1M1D' } }))],
      unprocessable('renewal-invalid', '/effects/0/renewal/period'),
    ],
    ['101_events', Array.from({ length: 101 }, (_, n) => amended(n)), malformed('/events')],
    ['no_event', [], malformed('/events')],
    ['u_0000_in_a_title', [amended(2, { title: 'a\u0000b' })], malformed('/events/0/title')],
    ['a_lone_surrogate_in_a_title', [amended(2, { title: '\ud800' })], malformed('/events/0/title')],
    ['a_title_that_is_missing', [amended(2, { title: undefined })], malformed('/events/0/title')],
    ['a_title_that_is_empty', [amended(2, { title: '' })], malformed('/events/0/title')],
    ['a_title_that_is_too_long', [amended(2, { title: 'x'.repeat(501) })], malformed('/events/0/title')],
    ['an_unknown_type', [amended(2, { type: 'Rumour' })], malformed('/events/0/type')],
    ['an_unknown_member', [amended(2, { titel: 'x' })], malformed('/events/0/titel')],
    ['an_unknown_effect', [amended(2, set({ effect: 'suspend' }))], malformed('/events/0/effects/0/effect')],
    [
      'a_start_on_a_condition',
      [amended(2, set({ fromCondition: 'agi-verified' }))],
      unprocessable('not-yet-enabled', '/effects/0/fromCondition'),
    ],
    ['an_id_that_is_not_a_uuid', [amended(2, { id: '7' })], malformed('/events/0/id')],
    ['null_as_an_event', [null], malformed('/events/0')],
    ['no_source', [amended(2, { sources: [] })], unprocessable('sources-missing', '/sources')],
    [
      'a_source_without_a_web_address',
      [amended(2, { sources: [{ publisher: 'p', url: 'javascript:alert(1)' }] })],
      malformed('/events/0/sources/0/url'),
    ],
    ['an_unknown_target', [retracted(NOBODY)], unprocessable('event-unknown', '/data/target')],
    ['a_retracted_start', [retracted(START_ID)], unprocessable('start-not-retractable', '/data/target')],
    [
      'a_replacement_of_another_type',
      [corrected(AMENDMENT_ID, started())],
      unprocessable('replacement-type', '/data/replacement/type'),
    ],
    [
      'a_bad_date_within_a_replacement',
      [corrected(AMENDMENT_ID, amended(1, { occurred: '2025-02-30' }))],
      unprocessable('date-invalid', '/data/replacement/occurred'),
    ],
    [
      'an_unknown_party_that_leaves',
      [amended(2, { type: 'PartiesChanged', data: { left: ['nobody'] } })],
      unprocessable('party-unknown', '/data/left/0'),
    ],
    [
      'two_effects_on_one_term_and_day',
      [amended(2, { effects: [...set({}).effects, ...set({ value: { provider: 'b' } }).effects] })],
      unprocessable('effect-duplicate', '/effects/1'),
    ],
    [
      'an_event_type_reserved_for_the_service',
      [amended(2, { type: 'TermFellDue', data: { kind: 'api-hosting', scope: 'all', on: '2026-01-01' } })],
      unprocessable('type-reserved', '/type'),
    ],
    [
      'a_second_start',
      [started()],
      [409, 'partnership-already-started', ['partnership-already-started', '/events/0/type']],
    ],
    [
      'an_id_that_is_taken',
      [amended(2, { id: AMENDMENT_ID })],
      [409, 'event-id-taken', ['event-id-taken', '/events/0/id']],
    ],
    [
      'an_id_that_is_taken_in_the_same_request',
      [amended(2, { id: NOBODY }), amended(3, { id: NOBODY })],
      [409, 'event-id-taken', ['event-id-taken', '/events/1/id']],
    ],
  ])('%s', async (_what, events, refusal) => {
    expectRefusal(await record<Body>(api.url, ID, events), refusal);
  });

  test('a_partnership_that_never_started', async () => {
    expectRefusal(await record<Body>(api.url, 'nowhere', [amended(1)]), [
      409,
      'partnership-not-started',
      // No further fault is reported about parties, since it would only follow from this one.
      ['partnership-not-started', '/events/0/type'],
    ]);
  });

  test('all_faults_are_reported_together', async () => {
    const shapes = [
      amended(2, { title: 7, surprise: true, sources: [{ url: 'https://example.org' }] }),
      { type: 'Rumour' },
      amended(3, { effects: [{ effect: 'end' }, { effect: 'pause' }] }),
    ];
    expectRefusal(await post(address(), { events: shapes, comment: 'x' }), [
      ...malformed(
        '/comment',
        '/events/0/title',
        '/events/0/surprise',
        '/events/0/sources/0/publisher',
        '/events/1/type',
        '/events/2/effects/0/kind',
        '/events/2/effects/1/effect',
      ),
    ]);
    const contents = [
      amended(2, { occurred: '2025-02-29', sources: [], ...set({ kind: 'telepathy', until: '2025-13' }) }),
      retracted(NOBODY),
      started(),
    ];
    expectRefusal(await record<Body>(api.url, ID, contents), [
      409,
      'partnership-already-started',
      ['date-invalid', '/events/0/occurred'],
      ['date-invalid', '/events/0/effects/0/until'],
      ['sources-missing', '/events/0/sources'],
      ['kind-unknown', '/events/0/effects/0/kind'],
      ['event-unknown', '/events/1/data/target'],
      ['partnership-already-started', '/events/2/type'],
    ]);
  });

  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  test.each<[string, string, Refusal]>([
    ['malformed_json', '{"events": [', [400, 'not-json']],
    ['an_empty_body', '', [400, 'not-json']],
    ['null', 'null', malformed('')],
    ['an_array', '[]', malformed('')],
    ['a_text', '"events"', malformed('')],
    ['no_events', '{}', malformed('/events')],
    ['events_that_are_not_an_array', '{"events":{}}', malformed('/events')],
    ['a_number_beyond_a_double', '{"events":[1e999]}', malformed('/events/0')],
    [
      'very_deep_nesting',
      `{"events":[${nested(5_000)}]}`,
      [400, 'schema-mismatch', ['schema-mismatch', expect.any(String)]],
    ],
    ['a_prototype_member', '{"events":[{"__proto__":{"polluted":true}}]}', [400, 'not-json']],
    [
      'two_megabytes',
      JSON.stringify({ events: [amended(1, { title: 'x'.repeat(2_000_000) })] }),
      [413, 'body-too-large'],
    ],
  ])('a_body_of_%s', async (_what, body, refusal) => {
    expectRefusal(await post(address(), body), refusal);
  });

  test('bytes_that_are_not_utf_8', async () => {
    const body = Buffer.from(JSON.stringify({ events: [amended(1, { title: 'Zoë' })] }), 'latin1');
    expectRefusal(await post(address(), body), [400, 'not-json']);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/x-ndjson', 'application/json-patch+json'])(
    'content_of_type_%s',
    async (type) => {
      const answer = await post(address(), { events: [amended(1)] }, { 'content-type': type });
      expectRefusal(answer, [415, 'unsupported-media-type']);
      expect(answer.headers.get('accept')).toBe('application/json');
    },
  );

  test('a_compressed_body', async () => {
    const body = gzipSync(JSON.stringify({ events: [amended(1)] }));
    expectRefusal(await post(address(), body, { 'content-encoding': 'gzip' }), [415, 'unsupported-media-type']);
  });

  test.each<[string, Record<string, string>, Refusal]>([
    [
      'an_empty_key',
      { 'idempotency-key': '' },
      [400, 'header-invalid', ['invalid-header', '/Idempotency-Key'], ['invalid-header', '/Idempotency-Key']],
    ],
    [
      'a_key_of_more_than_200_characters',
      { 'idempotency-key': 'k'.repeat(201) },
      [400, 'header-invalid', ['invalid-header', '/Idempotency-Key']],
    ],
    [
      'a_key_outside_ascii',
      { 'idempotency-key': 'clé' },
      [400, 'header-invalid', ['invalid-header', '/Idempotency-Key']],
    ],
    ['a_version_without_quotes', { 'if-match': '2' }, [400, 'if-match-invalid', ['invalid-header', '/If-Match']]],
    ['another_version', { 'if-match': '"1"' }, [412, 'precondition-failed']],
    ['a_weak_version', { 'if-match': 'W/"2"' }, [412, 'precondition-failed']],
    ['a_future_version', { 'if-match': '"3"' }, [412, 'precondition-failed']],
  ])('a_header_with_%s', async (_what, headers, refusal) => {
    expectRefusal(await record<Body>(api.url, ID, [amended(1)], headers), refusal);
  });

  test.each<[string, string, Refusal]>([
    [
      'an_id_that_is_not_a_slug',
      '/v1/partnerships/Not_A_Slug/events',
      [400, 'path-invalid', ['invalid-parameter', '/id']],
    ],
    [
      'an_id_of_more_than_64_characters',
      `/v1/partnerships/${'x'.repeat(65)}/events`,
      [400, 'path-invalid', ['invalid-parameter', '/id']],
    ],
    [
      'an_unknown_parameter',
      `/v1/partnerships/${ID}/events?dry=1`,
      [400, 'query-invalid', ['unknown-parameter', '/dry']],
    ],
    ['bad_percent_encoding', '/v1/partnerships/%zz/events', [400, 'url-malformed']],
    ['an_unknown_path', '/v1/partnership', [404, 'not-found']],
  ])('an_address_with_%s', async (_what, path, refusal) => {
    expectRefusal(await post(address(path), { events: [amended(1)] }), refusal);
  });
});

test('the_type_of_a_problem_links_to_its_explanation', async () => {
  const { body } = await post<Problem>(address(), { events: dated('Q5 2020') });
  const page = await fetch(new URL(body['type'] as string, api.url));
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(await page.text()).toMatch(/^date-invalid\n\nA date is not in an accepted notation/);
});

describe('mutated input', () => {
  test('is_recorded_or_refused_and_never_causes_a_server_error', async () => {
    let recordedHere = 0;
    let refusedHere = 0;
    const before = await recorded();
    await fc.assert(
      fc.asyncProperty(mutations(), async ({ body, headers }) => {
        const id = `fuzzed-${randomUUID()}`;
        const answer = await post(address(`/v1/partnerships/${id}/events`), body, headers);
        if (answer.status === 201) {
          recordedHere += 1;
          expect((answer.body as Recorded).version).toBeGreaterThan(0);
          return;
        }
        refusedHere += 1;
        expect({ class: Math.floor(answer.status / 100), ...answer.body }).toMatchObject({ class: 4 });
        const { code, errors } = answer.body as Problem;
        expect(code).toMatch(/^[a-z-]+$/);
        for (const { pointer } of errors ?? []) expect(pointer).toMatch(/^(\/|$)/);
      }),
      { numRuns: 400, seed },
    );
    process.stderr.write(`mutated input: ${recordedHere} recorded, ${refusedHere} refused\n`);
    expect(await recorded()).toBe(before + recordedHere);
    expect([recordedHere > 20, refusedHere > 100]).toEqual([true, true]);
  });
});

describe('a repeated command', () => {
  const key = () => ({ 'idempotency-key': randomUUID() });

  test('with_the_same_key_and_events_gets_the_stored_answer_before_if_match_is_checked', async () => {
    const headers = key();
    const events = [amended(10), amended(11)];
    const first = await record(api.url, ID, events, headers);
    expect(first.status).toBe(201);
    expect(first.headers.get('etag')).toBe(`"${first.body.version}"`);
    expect(first.headers.get('idempotency-key')).toBe(headers['idempotency-key']);
    expect(first.body).toMatchObject({ partnershipId: ID, commandId: headers['idempotency-key'] });
    expect(first.body.events.map(({ version }) => version)).toEqual([first.body.version - 1, first.body.version]);

    const before = await recorded();
    const again = await record(api.url, ID, events, { ...headers, 'if-match': '"1"' });
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await recorded()).toBe(before);
  });

  test('with_the_same_key_and_other_events_is_refused_but_the_order_of_members_does_not_matter', async () => {
    const headers = key();
    const event = amended(12);
    const first = await record(api.url, ID, [event], headers);
    const reordered = Object.fromEntries(Object.entries(event).toReversed());
    expect((await record(api.url, ID, [reordered], headers)).body).toEqual(first.body);
    expectRefusal(await record<Body>(api.url, ID, [amended(13)], headers), [422, 'idempotency-key-reused']);
    expectRefusal(await record<Body>(api.url, ID, [event, event], headers), [422, 'idempotency-key-reused']);
  });

  test('sent_concurrently_is_recorded_once', async () => {
    const headers = key();
    const answers = await Promise.all(Array.from({ length: 16 }, () => record(api.url, ID, [amended(14)], headers)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const { cursor: _cursor, ...answer } = answers[0]!.body;
    for (const { body } of answers) expect(body).toMatchObject(answer);
  });

  test('may_use_the_same_key_for_another_partnership', async () => {
    const headers = key();
    const other = `other-${randomUUID()}`;
    expect((await record(api.url, ID, [amended(15)], headers)).status).toBe(201);
    expect(await record(api.url, other, [started()], headers)).toMatchObject({ status: 201, body: { version: 1 } });
  });

  test('is_accepted_by_if_match_only_at_the_current_version', async () => {
    const { body } = await record(api.url, ID, [amended(16)]);
    const refused = await record<Body>(api.url, ID, [amended(17)], { 'if-match': `"${body.version - 1}"` });
    expectRefusal(refused, [412, 'precondition-failed']);
    expect(refused.headers.get('etag')).toBe(`"${body.version}"`);
    const accepted = await record(api.url, ID, [amended(17)], { 'if-match': refused.headers.get('etag')! });
    expect(accepted).toMatchObject({ status: 201, body: { version: body.version + 1 } });
    expect((await record(api.url, ID, [amended(18)], { 'if-match': '*' })).status).toBe(201);
  });
});

describe('the status of a command', () => {
  const decisionOf = (key: string, id = ID) => get(address(`/v1/partnerships/${id}/decisions/${key}`));

  test('is_unseen_if_the_log_does_not_contain_it', async () => {
    expect(await decisionOf(randomUUID())).toMatchObject({ status: 200, body: { status: 'unseen' } });
    expect(await decisionOf('x', 'nowhere')).toMatchObject({ status: 200, body: { status: 'unseen' } });
    expect(await decisionOf('%00')).toMatchObject({ status: 200, body: { status: 'unseen' } });
  });

  test('is_effective_with_the_answer_that_was_sent', async () => {
    const key = 'a key/with? odd%20 characters';
    const { body, headers } = await record(api.url, ID, [amended(20)], { 'idempotency-key': key });
    const decision = await decisionOf(encodeURIComponent(key));
    expect(decision.body).toEqual({ status: 'effective', answer: body });
    expect(decision.headers.get('etag')).toBe(headers.get('etag'));
  });

  test('is_void_with_the_reason_if_its_head_is_stale', async () => {
    const commandId = randomUUID();
    const stale = {
      schemaVersion: 1,
      commandId,
      partnershipId: ID,
      expectedHead: { version: 1, eventId: START_ID },
      fingerprint: '0'.repeat(64),
      actor: 'another writer',
      recordedAt: '2026-01-01T00:00:00.000Z',
      imported: false,
      events: [{ id: randomUUID(), standing: 'definitive', assertedBy: [], ...amended(21) }],
    };
    await log.appender().append(ID, encodeDecision(stale as unknown as Parameters<typeof encodeDecision>[0]));
    await until('the command is ruled on', async () => (await decisionOf(commandId)).body['status'] !== 'unseen');
    const { body } = await decisionOf(commandId);
    expect(body).toMatchObject({ status: 'void', reason: 'stale', attempts: [{ reason: 'stale' }] });
  });
});
