import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { freshDatabase, type FreshDatabase } from '#testing';
import { amended, started } from './support/events';
import { get, importLines, record, type Problem } from './support/http';
import { endServices, startCommandApi, startProjector, type Place, type Service } from './support/service';
import { dump, query, topicEnds } from './support/stored';

interface Result {
  readonly line?: number;
  readonly status?: string;
  readonly version?: number;
  readonly eventIds?: readonly string[];
  readonly commandId?: string;
  readonly problem?: Problem & { readonly status: number };
  readonly summary?: Record<string, number>;
}

/** `npm run test:long` sends 20,000. */
const LINES = Number(process.env['IMPORT_LINES'] ?? 2_000);

describe('importing NDJSON', () => {
  let database: FreshDatabase;
  let place: Place;
  let api: Service;

  beforeAll(async () => {
    database = await freshDatabase();
    place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
    [api] = await Promise.all([startCommandApi(place), startProjector(place)]);
  });
  afterAll(async () => {
    await endServices();
    await database.drop();
  });

  const importAll = (lines: readonly (object | string)[]) => importLines<Result>(api.url, lines);
  const lineOf = (partnershipId: string, event: object, more: object = {}) => ({
    partnershipId,
    events: [event],
    ...more,
  });

  test('answers_each_line_in_order_and_continues_after_a_bad_line', async () => {
    const ends = await topicEnds(place);
    const lines = [
      lineOf('in-order', started()),
      '{ this is not JSON',
      lineOf('in-order', { ...amended(1), occurred: '2025-02-29' }),
      '',
      lineOf('in-order', amended(2), { idempotencyKey: 'the-second-amendment' }),
      { partnershipId: 'In Order', events: [] },
      `{"partnershipId":"in-order","events":[],"comment":"${'x'.repeat(2 * 1_048_576)}"}`,
      lineOf('never-started', amended(3)),
      lineOf('in-order', amended(4)),
    ];
    const results = await importAll(lines);
    const summary = results.pop();
    expect(summary).toEqual({ summary: { lines: 8, recorded: 3, repeated: 0, outstanding: 0, refused: 5 } });
    expect(results.map(({ line, status, version, problem }) => [line, status, version ?? problem?.code])).toEqual([
      [1, 'recorded', 1],
      [2, 'refused', 'not-json'],
      [3, 'refused', 'date-invalid'],
      [5, 'recorded', 2],
      [6, 'refused', 'schema-mismatch'],
      [7, 'refused', 'line-too-large'],
      [8, 'refused', 'partnership-not-started'],
      [9, 'recorded', 3],
    ]);
    expect(results[2]!.problem).toMatchObject({
      status: 422,
      errors: [{ code: 'date-invalid', pointer: '/events/0/occurred' }],
    });
    expect(results[4]!.problem!.errors!.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/partnershipId', '/events']),
    );
    const written = (await topicEnds(place)).map((end, partition) => end - ends[partition]!);
    expect(written.reduce((sum, n) => sum + n)).toBe(3);

    const decision = `${api.url}/v1/partnerships/in-order/decisions/the-second-amendment`;
    expect((await get(decision)).body).toMatchObject({ status: 'effective', answer: { version: 2 } });
  });

  test('changes_nothing_when_repeated_and_returns_the_same_versions', async () => {
    const lines = [started(), ...Array.from({ length: 20 }, (_, n) => amended(n))].map((event) =>
      lineOf('again', event),
    );
    const first = await importAll(lines);
    const [ends, rows] = [await topicEnds(place), await dump(database.url)];

    const second = await importAll(lines);
    expect(second.pop()).toEqual({ summary: { lines: 21, recorded: 0, repeated: 21, outstanding: 0, refused: 0 } });
    expect(second).toEqual(first.slice(0, -1).map((result) => ({ ...result, status: 'repeated' })));
    expect(await topicEnds(place)).toEqual(ends);
    expect(await dump(database.url)).toEqual(rows);

    const other = await importAll(
      lines.map((line, n) => ({ ...line, idempotencyKey: second[n - 1]?.commandId ?? 'new' })),
    );
    expect(other.slice(1, -1).every(({ problem }) => problem?.code === 'idempotency-key-reused')).toBe(true);
  });

  test('reports_the_faults_of_dates_and_kinds_together_with_faults_of_the_shape_of_a_line', async () => {
    const effects = [{ effect: 'set', kind: 'nonsense', value: { summary: 's' } }];
    const [shape, content] = await importAll([
      lineOf('faults', { ...started(), occurred: '25 March', effects, extra: 1 }),
      lineOf('faults', { ...started(), occurred: 'x', effects }),
    ]);
    const errors = [
      { code: 'date-invalid', pointer: '/events/0/occurred' },
      { code: 'kind-unknown', pointer: '/events/0/effects/0/kind' },
    ];
    expect(shape!.problem).toMatchObject({
      status: 400,
      errors: [{ code: 'schema-mismatch', pointer: '/events/0/extra' }, ...errors],
    });
    expect(content!.problem).toMatchObject({ status: 422, code: 'date-invalid', errors });
  });

  test('accepts_recorded_at_unless_it_precedes_the_head_or_lies_in_the_future', async () => {
    const at = (recordedAt: string, n: number) =>
      lineOf('known-when', n === 0 ? started() : amended(n), { recordedAt });
    const results = await importAll([
      at('2020-01-01T12:00:00Z', 0),
      at('2020-01-01T14:00:00+02:00', 1),
      at('2020-01-01T11:59:59.999Z', 2),
      at('2999-01-01T00:00:00Z', 3),
      at('2020-01-32T00:00:00Z', 4),
      at('2021-06-01', 5),
      at('2021-06-01T00:00:00.5Z', 6),
    ]);
    expect(results.map(({ status, version, problem }) => problem?.code ?? version ?? status)).toEqual([
      1,
      2,
      'recorded-at-reversed',
      'recorded-at-future',
      'schema-mismatch',
      'schema-mismatch',
      3,
      undefined,
    ]);
    for (const refused of results.slice(2, 6)) expect(refused.problem!.errors![0]!.pointer).toBe('/recordedAt');
    const rows = await query<{ recorded_at: Date; imported: boolean }>(
      database.url,
      `SELECT recorded_at, imported FROM decision WHERE partnership_id = 'known-when' ORDER BY last_version`,
    );
    expect(rows.map(({ recorded_at, imported }) => [recorded_at.toISOString(), imported])).toEqual([
      ['2020-01-01T12:00:00.000Z', true],
      ['2020-01-01T12:00:00.000Z', true],
      ['2021-06-01T00:00:00.500Z', true],
    ]);
    const now = await record(api.url, 'known-when', [amended(7)]);
    expect(now.body.events[0]!.recordedAt > '2026').toBe(true);
    const [late] = await importAll([at('2022-01-01T00:00:00Z', 8)]);
    expect(late!.problem).toMatchObject({ status: 422, code: 'recorded-at-reversed' });
  });

  test('returns_results_while_lines_are_still_being_sent', async () => {
    const upload = request(`${api.url}/v1/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
    });
    upload.write(`${JSON.stringify(lineOf('streamed', started()))}\n`);
    const [answer] = (await once(upload, 'response')) as [IncomingMessage];
    const results = createInterface(answer)[Symbol.asyncIterator]();
    const next = async () => JSON.parse((await results.next()).value as string) as Result;
    expect(await next()).toMatchObject({ line: 1, status: 'recorded', version: 1 });

    for (const n of [2, 3]) {
      const line = JSON.stringify(lineOf('streamed', amended(n)));
      upload.write(line.slice(0, 50));
      upload.write(`${line.slice(50)}\r\n`);
      expect(await next()).toMatchObject({ line: n, status: 'recorded', version: n });
    }
    upload.end(JSON.stringify(lineOf('streamed', amended(4))));
    expect(await next()).toMatchObject({ line: 4, status: 'recorded', version: 4 });
    expect(await next()).toEqual({ summary: { lines: 4, recorded: 4, repeated: 0, outstanding: 0, refused: 0 } });
  });

  test('records_only_whole_lines_of_a_client_that_disconnects', async () => {
    const upload = request(`${api.url}/v1/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
    });
    upload.on('error', () => undefined);
    upload.write(`${JSON.stringify(lineOf('cut-off', started()))}\n`);
    const [answer] = (await once(upload, 'response')) as [IncomingMessage];
    answer.on('error', () => undefined);
    await once(answer, 'data');
    upload.write(JSON.stringify(lineOf('cut-off', amended(1))).slice(0, -1));
    upload.destroy();
    expect(await record(api.url, 'cut-off', [amended(2)])).toMatchObject({ status: 201, body: { version: 2 } });
  });

  test('completes_thousands_of_lines', async () => {
    const partnerships = 200;
    const lines = Array.from({ length: LINES }, (_, n) => {
      const id = `bulk-${n % partnerships}`;
      return lineOf(id, n < partnerships ? started() : amended(n));
    });
    const since = performance.now();
    const results = await importAll(lines);
    const seconds = (performance.now() - since) / 1000;
    process.stderr.write(`import: ${Math.round(lines.length / seconds)} lines a second\n`);
    expect(results.pop()).toEqual({
      summary: { lines: LINES, recorded: LINES, repeated: 0, outstanding: 0, refused: 0 },
    });
    expect(results.map(({ line }) => line)).toEqual(lines.map((_, n) => n + 1));
    expect(results.map(({ version }) => version)).toEqual(lines.map((_, n) => Math.floor(n / partnerships) + 1));
    const [stored] = await query<{ n: number }>(
      database.url,
      `SELECT count(*)::int AS n FROM event WHERE partnership_id LIKE 'bulk-%'`,
    );
    expect(stored!.n).toBe(LINES);
  });
});
