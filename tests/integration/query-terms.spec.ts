import { randomUUID } from 'node:crypto';
import { startQuestions, type Questions } from './support/questions';

interface Term {
  kind: string;
  scope: string;
  value: Record<string, unknown> | null;
  certainty: string;
  between: string[] | null;
  segment: { from: string; to: string | null };
  lastReaffirmed: { on: string; eventId: string } | null;
  claims: Record<string, unknown>[];
  contested: { assertedBy: string[]; value: unknown }[];
}
interface Terms {
  at: string;
  version: number;
  recordedAt: string | null;
  clock: string;
  terms: Term[];
  announced: { title: string; standing: string; version: number }[];
  links: { self: string };
}

let questions: Questions;
beforeAll(async () => {
  questions = await startQuestions();
  await questions.recordTimeline('microsoft-openai');
  await questions.recordTimeline('microsoft-openai-as-told');
});
afterAll(() => questions.close());

const termsOf = (query: string, id = 'microsoft-openai') =>
  questions.ask<Terms>(`/v1/partnerships/${id}/terms${query}`);
async function term(name: string, query: string, id?: string): Promise<Term | undefined> {
  const [kind, scope] = name.split('/');
  return (await termsOf(query, id)).terms.find((each) => each.kind === kind && each.scope === scope);
}
const certaintyOf = async (name: string, query: string, id?: string): Promise<string> =>
  (await term(name, query, id))?.certainty ?? 'not';

test('a_corrected_claim_keeps_its_identity_and_names_the_correction', async () => {
  const [claim] = (await term('compute-supply/all', '?at=2020-01-01', 'microsoft-openai-as-told'))!.claims;
  expect(claim).toMatchObject({ version: 1, from: '2019-07-22', correctedBy: { version: 5 } });
  expect(claim!['sources']).not.toEqual([]);
});

describe('a filter', () => {
  const namesOf = async (query: string) => (await termsOf(query)).terms.map(({ kind, scope }) => `${kind}/${scope}`);

  test('selects_one_scope_or_a_scope_and_all_narrower_ones', async () => {
    const all = await namesOf('?at=2026');
    expect(await namesOf('?at=2026&scope=all.*')).toEqual(all);
    for (const scope of ['all', 'stateless', 'microsoft']) {
      const ofScope = all.filter((name) => name.endsWith(`/${scope}`));
      expect([scope, ofScope.length > 0]).toEqual([scope, true]);
      expect(await namesOf(`?at=2026&scope=${scope}`)).toEqual(ofScope);
    }
    expect(await namesOf('?at=2026&kind=api-hosting&scope=stateless.*')).toEqual(['api-hosting/stateless']);
    expect(await namesOf('?at=2026&kind=api-hosting&scope=state.*')).toEqual([]);
  });
});

