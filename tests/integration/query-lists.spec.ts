import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { openApiDocument } from '#http';
import { startQuestions, type Questions } from './support/questions';

interface Page<T> {
  items: T[];
  next: string | null;
}
interface Replayed {
  partnershipId: string;
  version: number;
  partition: number;
  offset: number;
  event: { id: string };
}

let questions: Questions;
const FOLLOWERS = Array.from({ length: 20 }, (_, n) => `follower-${String(n).padStart(2, '0')}`);

const source = [{ publisher: 'a test' }];
const startOf = (occurred: string, value: unknown = { undisclosed: true }, rest: object = {}) => ({
  id: randomUUID(),
  type: 'PartnershipStarted',
  occurred,
  title: 'it begins',
  assertedBy: ['a'],
  sources: source,
  data: {
    name: 'A and B',
    parties: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
  },
  effects: [{ effect: 'set', kind: 'exclusivity', scope: 'all', value, ...rest }],
});
async function record(id: string, events: object[], recordedAt: string | null = null): Promise<void> {
  const outcome = await questions.pipeline.record(id, events, { recordedAt });
  if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
}

beforeAll(async () => {
  questions = await startQuestions();
  await questions.recordTimeline('microsoft-openai');
  await questions.recordTimeline('microsoft-openai-as-told');
  // Followers that come later in the log have earlier recording times, so that the order of times and places differs.
  for (const [n, id] of FOLLOWERS.entries())
    await record(
      id,
      [startOf('2020-01-01', undefined, { until: '2027-03-31' })],
      `2026-05-${40 - n - 10}T12:00:00.000Z`,
    );
});
afterAll(() => questions.close());

