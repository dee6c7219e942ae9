import { eachItem } from './pages';
import { PartnershipClient } from './partnership-client';
import { ProblemError, ServiceUnreachable } from './problem-error';
import { type ImportResult } from './stream/import-lines';

type Answer = (request: Request) => Response | Promise<Response>;

/** A client of a service with prepared responses, and the requests that the service received. */
function serviceThat(...answers: Answer[]) {
  const requests: Request[] = [];
  const fetch = async (input: unknown): Promise<Response> => {
    const request = input as Request;
    requests.push(request);
    const answer = answers[requests.length - 1] ?? answers.at(-1)!;
    return answer(request);
  };
  return { client: new PartnershipClient({ url: 'http://service.test/', token: 'secret', fetch }), requests };
}

const json = (body: unknown, status = 200, headers = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

/** A body in the given pieces; `broken` lets the connection fail behind them. */
const streamed = (pieces: readonly string[], end: 'ends' | 'broken' | 'stays' = 'ends'): Response => {
  const bytes = pieces.map((piece) => new TextEncoder().encode(piece));
  return new Response(
    new ReadableStream<Uint8Array>({
      pull(controller) {
        const next = bytes.shift();
        if (next) return controller.enqueue(next);
        if (end === 'ends') controller.close();
        if (end === 'broken') controller.error(new TypeError('terminated'));
      },
    }),
  );
};

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const seen: T[] = [];
  for await (const item of items) seen.push(item);
  return seen;
};

const failed = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error,
  );