describe('the time of a question', () => {
  test('is_today_as_known_now_by_default', async () => {
    expect(await termsOf('')).toMatchObject({ at: '2026-11-22', version: 15, clock: '2026-11-22' });
  });

  test('can_be_an_unknown_day_of_a_month', async () => {
    expect(await certaintyOf('compute-supply/all', '?at=2025-01')).toBe('possibly');
    expect(await certaintyOf('compute-supply/all', '?at=2019')).toBe('possibly');
    expect(await certaintyOf('compute-supply/all', '?at=2024')).toBe('definitely');
  });

  test('of_knowledge_consists_of_a_version_and_a_clock', async () => {
    expect(await termsOf('?at=2030-01-01&version=7')).toMatchObject({ version: 7, clock: '2025-10-28' });
    expect(await termsOf('?at=2030-01-01&version=7&knownAt=2026-06-01')).toMatchObject({
      version: 7,
      clock: '2026-06-01',
    });
    expect(await termsOf('?knownAt=2025-10-28')).toMatchObject({ version: 7 });
    expect(await termsOf('?knownAt=2025-10-28T11:59:59Z')).toMatchObject({ version: 6, clock: '2025-10-28' });
    expect(await termsOf('?knownAt=2025-10-28T23:30:00-02:00')).toMatchObject({ version: 7, clock: '2025-10-29' });
  });

  test('before_the_first_event_gives_an_empty_list', async () => {
    expect(await termsOf('?at=2018-01-01')).toMatchObject({ terms: [], announced: [], version: 15 });
    expect(await termsOf('?at=2024-01-01&knownAt=2018-01-01')).toMatchObject({
      terms: [],
      version: 0,
      recordedAt: null,
    });
  });

  test('is_pinned_by_the_self_link_of_an_answer', async () => {
    const answer = await termsOf('?at=2026-03-01&between=microsoft,openai');
    expect(answer.links.self).toBe(
      '/v1/partnerships/microsoft-openai/terms?at=2026-03-01&between=microsoft%2Copenai&version=15&knownAt=2026-11-22',
    );
    expect(await questions.ask(answer.links.self)).toEqual(answer);
  });

  test.each([
    ['?at=2025-02-29', 400, 'date-invalid', '/at'],
    ['?at=2025-21', 400, 'date-invalid', '/at'],
    ['?knownAt=2025-02-29', 400, 'date-invalid', '/knownAt'],
    ['?knownAt=2025-02-01T00:00:00', 400, 'date-invalid', '/knownAt'],
    ['?knownAt=2026-11-23', 400, 'known-at-in-future', '/knownAt'],
    ['?knownAt=2026-11-22T10:00:01Z', 400, 'known-at-in-future', '/knownAt'],
    ['?version=16', 400, 'version-unknown', '/version'],
    ['?version=-1', 400, 'query-invalid', '/version'],
    ['?between=Microsoft', 400, 'query-invalid', '/between'],
    ['?scope=api.', 400, 'query-invalid', '/scope'],
    ['?scope=*', 400, 'query-invalid', '/scope'],
    ['?day=2025-01-01', 400, 'query-invalid', '/day'],
  ])('%s_is_refused_with_%d_%s', async (query, status, code, pointer) => {
    const problem = await questions.refused(`/v1/partnerships/microsoft-openai/terms${query}`);
    expect(problem).toMatchObject({ status, code, errors: [{ pointer }] });
  });

  test('of_an_unknown_partnership_is_not_found', async () => {
    expect(await questions.refused('/v1/partnerships/nobody/terms')).toMatchObject({
      status: 404,
      code: 'partnership-unknown',
    });
  });
});

test('an_answer_that_the_client_has_cached_is_not_sent_again', async () => {
  const url = '/v1/partnerships/microsoft-openai/terms?at=2026-03-01';
  const etag = String((await questions.app.inject({ url })).headers['etag']);
  expect(etag).toMatch(/^W\//);
  const again = await questions.app.inject({ url, headers: { 'if-none-match': etag } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  const other = await questions.app.inject({ url: `${url}&version=10`, headers: { 'if-none-match': etag } });
  expect(other.statusCode).toBe(200);
});

test('a_recorded_event_counts_in_the_next_answer', async () => {
  await questions.recordTimeline('microsoft-openai', 'growing', (line) => line === 1);
  expect((await termsOf('?at=2026-01-01', 'growing')).version).toBe(1);
  const source = [{ publisher: 'somebody' }];
  const value = { provider: 'microsoft', exclusivity: { none: true } };
  const effects = [{ effect: 'set', kind: 'api-hosting', scope: 'all', value }];
  const event = {
    id: randomUUID(),
    type: 'CollaborationAnnounced',
    occurred: '2025-05-05',
    title: 'more',
    sources: source,
  };
  const outcome = await questions.pipeline.record('growing', [
    { ...event, data: { with: ['oracle'], subject: 'more' }, effects },
  ]);
  expect(outcome).toMatchObject({ outcome: 'recorded' });
  expect(await certaintyOf('api-hosting/all', '?at=2026-01-01', 'growing')).toBe('definitely');
  expect((await termsOf('?at=2026-01-01&version=1', 'growing')).terms).toHaveLength(4);
});