async function all<T>(url: string): Promise<T[]> {
  const items: T[] = [];
  for (let next: string | null = url; next !== null;) {
    const page: Page<T> = await questions.ask(next);
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

describe('partnerships', () => {
  test('are_listed_by_id_in_pages_and_by_party', async () => {
    const listed = await all<{ partnershipId: string }>('/v1/partnerships?limit=7');
    expect(listed.map(({ partnershipId }) => partnershipId)).toEqual([
      ...FOLLOWERS,
      'microsoft-openai',
      'microsoft-openai-as-told',
    ]);
    const ofOpenai = await all<{ partnershipId: string }>('/v1/partnerships?party=openai&limit=1');
    expect(ofOpenai.map(({ partnershipId }) => partnershipId)).toEqual([
      'microsoft-openai',
      'microsoft-openai-as-told',
    ]);
  });

  test('show_their_parties_head_and_span_under_a_strong_etag', async () => {
    const response = await questions.app.inject({ url: '/v1/partnerships/microsoft-openai' });
    expect(response.headers['etag']).toBe('"15"');
    expect(response.json()).toMatchObject({
      name: 'Microsoft and OpenAI',
      parties: [{ id: 'microsoft' }, { id: 'openai' }],
      head: { version: 15 },
      counts: { events: 15, terms: 36 },
      occurred: { first: '2019-07-22', last: '2026-09-30' },
      recorded: { first: '2019-07-22T12:00:00.000Z', last: '2026-09-30T12:00:00.000Z' },
    });
    const again = await questions.app.inject({
      url: '/v1/partnerships/microsoft-openai',
      headers: { 'if-none-match': '"15"' },
    });
    expect(again.statusCode).toBe(304);
    expect(await questions.refused('/v1/partnerships/nobody')).toMatchObject({ code: 'partnership-unknown' });
  });
});

describe('the events of a partnership', () => {
  const path = '/v1/partnerships/microsoft-openai-as-told/events';

  test('are_listed_by_version_with_their_states', async () => {
    const events = await all<{ version: number; state: string; by?: object; root?: object; eventId: string }>(
      `${path}?limit=2`,
    );
    expect(events.map(({ version, state }) => `${version} ${state}`)).toEqual([
      '1 corrected',
      '2 standing',
      '3 standing',
      '4 standing',
      '5 standing',
    ]);
    expect(events[0]!.by).toEqual({ eventId: events[4]!.eventId, version: 5 });
    expect(events[4]!.root).toEqual({ eventId: events[0]!.eventId, version: 1 });
    expect(await questions.ask(`${path}/${events[0]!.eventId}`)).toEqual(events[0]);
  });

  test('are_not_found_under_unknown_ids', async () => {
    expect(await questions.refused(`${path}/${randomUUID()}`)).toMatchObject({ status: 404, code: 'event-unknown' });
  });
});

describe('the same question across partnerships', () => {
  test('is_answered_in_pages_by_kind_scope_and_partnership', async () => {
    const found = await all<{ partnershipId: string; certainty: string }>(
      '/v1/terms?kind=exclusivity&at=2021-01-01&limit=6',
    );
    expect(found.map(({ partnershipId }) => partnershipId)).toEqual(FOLLOWERS);
    expect(new Set(found.map(({ certainty }) => certainty))).toEqual(new Set(['definitely']));
  });

  test('continues_on_the_next_page_within_a_term_of_several_values', async () => {
    const term = (found: Record<string, unknown>) =>
      [found['kind'], found['scope'], found['partnershipId'], JSON.stringify(found['value'])].join(' ');
    const whole = (await all<Record<string, unknown>>('/v1/terms?at=2025&limit=500')).map(term);
    expect(new Set(whole).size).toBe(whole.length);
    for (const limit of [1, 2, 3, 7])
      expect((await all<Record<string, unknown>>(`/v1/terms?at=2025&limit=${limit}`)).map(term)).toEqual(whole);
  });

  test('can_cover_a_scope_and_its_narrower_scopes', async () => {
    const scopesFor = async (scope: string) =>
      (await all<{ scope: string }>(`/v1/terms?kind=api-hosting&at=2026&scope=${scope}`)).map((each) => each.scope);
    const everything = await scopesFor('all.*');
    expect(new Set(everything).size).toBeGreaterThan(1);
    expect(await scopesFor('stateless')).toEqual(everything.filter((scope) => scope === 'stateless'));
    expect(await scopesFor('stateless.*')).toEqual(everything.filter((scope) => scope === 'stateless'));
    expect(await questions.refused('/v1/terms?scope=stateless*')).toMatchObject({
      status: 400,
      code: 'query-invalid',
      errors: [{ pointer: '/scope' }],
    });
  });

  test('can_be_limited_to_one_party', async () => {
    const found = await all<{ kind: string; scope: string }>('/v1/terms?party=amazon&at=2026-01-01');
    expect(found.map(({ kind, scope }) => `${kind}/${scope}`)).toEqual(['compute-purchase/aws']);
  });

  test('can_be_about_earlier_knowledge', async () => {
    const address = '/v1/terms?kind=compute-supply&scope=all&at=2019-08-01';
    const certainty = async (url: string) =>
      (await all<{ partnershipId: string; certainty: string }>(url)).map(
        (each) => `${each.partnershipId} ${each.certainty}`,
      );
    expect(await certainty(address)).toEqual(['microsoft-openai definitely', 'microsoft-openai-as-told definitely']);
    expect(await certainty(`${address}&knownAt=2026-04-01`)).toEqual([
      'microsoft-openai definitely',
      'microsoft-openai-as-told possibly',
    ]);
  });
});

describe('expirations', () => {
  const expiring = async (query: string) =>
    (
      await all<{ partnershipId: string; kind: string; scope: string; certainty: string }>(`/v1/expirations?${query}`)
    ).map(({ partnershipId, kind, scope, certainty }) => `${partnershipId} ${kind}/${scope} ${certainty}`);

  test('are_the_terms_that_end_in_the_period', async () => {
    expect(await expiring('from=2030&to=2032')).toEqual([
      'microsoft-openai ip-licence/models-and-products definitely',
      'microsoft-openai ip-licence/research definitely',
      'microsoft-openai revenue-share/openai-to-microsoft definitely',
    ]);
    expect(await expiring('from=2027-03&to=2027-03&limit=6')).toEqual(
      FOLLOWERS.map((id) => `${id} exclusivity/all definitely`),
    );
    expect(await expiring('from=2028&to=2029')).toEqual([]);
  });

  test('can_be_limited_to_a_kind_and_a_scope', async () => {
    expect(await expiring('from=2030&to=2032&kind=ip-licence&scope=research.*')).toEqual([
      'microsoft-openai ip-licence/research definitely',
    ]);
    expect(await expiring('from=2027-03&to=2032&scope=models-and-products&limit=1')).toEqual([
      'microsoft-openai ip-licence/models-and-products definitely',
    ]);
    expect(await expiring('from=2030&to=2032&kind=exclusivity')).toEqual([]);
    const { body } = await questions.app.inject({ url: '/v1/expirations.ics?from=2030&to=2032&scope=research' });
    expect(body.match(/^DESCRIPTION:[\w-]+\/[\w-]+/gm)).toEqual(['DESCRIPTION:ip-licence/research']);
    expect(body.replaceAll('\r\n ', '')).toMatch(/^SUMMARY:Microsoft and OpenAI: .* \(research\) ends\r$/m);
  });

  test('include_terms_that_a_recorded_end_ended', async () => {
    expect(await expiring('from=2025-10-27&to=2025-10-27')).toEqual([
      'microsoft-openai api-hosting/all definitely',
      'microsoft-openai compute-supply/all definitely',
      'microsoft-openai ip-licence/models definitely',
    ]);
  });

  test.each([
    ['from=2030&to=2029', 'dates-reversed', '/to'],
    ['from=2030&to=never', 'date-invalid', '/to'],
    ['from=2030&to=20', 'date-invalid', '/to'],
  ])('%s_is_refused_as_%s', async (query, code, pointer) => {
    expect(await questions.refused(`/v1/expirations?${query}`)).toMatchObject({
      status: 400,
      code,
      errors: [{ pointer }],
    });
  });
});

describe('many questions in one request', () => {
  const post = (list: unknown): Promise<LightMyRequestResponse> =>
    questions.app.inject({ method: 'POST', url: '/v1/questions', payload: { questions: list } as object });
  const lines = (response: LightMyRequestResponse): Record<string, unknown>[] =>
    response.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('are_answered_in_order_exactly_as_one_by_one', async () => {
    const questionList = Array.from({ length: 600 }, (_, n) => ({
      partnershipId: n % 3 === 0 ? 'microsoft-openai' : FOLLOWERS[n % 20]!,
      at: `20${String(15 + (n % 15))}-06-01`,
      ...(n % 5 === 0 ? { knownAt: '2026-05-20' } : {}),
      ...(n % 7 === 0 ? { version: 1 } : {}),
    }));
    const response = await post(questionList);
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      200,
      'application/x-ndjson; charset=utf-8',
    ]);
    const answers = lines(response);
    expect(answers).toHaveLength(600);
    for (const [n, { partnershipId, ...query }] of questionList.entries()) {
      const alone = await questions.ask(
        `/v1/partnerships/${partnershipId}/terms?${new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])).toString()}`,
      );
      expect(answers[n]).toEqual(alone);
    }
  });

  test('can_be_limited_to_kinds', async () => {
    const [answers] = lines(
      await post([{ partnershipId: 'microsoft-openai', at: '2024-01-01', kinds: ['investment'] }]),
    );
    expect((answers!['terms'] as { scope: string }[]).map(({ scope }) => scope)).toEqual(['2019', '2023']);
  });

  test('can_be_limited_to_one_kind_and_one_scope_each', async () => {
    const question = { partnershipId: 'microsoft-openai', at: '2024-01-01' };
    const answers = lines(
      await post([
        { ...question, kind: 'investment', scope: '2019' },
        { ...question, scope: '2019.*' },
        { ...question, kind: 'exclusivity', kinds: ['investment'] },
      ]),
    ) as { terms: { kind: string; scope: string }[]; links: { self: string } }[];
    expect(answers.map(({ terms }) => terms.map(({ kind, scope }) => `${kind}/${scope}`))).toEqual([
      ['investment/2019'],
      ['investment/2019'],
      [],
    ]);
    expect(await questions.ask(answers[0]!.links.self)).toEqual(answers[0]);
  });

  test('are_refused_one_by_one_in_their_place', async () => {
    const answers = lines(
      await post([
        { partnershipId: 'nobody', at: '2024-01-01' },
        { partnershipId: 'microsoft-openai', at: '2024-02-30' },
        { partnershipId: 'microsoft-openai', at: '2024-01-01', version: 99 },
        { partnershipId: 'microsoft-openai', day: '2024-01-01' },
        { partnershipId: 'microsoft-openai', at: '2024-01-01' },
      ]),
    );
    expect(answers.map((line) => [line['status'], line['code']])).toEqual([
      [404, 'partnership-unknown'],
      [400, 'date-invalid'],
      [400, 'version-unknown'],
      [400, 'schema-mismatch'],
      [undefined, undefined],
    ]);
    expect(answers[1]!['errors']).toMatchObject([{ pointer: '/questions/1/at' }]);
    expect(answers[2]!['errors']).toMatchObject([{ pointer: '/questions/2/version' }]);
  });

  test.each([[[]], [Array.from({ length: 1_001 }, () => ({ partnershipId: 'a', at: '2024' }))], ['none']])(
    'are_refused_unless_there_are_1_to_1000_of_them',
    async (list) => {
      const response = await post(list);
      expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([400, 'schema-mismatch']);
    },
  );
});

