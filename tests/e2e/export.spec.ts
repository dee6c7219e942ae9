import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createTermKindRegistry, termChangeTypes, type Decision, type TermChangeEvent } from '#contracts';
import { seededRandom } from '#event-log';
import { freshDatabase, generateHistory, type FreshDatabase } from '#testing';
import { amended, corrected, retracted, started } from './support/events';
import { get, importLines, record } from './support/http';
import { answersTo, pinnedQuestions } from './support/pinned';
import { importTimeline, referenceLines } from './support/reference';
import { endServices, environmentOf, startStandalone, type Place, type Service } from './support/service';
import { topicEnds } from './support/stored';

const seed = Number(process.env['EXPORT_SEED'] ?? 16);
const PARTNERSHIPS = 4;

interface Result {
  readonly status?: string;
  readonly problem?: object;
  readonly summary?: Record<string, number>;
}

const databases: FreshDatabase[] = [];
async function startEmpty(): Promise<{ place: Place; service: Service }> {
  const database = await freshDatabase();
  databases.push(database);
  const place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
  const service = await startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'off' });
  return { place, service };
}
const lineOf = ({ partnershipId, events, recordedAt, commandId }: Decision) => ({
  partnershipId,
  events,
  recordedAt,
  idempotencyKey: commandId,
});

