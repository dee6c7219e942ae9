import { startNotifier } from './support/feed';
import { startQuestions, type Questions } from './support/questions';
import { reaffirmed, started } from './support/webhook-delivery';

/** The reference timeline in the formats of spreadsheets, calendars and feed readers. */
let questions: Questions;
let notifier: Awaited<ReturnType<typeof startNotifier>>;

beforeAll(async () => {
  questions = await startQuestions();
  await questions.recordTimeline('microsoft-openai');
  await questions.pipeline.caughtUp();
  notifier = await startNotifier(questions.pipeline.database);
});
afterAll(async () => {
  await notifier.close();
  await questions.close();
});

const get = (url: string, headers: Record<string, string> = {}) => questions.app.inject({ url, headers });

describe('a table of terms', () => {
  const path = '/v1/partnerships/microsoft-openai/terms';

  test('has_a_row_for_each_value_of_the_json_answer_under_fixed_column_names', async () => {
    const table = await get(`${path}.csv?at=2026-03-01`);
    expect(table.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'inline; filename="microsoft-openai-terms.csv"',
    });
    const [head, ...rows] = table.body.trimEnd().split('\r\n');
    expect(head).toBe(
      '\ufeffkind,scope,certainty,from,to,summary,value,between,last_reaffirmed,asserted_by,contested_by,sources,in_force,may_bind,suspended,not_counted_by,resolved_from,cited',
    );
    const answer = await questions.ask<{ terms: { kind: string; scope: string; certainty: string }[] }>(
      `${path}?at=2026-03-01`,
    );
    expect(rows.map((row) => row.split(',').slice(0, 3))).toEqual(
      answer.terms.map(({ kind, scope, certainty }) => [kind, scope, certainty]),
    );
    expect(table.body).toContain(
      'OpenAI, “Announcing the Stargate project”, 2025-01-21, opening paragraphs: partners, sum and years, https://openai.com/',
    );
  });

  test('is_selected_by_the_accept_header_and_has_its_own_etag', async () => {
    const json = await get(`${path}?at=2026-03-01`);
    const csv = await get(`${path}?at=2026-03-01`, { accept: 'text/csv' });
    expect(csv.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', vary: 'accept' });
    expect(csv.body).toBe((await get(`${path}.csv?at=2026-03-01`)).body);
    expect(csv.headers['etag']).not.toBe(json.headers['etag']);
    const again = await get(`${path}.csv?at=2026-03-01`, { 'if-none-match': String(csv.headers['etag']) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('of_an_unknown_partnership_is_answered_with_a_problem', async () => {
    const { statusCode, headers } = await get('/v1/partnerships/nobody/terms.csv');
    expect([statusCode, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });
});

describe('a calendar of expirations', () => {
  test('has_all_day_entries_over_the_days_on_which_a_term_may_end', async () => {
    const calendar = await get('/v1/expirations.ics?from=2030&to=2035');
    expect(calendar.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const { items } = await questions.ask<{ items: { kind: string; scope: string; lastDay: { lo: string } }[] }>(
      '/v1/expirations?from=2030&to=2035',
    );
    expect(items.length).toBeGreaterThan(0);
    const lines = calendar.body.replaceAll('\r\n ', '').split('\r\n');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(items.length);
    for (const { kind, scope, lastDay } of items) {
      expect(lines).toContain(`DTSTART;VALUE=DATE:${lastDay.lo.replaceAll('-', '')}`);
      expect(calendar.body).toContain(`${kind}/${scope} of microsoft-openai`);
    }
    const uids = lines.filter((line) => line.startsWith('UID:'));
    expect(new Set(uids).size).toBe(items.length);
  });

  test('needs_no_period_and_is_selected_by_the_accept_header', async () => {
    expect((await get('/v1/expirations.ics')).body).toMatch(/^BEGIN:VCALENDAR\r\n/);
    const chosen = await get('/v1/expirations?from=2030&to=2035', { accept: 'text/calendar' });
    expect(chosen.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect((await get('/v1/expirations.ics?from=nonsense')).statusCode).toBe(400);
  });
});

describe('an Atom feed of term changes', () => {
  test('lists_the_latest_changes_first_with_the_ids_of_the_other_channels', async () => {
    const feed = await fetch(`${notifier.address}/v1/partnerships/microsoft-openai/term-changes.atom`);
    expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const ids = [...(await feed.text()).matchAll(/<id>urn:term-change:([^<]+)<\/id>/g)].map(([, id]) => id);
    const page = await fetch(`${notifier.address}/v1/term-changes?partnership=microsoft-openai&limit=1000`);
    const { termChanges } = (await page.json()) as { termChanges: { id: string }[] };
    expect(termChanges.length).toBeGreaterThan(10);
    expect(ids).toEqual(
      termChanges
        .map(({ id }) => id)
        .toReversed()
        .slice(0, 50),
    );
  });

  test('is_selected_by_the_accept_header_for_one_partnership_without_other_filters', async () => {
    const select = (query: string, accept = 'application/atom+xml') =>
      fetch(`${notifier.address}/v1/term-changes?${query}`, { headers: { accept } });
    const selected = await select('partnership=microsoft-openai');
    expect([selected.headers.get('content-type'), selected.headers.get('vary')]).toEqual([
      'application/atom+xml; charset=utf-8',
      'accept',
    ]);
    const byAddress = await fetch(`${notifier.address}/v1/partnerships/microsoft-openai/term-changes.atom`);
    expect(await selected.text()).toBe(await byAddress.text());
    for (const query of ['', 'partnership=microsoft-openai,other', 'partnership=microsoft-openai&kind=api-hosting'])
      expect((await select(query)).headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect((await select('partnership=nobody')).status).toBe(404);
  });

  test('links_to_the_page_that_shows_the_term_as_it_was_known_then', async () => {
    const feed = await fetch(`${notifier.address}/v1/partnerships/microsoft-openai/term-changes.atom`);
    expect(await feed.text()).toMatch(
      /<link href="http:[^"]+\/partnerships\/microsoft-openai\?at=[\d-]{10}&amp;knownAt=[\d-]{10}&amp;term=[a-z-]+\/[a-z0-9-]+"\/>/,
    );
  });

  test('describes_changes_in_sentences', async () => {
    const feed = await fetch(`${notifier.address}/v1/partnerships/microsoft-openai/term-changes.atom`);
    expect(await feed.text()).toContain(
      'Microsoft and OpenAI: Hosting of APIs is in force from 27 April 2026: OpenAI may offer its APIs on any cloud.',
    );
  });

  test('names_a_party_that_has_left_with_its_last_name', async () => {
    const { pipeline } = questions;
    const parties = ['a', 'b', 'c'].map((id) => ({ id, name: `Company ${id}` }));
    const changed = (day: string, data: object) => ({
      ...started(),
      occurred: day,
      type: 'PartiesChanged',
      data,
      effects: [],
    });
    await pipeline.record('left', [{ ...started(), data: { name: 'Three', parties } }]);
    await pipeline.record('left', [changed('2026-02-01', { renamed: [{ id: 'a', name: 'Acme' }] })]);
    await pipeline.record('left', [changed('2026-03-01', { left: ['a'] })]);
    await pipeline.caughtUp();
    const feed = await (await fetch(`${notifier.address}/v1/partnerships/left/term-changes.atom`)).text();
    expect(feed).toContain('is in force from 1 January 2026: provider Acme');
    expect(feed).toContain('From 2026-01-01: was not in force, is now provider Acme');
    expect(feed).toContain('<name>Acme</name>');
    expect(feed).toContain('binds Acme, Company b, Company c');
  });

  test('has_a_schema_that_is_served_with_the_media_type_of_json_schema', async () => {
    const schema = await fetch(`${notifier.address}/schemas/term-change-event.json`);
    expect(schema.headers.get('content-type')).toBe('application/schema+json; charset=utf-8');
    expect(await schema.json()).toHaveProperty('$schema');
  });

  test('of_an_unknown_partnership_is_not_found', async () => {
    expect((await fetch(`${notifier.address}/v1/partnerships/nobody/term-changes.atom`)).status).toBe(404);
  });

  test('shows_a_change_regardless_of_the_number_of_later_reaffirmations', async () => {
    const { pipeline } = questions;
    await pipeline.record('often', [started()]);
    for (let nth = 0; nth < 51; nth += 1) await pipeline.record('often', [reaffirmed('2026-02-01')]);
    await pipeline.caughtUp();
    const feed = await fetch(`${notifier.address}/v1/partnerships/often/term-changes.atom`);
    expect((await feed.text()).match(/<entry>/g)).toHaveLength(1);
  });
});