describe('the replay of all events', () => {
  interface EventPage {
    events: Replayed[];
    cursor: string;
  }
  async function replay(limit: number): Promise<{ events: Replayed[]; cursor: string }> {
    const events: Replayed[] = [];
    for (let cursor = ''; ;) {
      const page: EventPage = await questions.ask(`/v1/events?limit=${limit}${cursor && `&after=${cursor}`}`);
      events.push(...page.events);
      cursor = page.cursor;
      if (page.events.length === 0) return { events, cursor };
    }
  }
  const key = ({ partnershipId, version }: Replayed) => `${partnershipId} ${version}`;

  test.each([1, 5, 100])('gives_each_event_once_and_each_partition_in_order_in_pages_of_%d', async (limit) => {
    const { events } = await replay(limit);
    expect(events).toHaveLength(15 + 5 + 20);
    expect(new Set(events.map(key)).size).toBe(events.length);
    for (const ofPartition of Map.groupBy(events, ({ partition }) => partition).values())
      expect(ofPartition.map(({ offset }) => offset)).toEqual(
        ofPartition.map(({ offset }) => offset).toSorted((a, b) => a - b),
      );
  });

  test('continues_with_later_events', async () => {
    const { cursor } = await replay(100);
    await record('late-comer', [startOf('2021')]);
    const page: EventPage = await questions.ask(`/v1/events?after=${cursor}`);
    expect(page.events.map(key)).toEqual(['late-comer 1']);
  });

  test('streams_lines_that_end_with_the_cursor', async () => {
    const response = await questions.app.inject({ url: '/v1/events', headers: { accept: 'application/x-ndjson' } });
    const lines = response.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Replayed & { cursor?: string });
    const { events, cursor } = await replay(100);
    expect(
      lines
        .filter((line) => line.cursor === undefined)
        .map(key)
        .sort(),
    ).toEqual(events.map(key).sort());
    expect(lines.at(-1)).toEqual({ cursor });
  });

  test.each(['x', 'eyJ2IjoxfQ'])('refuses_the_malformed_cursor_%s', async (after) => {
    expect(await questions.refused(`/v1/events?after=${after}`)).toMatchObject({
      status: 400,
      code: 'cursor-malformed',
      errors: [{ pointer: '/after' }],
    });
  });

  test('distinguishes_a_cursor_of_another_log_from_one_ahead_of_the_projection', async () => {
    const wire = JSON.parse(Buffer.from((await replay(100)).cursor, 'base64url').toString()) as {
      log: string;
      at: number[];
    };
    const encode = (changes: object) => Buffer.from(JSON.stringify({ ...wire, ...changes })).toString('base64url');
    expect(await questions.refused(`/v1/events?after=${encode({ log: randomUUID() })}`)).toMatchObject({
      status: 400,
      code: 'cursor-foreign',
    });
    const ahead = await questions.app.inject({ url: `/v1/events?after=${encode({ at: wire.at.map((n) => n + 1) })}` });
    expect([ahead.statusCode, ahead.json<{ code: string }>().code]).toEqual([503, 'cursor-ahead']);
    expect(Number(ahead.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('registers', () => {
  test('list_the_kinds_of_terms_with_their_schemas', async () => {
    const { items } = await questions.ask<Page<{ kind: string; schema: object }>>('/v1/term-kinds');
    expect(items.find(({ kind }) => kind === 'equity-stake')?.schema).toMatchObject({
      anyOf: expect.anything() as object,
    });
  });

  test('list_void_decisions_and_halts', async () => {
    expect(await questions.ask('/v1/halts')).toEqual({ items: [] });
    expect(await questions.ask('/v1/void-decisions')).toEqual({ items: [], next: null });
    await questions.pipeline.log.appender().append('nobody', Buffer.from('{}'));
    await questions.pipeline.caughtUp();
    expect(await questions.ask('/v1/void-decisions')).toMatchObject({
      items: [{ reason: 'undecodable', partnershipId: null, expectedHead: null }],
    });
  });
});

test('every_route_is_in_the_openapi_document', () => {
  const document = openApiDocument(questions.app, { title: 'q', version: '1', description: 'q' });
  expect(Object.keys(document['paths'] as object)).toEqual([
    '/v1/events',
    '/v1/expirations',
    '/v1/expirations.ics',
    '/v1/export',
    '/v1/halts',
    '/v1/halts/{partition}',
    '/v1/parties',
    '/v1/parties/{id}',
    '/v1/partnerships',
    '/v1/partnerships/{id}',
    '/v1/partnerships/{id}/agreements',
    '/v1/partnerships/{id}/agreements/{agreementId}',
    '/v1/partnerships/{id}/diff',
    '/v1/partnerships/{id}/events',
    '/v1/partnerships/{id}/events/preview',
    '/v1/partnerships/{id}/events/{eventId}',
    '/v1/partnerships/{id}/terms',
    '/v1/partnerships/{id}/terms.csv',
    '/v1/partnerships/{id}/terms/{kind}/{scope}',
    '/v1/partnerships/{id}/terms/{kind}/{scope}/explanation',
    '/v1/partnerships/{id}/timeline',
    '/v1/private/{token}/expirations.ics',
    '/v1/questions',
    '/v1/term-kinds',
    '/v1/terms',
    '/v1/void-decisions',
    '/v1/void-decisions/{partition}/{offset}',
  ]);
});