/** Streams the export of one service into the import of another. */
async function copy(from: string, to: string, query = ''): Promise<Result[]> {
  const exported = await fetch(`${from}/v1/export${query}`);
  const response = await fetch(`${to}/v1/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: exported.body,
    duplex: 'half',
  });
  const lines = (await response.text()).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Result);
}

/** Removes the members that state how events were recorded, because all events of a copy are imported. */
const withoutOrigin = (answers: readonly string[]): string[] =>
  answers.map((answer) =>
    answer
      .replaceAll(/"imported":(true|false),"appendedAt":(null|"[^"]*")/g, '"origin":0')
      .replaceAll(/"hindsight":(true|false|null)/g, '"hindsight":0')
      // The history hash covers the times of decisions.
      .replaceAll(/"historyHash":"[0-9a-f]*"/g, '"historyHash":0'),
  );

/** Returns the whole feed without the members that differ between logs. */
async function feedOf(url: string): Promise<string[]> {
  const changes: string[] = [];
  for (let after = ''; ;) {
    const { body } = await get<{ termChanges: TermChangeEvent[]; cursor: string }>(
      `${url}/v1/term-changes?limit=100&type=${termChangeTypes.join()}${after}`,
    );
    changes.push(...body.termChanges.map(({ data: { id: _id, ...data } }) => JSON.stringify(data)));
    if (body.termChanges.length === 0) return changes.sort();
    after = `&after=${body.cursor}`;
  }
}

describe('a service whose export was imported into an empty one', () => {
  let original: { place: Place; service: Service };
  let copied: { place: Place; service: Service };
  const sent = { key: 'sent-by-a-client', events: [started(), amended(1)] };

  beforeAll(async () => {
    process.stderr.write(`export: EXPORT_SEED=${seed}\n`);
    [original, copied] = await Promise.all([startEmpty(), startEmpty()]);
    const { url } = original.service;
    for (const name of ['microsoft-openai', 'microsoft-openai-as-told'])
      await importTimeline(url, referenceLines(name));
    const random = seededRandom(seed);
    const kinds = createTermKindRegistry();
    const histories = Array.from({ length: PARTNERSHIPS }, (_, n) =>
      generateHistory(random, `made-up-${n}`, { decisions: 25, manners: 'decided', kinds }),
    );
    const results = await importLines<Result>(url, histories.flat().map(lineOf));
    expect(results.at(-1)).toEqual({
      summary: { lines: PARTNERSHIPS * 25, recorded: PARTNERSHIPS * 25, repeated: 0, outstanding: 0, refused: 0 },
    });
    const first = await record(url, 'live', sent.events, { 'idempotency-key': sent.key });
    const [, amendment] = first.body.events;
    const rest = [corrected(amendment!.id, amended(2)), retracted(amendment!.id)];
    for (const event of rest) expect((await record(url, 'live', [event])).status).toBe(201);
    expect((await record(url, 'live', [{ type: 'Nonsense' }])).status).toBe(400);
  });
  afterAll(async () => {
    await endServices();
    await Promise.all(databases.map((database) => database.drop()));
  });

  test('has_a_copy_that_gives_the_same_answers_byte_for_byte', async () => {
    const results = await copy(original.service.url, copied.service.url);
    expect(results.filter(({ problem }) => problem)).toEqual([]);
    const lines = results.length - 1;
    expect(results.at(-1)).toEqual({ summary: { lines, recorded: lines, repeated: 0, outstanding: 0, refused: 0 } });

    const questions = await pinnedQuestions(original.service.url);
    process.stderr.write(`export: ${questions.length} pinned questions over ${lines} decisions\n`);
    expect(questions.length).toBeGreaterThan(300);
    const answers = await answersTo(original.service.url, questions);
    expect(withoutOrigin(await answersTo(copied.service.url, questions))).toEqual(withoutOrigin(answers));
    // Queries with empty answers would prove nothing.
    expect(answers.filter((answer) => answer.includes('"claims":[{')).length).toBeGreaterThan(100);
  });

  test('has_a_copy_with_the_same_term_changes', async () => {
    const changes = await feedOf(original.service.url);
    expect(changes.length).toBeGreaterThan(100);
    expect(await feedOf(copied.service.url)).toEqual(changes);
  });

  test('can_be_imported_again_without_a_change_in_either', async () => {
    for (const { place, service } of [copied, original]) {
      const ends = await topicEnds(place);
      const results = await copy(original.service.url, service.url);
      const lines = results.length - 1;
      expect(results.at(-1)).toEqual({ summary: { lines, recorded: 0, repeated: lines, outstanding: 0, refused: 0 } });
      expect(await topicEnds(place)).toEqual(ends);
    }
  });

  test('is_copied_by_the_command_in_the_documentation', () => {
    const [, line] = /```sh\n(.*)\n```/.exec(readFileSync('docs/how-to/recover.md', 'utf8'))!;
    const command = line!
      .replace('http://old:3000', original.service.url)
      .replace('http://new:3000', copied.service.url);
    const lines = execFileSync('sh', ['-c', command], { encoding: 'utf8' }).trim().split('\n');
    expect(JSON.parse(lines.at(-1)!)).toEqual({
      summary: { lines: lines.length - 1, recorded: 0, repeated: lines.length - 1, outstanding: 0, refused: 0 },
    });
    expect(lines.length).toBeGreaterThan(100);
  });

  test('has_a_copy_that_gives_repeated_commands_the_original_answers', async () => {
    const again = (url: string) => record(url, 'live', sent.events, { 'idempotency-key': sent.key });
    const [there, here] = [await again(copied.service.url), await again(original.service.url)];
    expect(there.status).toBe(201);
    // A cursor belongs to one log, and the history hash covers how the events were recorded.
    const asIn = (body: object) => ({ ...body, cursor: '', historyHash: '' });
    expect(asIn(there.body)).toEqual(asIn(here.body));
  });

  test('can_be_exported_further_from_the_cursor_of_an_export', async () => {
    const exported = (await (await fetch(`${original.service.url}/v1/export`)).text()).trim().split('\n');
    const { cursor } = JSON.parse(exported.at(-1)!) as { cursor: string };
    expect((await record(original.service.url, 'live', [amended(3)])).status).toBe(201);
    expect((await record(original.service.url, 'later', [started()])).status).toBe(201);
    const results = await copy(original.service.url, copied.service.url, `?after=${cursor}`);
    expect(results.at(-1)).toEqual({ summary: { lines: 2, recorded: 2, repeated: 0, outstanding: 0, refused: 0 } });
    const questions = await pinnedQuestions(original.service.url);
    const [there, here] = [
      await answersTo(copied.service.url, questions),
      await answersTo(original.service.url, questions),
    ];
    expect(withoutOrigin(there)).toEqual(withoutOrigin(here));
  });

  test('can_be_exported_for_one_partnership_up_to_a_moment', async () => {
    const { body } = await get<{ items: { recordedAt: string }[] }>(
      `${original.service.url}/v1/partnerships/microsoft-openai/events?limit=500`,
    );
    const until = body.items[6]!.recordedAt;
    const known = body.items.filter(({ recordedAt }) => recordedAt < until).length;
    expect(known).toBeGreaterThan(0);
    const partial = await startEmpty();
    await copy(original.service.url, partial.service.url, `?partnership=microsoft-openai&until=${until}`);
    const address = `/v1/partnerships/microsoft-openai/terms?at=2026-03-01&version=${known}&knownAt=2026-11-20`;
    expect(await answersTo(partial.service.url, [address])).toEqual(await answersTo(original.service.url, [address]));
    const { items } = (await get<{ items: object[] }>(`${partial.service.url}/v1/partnerships`)).body;
    expect(items).toHaveLength(1);
    const events = await get<{ items: object[] }>(`${partial.service.url}/v1/partnerships/microsoft-openai/events`);
    expect(events.body.items).toHaveLength(known);
  });
});
