import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HistoryDiffers, verifyHistories, type ExportedLine } from '#client';
import { freshDatabase } from '#testing';
import { storedLog, logOfRecords } from './evolution/stored-log';
import { agreed, set, started } from './support/events';
import { openTestDatabase } from './support/pipeline';
import { createQueryApp } from './support/query-app';
import { projectAll } from './support/projecting';
import { startQuestions, type Questions } from './support/questions';

const corrected = (target: string, replacement: object) => ({
  type: 'EventCorrected',
  data: { target, replacement, reason: 'It was recorded wrongly.' },
});

const linesOf = async (app: NestFastifyApplication, query = ''): Promise<ExportedLine[]> => {
  const { body } = await app.inject({ url: `/v1/export${query}` });
  return body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ExportedLine);
};
const headsOf = async (app: NestFastifyApplication): Promise<Record<string, string>> => {
  type Heads = { items: { partnershipId: string; head: { historyHash: string } }[] };
  const { items } = (await app.inject({ url: '/v1/partnerships?limit=1000' })).json<Heads>();
  return Object.fromEntries(items.map(({ partnershipId, head }) => [partnershipId, head.historyHash]));
};
const verified = async (lines: readonly ExportedLine[]): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await verifyHistories(lines)).map(({ partnershipId, historyHash }) => [partnershipId, historyHash]),
  );

describe('the history hash', () => {
  let questions: Questions;
  const hashes: string[] = [];

  beforeAll(async () => {
    questions = await startQuestions();
    const record = async (id: string, events: object[], options = {}) => {
      const outcome = await questions.pipeline.record(id, events, options);
      if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
      hashes.push(outcome.decision.historyHash);
      return outcome.decision;
    };
    await record('past', [started()], { recordedAt: '2019-01-01T12:00:00.000Z', actor: 'ann "the" archivist – ü' });
    const { events } = await record('alpha-beta', [started(), agreed([set('a')])]);
    await record('alpha-beta', [corrected(events[1]!.id, agreed([set('b')]))]);
    await record('alpha-beta', [agreed([set('c')])]);
  });
  afterAll(() => questions.close());

  test('of_a_head_equals_the_hash_computed_from_its_export', async () => {
    const lines = await linesOf(questions.app);
    const heads = await headsOf(questions.app);
    expect(Object.keys(heads)).toEqual(['alpha-beta', 'past']);
    expect(await verified(lines)).toEqual(heads);
    const one = await linesOf(questions.app, '?partnership=past');
    expect(await verified(one)).toEqual({ past: heads['past'] });
    type Shown = { head: { historyHash: string } };
    expect((await questions.ask<Shown>('/v1/partnerships/past')).head.historyHash).toBe(heads['past']);
    expect(hashes).toContain(heads['alpha-beta']);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('of_a_stored_answer_is_that_of_its_decision_not_of_the_head', async () => {
    const lines = (await linesOf(questions.app)).flatMap((line) => ('cursor' in line ? [] : [line]));
    for (const { partnershipId, idempotencyKey, historyHash } of lines) {
      const status = await questions.pipeline.recorder.statusOf(partnershipId, idempotencyKey);
      expect(status).toMatchObject({ status: 'effective', decision: { historyHash } });
    }
  });

  test('reveals_changed_and_missing_lines', async () => {
    const lines = await linesOf(questions.app, '?partnership=alpha-beta');
    const [first, second] = lines as unknown as { events: { title: string }[] }[];
    const changes: [string, object][] = [
      ['actor', { actor: 'mallory' }],
      ['imported', { imported: true }],
      ['appendedAt', { appendedAt: '2020-01-01T00:00:00.000Z' }],
      ['recordedAt', { recordedAt: '2020-01-01T00:00:00.000Z' }],
      ['idempotencyKey', { idempotencyKey: 'another' }],
      ['events', { events: first!.events.map((event) => ({ ...event, title: `${event.title}.` })) }],
    ];
    for (const [, change] of changes) {
      const changed = [{ ...first, ...change }, ...lines.slice(1)] as ExportedLine[];
      await expect(verifyHistories(changed)).rejects.toMatchObject({ code: 'history-differs', line: 1 });
    }
    await expect(verifyHistories(lines.slice(1))).rejects.toThrow('line 1: it is not the first command of alpha-beta');
    const without = lines.filter((line) => (line as unknown) !== second);
    await expect(verifyHistories(without)).rejects.toThrow('line 2: it was changed, or a command of alpha-beta');
    const former = [{ ...first, historyHash: undefined }] as unknown as ExportedLine[];
    await expect(verifyHistories(former)).rejects.toBeInstanceOf(HistoryDiffers);
  });
});

test.each([1, 2])('an_export_of_records_of_schema_version_%p_gives_the_hashes_of_its_heads', async (version) => {
  const fresh = await freshDatabase();
  const database = await openTestDatabase(fresh.url);
  await projectAll(logOfRecords(storedLog(version)), database, { batchSize: () => 17 });
  const app = await createQueryApp({ database, clock: () => new Date('2026-11-22Z') });
  await app.init();
  const heads = await headsOf(app);
  expect(Object.keys(heads).length).toBeGreaterThan(0);
  expect(await verified(await linesOf(app))).toEqual(heads);
  await app.close();
  await database.close();
  await fresh.drop();
});
