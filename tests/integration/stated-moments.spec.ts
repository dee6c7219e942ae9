import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommandApiModule } from '#command-api';
import { createHttpApp, OperationsModule, type Scope } from '#http';
import { QueryApiModule } from '#query-api';
import { agreed, set, started } from './support/events';
import { startPipeline, termKinds, type Pipeline } from './support/pipeline';
import { silent } from './support/query-app';

const NOW = '2026-11-22T10:00:00.000Z';
const ENTRIES: Readonly<Record<string, readonly Scope[]>> = {
  wim: ['read', 'record'],
  ada: ['read', 'record', 'import'],
};

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown> & { readonly events?: { readonly id: string; readonly recordedAt: string }[] };
}

class Both {}

describe('a stated recording time', () => {
  let pipeline: Pipeline;
  let app: NestFastifyApplication;
  const folder = mkdtempSync(join(tmpdir(), 'stated-'));

  beforeAll(async () => {
    const tokens = Object.entries(ENTRIES).map(([actor, scopes]) => ({
      hash: createHash('sha256').update(actor).digest('hex'),
      actor,
      scopes,
    }));
    const apiTokensFile = join(folder, 'tokens.json');
    writeFileSync(apiTokensFile, JSON.stringify(tokens));
    const now = () => new Date(NOW);
    pipeline = await startPipeline({ now });
    const imports = [
      OperationsModule.forRoot(),
      CommandApiModule.with(pipeline.recorder),
      QueryApiModule.forRoot({ database: pipeline.database, termKinds, clock: now }),
    ];
    app = await createHttpApp(
      { module: Both, imports },
      { host: '127.0.0.1', port: 0, apiTokensFile, allowAnonymous: false, logger: silent },
    );
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await pipeline.close();
    rmSync(folder, { recursive: true });
  });

  const call = async (
    who: string,
    url: string,
    payload?: string | object,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url,
      ...(payload === undefined ? {} : { payload }),
      headers: { authorization: `Bearer ${who}`, ...headers },
    });
    const text = response.body;
    return {
      status: response.statusCode,
      text,
      body: text.startsWith('{') && !text.includes('\n') ? response.json() : {},
    };
  };
  const record = (who: string, id: string, body: object, headers?: Record<string, string>) =>
    call(who, `/v1/partnerships/${id}/events`, body, headers);
  const importLines = async (who: string, lines: readonly object[]) => {
    const payload = lines.map((line) => JSON.stringify(line)).join('\n');
    const { text } = await call(who, '/v1/import', payload, { 'content-type': 'application/x-ndjson' });
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { status?: string; problem?: object });
  };
  const recordedAt = '2024-03-01T13:00:00+01:00';

  test('is_accepted_in_a_command_only_from_callers_that_may_import', async () => {
    const events = [started()];
    expect(await record('wim', 'one-command', { events, recordedAt })).toMatchObject({
      status: 403,
      body: { code: 'scope-missing', scope: 'import' },
    });
    expect((await call('wim', '/v1/partnerships/one-command')).status).toBe(404);
    const { status, body } = await record('ada', 'one-command', { events, recordedAt });
    expect([status, body.events![0]!.recordedAt]).toEqual([201, '2024-03-01T12:00:00.000Z']);
    expect((await record('wim', 'one-command', { events: [agreed()] })).status).toBe(201);
  });

  test('is_accepted_in_import_lines_only_from_callers_that_may_import_while_others_are_recorded', async () => {
    const lines = [
      { partnershipId: 'a-line', events: [started()], recordedAt },
      { partnershipId: 'another-line', events: [started()] },
    ];
    const [stated, plain] = await importLines('wim', lines);
    expect(stated).toMatchObject({
      status: 'refused',
      problem: { status: 403, code: 'scope-missing', scope: 'import' },
    });
    expect(plain).toMatchObject({ status: 'recorded' });
    expect((await importLines('ada', lines)).map(({ status }) => status)).toEqual(['recorded', 'repeated', undefined]);
  });

  test('lies_neither_before_that_of_the_head_nor_in_the_future', async () => {
    const state = (moment: unknown, type = agreed()) =>
      record('ada', 'in-order', { events: [type], recordedAt: moment });
    expect((await state('2024-03-01T12:00:00Z', started())).status).toBe(201);
    const refusal = { status: 422, body: { errors: [{ pointer: '/recordedAt' }] } };
    expect(await state('2024-03-01T11:59:59.999Z')).toMatchObject({
      ...refusal,
      body: { code: 'recorded-at-reversed' },
    });
    expect(await state('2026-11-22T10:00:00.001Z')).toMatchObject({ ...refusal, body: { code: 'recorded-at-future' } });
    expect((await state(NOW)).status).toBe(201);
  });

  test.each([['yesterday'], ['2024-03-01'], [5], [null], ['9999-12-31T23:59:59-12:00'], ['2024-02-30T00:00:00Z']])(
    'is_refused_if_it_is_no_moment: %p',
    async (moment) => {
      expect(await record('ada', 'no-moment', { events: [started()], recordedAt: moment })).toMatchObject({
        status: 400,
        body: { code: 'schema-mismatch', errors: [{ pointer: '/recordedAt' }] },
      });
      const line = { partnershipId: 'no-moment', events: [started()], recordedAt: moment };
      expect((await importLines('ada', [line]))[0]).toMatchObject({
        problem: { status: 400, code: 'schema-mismatch' },
      });
    },
  );

  test('can_be_combined_with_If_Match_and_an_idempotency_key', async () => {
    const first = { events: [started()], recordedAt };
    const key = { 'idempotency-key': 'k' };
    const { text } = await record('ada', 'with-key', first, key);
    const again = await record('ada', 'with-key', { ...first, recordedAt: '2025-01-01T00:00:00Z' }, key);
    expect(again).toMatchObject({ status: 201, text });
    const next = { events: [agreed()], recordedAt };
    expect((await record('ada', 'with-key', next, { 'if-match': '"2"' })).status).toBe(412);
    expect((await record('ada', 'with-key', next, { 'if-match': '"1"' })).status).toBe(201);
  });

  test('does_not_let_a_client_record_events_that_are_reserved_for_the_service', async () => {
    await record('ada', 'reserved', { events: [started()], recordedAt });
    const fell = {
      type: 'TermFellDue',
      occurred: '2024-01-01',
      title: 'a day has come',
      sources: [{ publisher: 'somebody' }],
      data: { kind: 'api-hosting', scope: 'all', on: '2024-01-01' },
    };
    const { status, body } = await record('ada', 'reserved', { events: [fell], recordedAt });
    expect([status, body['errors']]).toEqual([
      422,
      expect.arrayContaining([expect.objectContaining({ code: 'type-reserved' })]),
    ]);
  });

  test('is_shown_with_its_actor_wherever_an_event_is_shown', async () => {
    const id = 'shown';
    const path = `/v1/partnerships/${id}`;
    const stated = await record('ada', id, { events: [started({ effects: [set('x')] }), agreed()], recordedAt });
    const target = stated.body.events![0]!.id;
    const replacement = started({ effects: [set('y')] });
    const correction = { type: 'EventCorrected', data: { target, reason: 'misread', replacement } };
    expect((await record('wim', id, { events: [correction] })).status).toBe(201);
    const ada = { actor: 'ada', imported: true, appendedAt: NOW };
    const wim = { actor: 'wim', imported: false, appendedAt: NOW };

    expect((await call('wim', `${path}/events`)).body).toMatchObject({ items: [ada, ada, wim] });
    expect((await call('wim', `${path}/events/${target}`)).body).toMatchObject({ version: 1, ...ada });
    expect((await call('wim', `/v1/events?partnership=${id}`)).body).toMatchObject({ events: [ada, ada, wim] });
    expect((await call('wim', `${path}/timeline`)).body).toMatchObject({
      recordings: [ada, ada, wim],
      events: [
        { version: 1, correctedBy: { version: 3 }, ...ada },
        { version: 2, ...ada },
      ],
    });
    expect((await call('wim', `${path}/terms/api-hosting/all/explanation?at=2026-02-01`)).body).toMatchObject({
      considered: [{ version: 1, ...ada }],
      corrections: [{ version: 1, ...ada, acts: [{ version: 3, ...wim }] }],
    });
  });
});