describe('the client', () => {
  test('sends_path_query_and_token_and_returns_the_answer', async () => {
    const { client, requests } = serviceThat(() => json({ at: '2026-03-01', terms: [] }));
    const answer = await client.terms.show({ path: { id: 'a-b' }, query: { at: '2026-03-01' } });
    expect(answer.at).toBe('2026-03-01');
    expect(requests[0]!.url).toBe('http://service.test/v1/partnerships/a-b/terms?at=2026-03-01');
    expect(requests[0]!.headers.get('authorization')).toBe('Bearer secret');
  });

  test.each([
    ['..', 'is "..", which names no resource'],
    ['.', 'is ".", which names no resource'],
    ['', 'is "", which names no resource'],
    ['\ud800', 'holds a lone surrogate'],
  ])('refuses_the_id_%j_without_a_request', async (id, detail) => {
    const { client, requests } = serviceThat(() => json({}));
    const refusals = await Promise.all([
      failed(client.terms.show({ path: { id } })),
      failed(client.explanation.show({ path: { id: 'a', kind: 'b', scope: id } })),
      failed(client.partnership(id).termsAt('2026-03-01')),
    ]);
    expect(refusals.map((error) => error instanceof ProblemError && [error.code, error.errors])).toEqual(
      ['/id', '/scope', '/id'].map((pointer) => [
        'path-invalid',
        [{ code: 'invalid-parameter', pointer, detail: `${pointer} ${detail}` }],
      ]),
    );
    expect(requests).toEqual([]);
  });

  test('refuses_a_lone_surrogate_in_a_query_without_a_request', async () => {
    const { client, requests } = serviceThat(() => json({}));
    for (const kind of ['\ud800', ['a', 'b\udfff']]) {
      const query = { kind } as { kind: string };
      expect(await failed(client.terms.show({ path: { id: 'a' }, query }))).toMatchObject({
        code: 'query-invalid',
        errors: [{ pointer: '/kind', detail: '/kind holds a lone surrogate' }],
      });
    }
    expect(requests).toEqual([]);
  });

  test('encodes_every_other_id', async () => {
    const { client, requests } = serviceThat(() => json({ terms: [] }));
    for (const id of ['...', 'a/b', '%2e%2e', 'a?b#c', '..\\']) await client.terms.show({ path: { id } });
    expect(requests.map(({ url }) => new URL(url).pathname)).toEqual(
      ['...', 'a%2Fb', '%252e%252e', 'a%3Fb%23c', '..%5C'].map((id) => `/v1/partnerships/${id}/terms`),
    );
  });

  test('transforms_every_answer_and_every_item_of_a_stream', async () => {
    const event = { title: 'a' };
    const fetch = (input: unknown): Promise<Response> => {
      const { pathname } = new URL((input as Request).url);
      if (pathname.endsWith('/terms')) return Promise.resolve(json(event));
      if (pathname.endsWith('/stream'))
        return Promise.resolve(streamed([`id: c\ndata: ${JSON.stringify(event)}\n\n`], 'stays'));
      return Promise.resolve(streamed([`${JSON.stringify(event)}\n`]));
    };
    const transform = (answer: unknown) => ({ ...(answer as object), seen: true });
    const client = new PartnershipClient({ url: 'http://service.test', fetch, transform });
    const seen = { ...event, seen: true };
    expect(await client.terms.show({ path: { id: 'a' } })).toEqual(seen);
    expect(await all(client.exportCommands())).toEqual([seen]);
    expect(await all(client.replayEvents())).toEqual([seen]);
    expect(await all(client.importLines(['{}']))).toEqual([expect.objectContaining(seen)]);
    for await (const received of client.followTermChanges()) {
      expect(received).toEqual({ event: seen, cursor: 'c' });
      break;
    }
  });

  test('throws_a_problem_with_its_code_and_its_faults', async () => {
    const errors = [{ code: 'date-invalid', pointer: '/at', detail: 'is no day' }];
    const problem = {
      type: '/problems/date-invalid',
      title: 'Date invalid',
      status: 400,
      code: 'date-invalid',
      errors,
    };
    const { client } = serviceThat(() => json(problem, 400));
    const error = await failed(client.terms.show({ path: { id: 'a' } }));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      code: 'date-invalid',
      status: 400,
      errors,
      canRetry: false,
      message: 'Date invalid: is no day',
    });
  });

  test('reports_the_retry_delay_and_marks_unexpected_answers', async () => {
    const { client } = serviceThat(
      () => new Response('<h1>proxy</h1>', { status: 503, headers: { 'retry-after': '2' } }),
    );
    const error = await failed(client.registers.halts());
    expect(error).toMatchObject({ code: 'unexpected-answer', status: 503, canRetry: true, retryAfterMs: 2_000 });
    expect((error as Error).message).toContain('http://service.test');
  });

  test('reports_an_unreachable_service', async () => {
    const { client } = serviceThat(() => Promise.reject(new TypeError('fetch failed')));
    const error = await failed(client.registers.halts());
    expect(error).toBeInstanceOf(ServiceUnreachable);
    expect((error as Error).message).toBe('No answer from http://service.test.');
  });

  test('follows_pages_by_their_cursor', async () => {
    const page = (ids: string[], next: string | null) => () =>
      json({ items: ids.map((partnershipId) => ({ partnershipId })), next });
    const { client, requests } = serviceThat(
      page(['a', 'b'], '/v1/partnerships?limit=2&after=b%2B'),
      page(['c'], null),
    );
    const read = (place: object) => client.partnerships.list({ query: { limit: 2, ...place } });
    expect((await all(eachItem(read))).map(({ partnershipId }) => partnershipId)).toEqual(['a', 'b', 'c']);
    expect(requests.map(({ url }) => new URL(url).search)).toEqual(['?limit=2', '?limit=2&after=b%2B']);
  });
});

describe('replaying', () => {
  test('yields_whole_lines_for_any_division_of_the_bytes', async () => {
    const { client, requests } = serviceThat(() => streamed(['{"partnership', 'Id":"ä"}\r\n{"cur', 'sor":"c1"}\n']));
    expect(await all(client.replayEvents({ after: 'c0' }))).toEqual([{ partnershipId: 'ä' }, { cursor: 'c1' }]);
    expect(requests[0]!.url).toContain('/v1/events?after=c0');
    expect(requests[0]!.headers.get('accept')).toBe('application/x-ndjson');
  });

  test('reports_an_interrupted_answer', async () => {
    const { client } = serviceThat(() => streamed(['{"cursor":"c1"}\n'], 'broken'));
    expect(await failed(all(client.replayEvents()))).toBeInstanceOf(ServiceUnreachable);
  });
});

