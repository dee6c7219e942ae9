import { event } from './support/events';
import { startQuestions, type Questions } from './support/questions';

const parties = ['a', 'b'].map((id) => ({ id, name: id }));
const licence = { effect: 'set', kind: 'warranty', scope: 'all', value: { summary: 'w' }, until: '2030-12-31' };

let questions: Questions;

beforeAll(async () => {
  questions = await startQuestions();
  const start = event('PartnershipStarted', '2020-01-01', { name: 'A and B', parties }, { effects: [licence] });
  const outcome = await questions.pipeline.record('a-b', [start]);
  if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
});
afterAll(() => questions.close());

describe('faults of a query', () => {
  const faultsOf = async (url: string) => {
    const { status, code, errors = [] } = await questions.refused(url);
    return [status, code, errors.map((error) => `${error.pointer} ${error.code}`)];
  };

  test('of_every_kind_are_reported_together', async () => {
    const query = 'at=2019-02-30&knownAt=2026-13-01&between=,&scope=.b&resolve=true&version=-1&other=1';
    expect(await faultsOf(`/v1/partnerships/a-b/terms?${query}`)).toEqual([
      400,
      'query-invalid',
      [
        '/other unknown-parameter',
        '/version invalid-parameter',
        '/scope invalid-parameter',
        '/at date-invalid',
        '/knownAt date-invalid',
        '/between invalid-parameter',
        '/resolve invalid-parameter',
      ],
    ]);
  });

  test.each([
    ['/v1/partnerships/a-b/terms.csv?at=2019-02-30', ['/at date-invalid']],
    ['/v1/partnerships/a-b/timeline?knownAt=yesterday-night', ['/knownAt date-invalid']],
    [
      '/v1/partnerships/a-b/diff?fromAt=2019-02-30&toKnownAt=2026-02-30',
      ['/fromAt date-invalid', '/toKnownAt date-invalid'],
    ],
    ['/v1/partnerships/a-b/terms?at=x&knownAt=', ['/at date-invalid', '/knownAt date-invalid']],
    ['/v1/expirations?from=2019-02-30&to=never', ['/from date-invalid', '/to date-invalid']],
    ['/v1/events?until=2019-02-30T00:00:00Z', ['/until date-invalid']],
    ['/v1/events?until=0001-01-01T00:00:00%2B10:00', ['/until date-invalid']],
    ['/v1/export?until=9999-12-31T23:59:59-10:00', ['/until date-invalid']],
    ['/v1/terms?kind=royalty&knownAt=2026-02-30', ['/knownAt date-invalid']],
    ['/v1/partnerships/a-b/terms?knownAt=0001-01-01T00:00:00%2B10:00', ['/knownAt date-invalid']],
  ])('of_dates_alone_have_the_code_of_dates: %s', async (url, faults) => {
    expect(await faultsOf(url)).toEqual([400, 'date-invalid', faults]);
  });

  test('of_version_and_known_time_are_reported_together', async () => {
    expect(await faultsOf('/v1/partnerships/a-b/terms?version=9&knownAt=2030-01-01')).toEqual([
      400,
      'query-invalid',
      ['/version version-unknown', '/knownAt known-at-in-future'],
    ]);
    expect(await faultsOf('/v1/partnerships/a-b/diff?fromKnownAt=2030-01-01&toVersion=9')).toEqual([
      400,
      'query-invalid',
      ['/fromKnownAt known-at-in-future', '/toVersion version-unknown'],
    ]);
  });

  test('include_a_known_time_in_the_future_where_no_partnership_has_such_a_term', async () => {
    for (const kind of ['warranty', 'royalty'])
      expect(await faultsOf(`/v1/terms?kind=${kind}&knownAt=2030-01-01`)).toEqual([
        400,
        'known-at-in-future',
        ['/knownAt known-at-in-future'],
      ]);
  });

  test('of_one_question_are_reported_together_in_its_line', async () => {
    const questionList = [
      { partnershipId: 'a-b', at: '2019-02-30', knownAt: '2026-02-30' },
      { partnershipId: 'a-b', at: '2020-01-01' },
      { partnershipId: 'a-b', at: '2019-02-30', kinds: [] },
      null,
      { partnershipId: 'a-b', at: '2020-01-01', knownAt: '2026-02-30' },
    ];
    const { body } = await questions.app.inject({
      method: 'POST',
      url: '/v1/questions',
      payload: { questions: questionList },
    });
    const lines = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { code?: string; errors?: { pointer: string }[] });
    expect(lines.map(({ code, errors = [] }) => [code, errors.map(({ pointer }) => pointer)])).toEqual([
      ['date-invalid', ['/questions/0/at', '/questions/0/knownAt']],
      [undefined, []],
      ['schema-mismatch', ['/questions/2/kinds', '/questions/2/at']],
      ['schema-mismatch', ['/questions/3']],
      ['date-invalid', ['/questions/4/knownAt']],
    ]);
  });
});

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
