import { randomUUID } from 'node:crypto';
import { startQuestions, type Questions } from './support/questions';

const event = (type: string, occurred: string, data: object, effects: readonly object[] = []) => ({
  id: randomUUID(),
  type,
  occurred,
  title: 'a test',
  assertedBy: ['a'],
  sources: [{ publisher: 'a test' }],
  data,
  effects,
});
const parties = ['a', 'b'].map((id) => ({ id, name: id }));
const licence = { effect: 'set', kind: 'warranty', scope: 'all', value: { summary: 'w' }, until: '2030-12-31' };

let questions: Questions;

beforeAll(async () => {
  questions = await startQuestions();
  const start = event('PartnershipStarted', '2020-01-01', { name: 'A and B', parties }, [licence]);
  const outcome = await questions.pipeline.record('a-b', [start]);
  if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
});
afterAll(() => questions.close());

describe('expirations without a period', () => {
  const first = async (url: string) => (await questions.app.inject({ url })).json<{ items: object[]; next: string }>();

  test('are_those_from_one_year_ago_to_ten_years_ahead_as_in_the_calendar', async () => {
    expect((await first('/v1/expirations')).items).toMatchObject([{ kind: 'warranty', certainty: 'definitely' }]);
    expect((await first('/v1/expirations?to=2030-12-30')).items).toEqual([]);
    expect((await first('/v1/expirations?from=2031')).items).toEqual([]);
    expect((await first('/v1/expirations?from=2050')).items).toEqual([]);
    const { body } = await questions.app.inject({ url: '/v1/expirations', headers: { accept: 'text/calendar' } });
    expect(body).toContain('DTSTART;VALUE=DATE:20301231');
  });
});

describe('the replay of events', () => {
  const replay = (accept: string) => questions.app.inject({ url: '/v1/events', headers: { accept } });

  test.each([
    ['application/x-ndjson', 'application/x-ndjson'],
    ['Application/X-NDJSON', 'application/x-ndjson'],
    ['application/json;q=0.5, application/x-ndjson', 'application/x-ndjson'],
    ['application/x-ndjson;q=0, */*', 'application/json'],
    ['application/json', 'application/json'],
  ])('for_%s_is_%s', async (accept, type) => {
    const { headers } = await replay(accept);
    expect(headers['content-type']).toBe(`${type}; charset=utf-8`);
    expect(String(headers.vary)).toMatch(/\baccept\b(?!-)/);
  });
});

test('an_answer_is_not_taken_from_a_cache_without_asking_again', async () => {
  for (const url of ['/v1/partnerships', '/v1/partnerships/a-b', '/v1/partnerships/a-b/terms', '/v1/events']) {
    const { headers } = await questions.app.inject({ url });
    expect([url, headers['cache-control']]).toEqual([url, 'no-cache']);
  }
  const refused = await questions.app.inject({ url: '/v1/partnerships/nobody' });
  expect(refused.headers['cache-control']).toBe('no-store');
});