describe('importing', () => {
  const resultsOf = async (request: Request): Promise<Response> => {
    const lines = (await request.text()).split('\n');
    const results = lines.flatMap((text, n) => (text === '' ? [] : [{ line: n + 1, status: 'recorded' }]));
    return streamed([...results, { summary: {} }].map((result) => `${JSON.stringify(result)}\n`));
  };

  test('counts_lines_over_all_requests_and_sends_them_in_order', async () => {
    const { client, requests } = serviceThat(resultsOf);
    const results: ImportResult[] = await all(client.importLines(['a', '', 'b', 'c', 'd', ''], { batchLines: 2 }));
    expect(results.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
    expect(requests).toHaveLength(3);
  });

  test('sends_no_request_without_lines', async () => {
    const { client, requests } = serviceThat(resultsOf);
    expect(await all(client.importLines(['', ' ']))).toEqual([]);
    expect(requests).toHaveLength(0);
  });
});

describe('following term changes', () => {
  const message = (n: number) => `id: c${n}\ndata: {"id":"e${n}"}\n\n`;
  const quickly = 'retry: 1\nid: c0\n\n';

  test('resumes_after_the_last_change_when_the_connection_is_lost', async () => {
    const states: string[] = [];
    const { client, requests } = serviceThat(
      () => streamed([quickly, message(1), 'id: c2\ndata: {"cut'], 'broken'),
      () => Promise.reject(new TypeError('fetch failed')),
      () => streamed([message(2), ': heartbeat\n\n', message(3)], 'stays'),
    );
    const stop = new AbortController();
    const received: string[] = [];
    const options = { after: 'c0', signal: stop.signal, onConnection: (state: string) => void states.push(state) };
    for await (const { event, cursor } of client.followTermChanges(options)) {
      received.push(`${event.id} ${cursor}`);
      if (received.length === 3) break;
    }
    expect(received).toEqual(['e1 c1', 'e2 c2', 'e3 c3']);
    expect(requests.map(({ headers }) => headers.get('last-event-id'))).toEqual([null, 'c1', 'c1']);
    expect(states).toEqual(['open', 'lost', 'open']);
  });

  test('resumes_from_the_cursor_of_a_heartbeat_without_data', async () => {
    const { client, requests } = serviceThat(
      () => streamed([quickly, ': heartbeat\nid: c7\n\n']),
      () => streamed([message(8)], 'stays'),
    );
    for await (const { cursor } of client.followTermChanges({ after: 'now', filter: { kind: ['x', 'y'] } })) {
      expect(cursor).toBe('c8');
      break;
    }
    expect(requests[1]!.headers.get('last-event-id')).toBe('c7');
    expect(requests[1]!.url).toContain('?kind=x&kind=y&after=now');
  });

  test('throws_a_refusal_of_a_later_connection', async () => {
    const problem = { type: '', title: 'Cursor foreign', status: 400, code: 'cursor-foreign' };
    const { client } = serviceThat(
      () => streamed([quickly]),
      () => json(problem, 400),
    );
    expect(await failed(all(client.followTermChanges()))).toMatchObject({ code: 'cursor-foreign' });
  });

  test('throws_if_the_service_was_never_reachable', async () => {
    const { client } = serviceThat(() => Promise.reject(new TypeError('fetch failed')));
    expect(await failed(all(client.followTermChanges()))).toBeInstanceOf(ServiceUnreachable);
  });

  test('ends_on_abort_without_an_error', async () => {
    const stop = new AbortController();
    const { client } = serviceThat((request) => {
      const answer = streamed([quickly, message(1)], 'stays');
      request.signal.addEventListener('abort', () => void answer.body?.cancel().catch(() => undefined));
      return new Response(answer.body!.pipeThrough(new TransformStream(), { signal: request.signal }));
    });
    const received = [];
    for await (const change of client.followTermChanges({ signal: stop.signal })) {
      received.push(change.cursor);
      stop.abort();
    }
    expect(received).toEqual(['c1']);
  });
});
