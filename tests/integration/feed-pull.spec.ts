import { randomUUID } from 'node:crypto';
import { decodeCursor, encodeCursor, TermChangeEvent, faultsOf } from '#contracts';
import {
  agreed,
  hosting,
  recordSome,
  startNotifier,
  started,
  type ReceivedEvent,
  type ReceivedPage,
} from './support/feed';
import { startPipeline, type Pipeline } from './support/pipeline';

const PARTNERSHIPS = ['p-one', 'p-two', 'p-three', 'p-four', 'p-five'];

describe('pulling term changes', () => {
  let pipeline: Pipeline;
  let notifier: Awaited<ReturnType<typeof startNotifier>>;
  const get = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${notifier.address}/v1/term-changes${query}`, { headers });
  const page = async (query: string) => (await (await get(query)).json()) as ReceivedPage;
  const problem = async (query: string) => {
    const response = await get(query);
    const { code } = (await response.json()) as { code: string };
    return { status: response.status, code, retryAfter: response.headers.get('retry-after') };
  };
  const all = async (query: string, limit: number) => {
    const events: ReceivedEvent[] = [];
    for (let next: string | null = `?limit=${limit}${query}`; next !== null;) {
      const got: ReceivedPage = await page(next);
      expect(got.termChanges.length).toBeLessThanOrEqual(limit);
      events.push(...got.termChanges);
      next = got.next && new URL(got.next, notifier.address).search;
    }
    return events;
  };
  const ids = (events: readonly ReceivedEvent[]) => events.map(({ id }) => id);

  beforeAll(async () => {
    pipeline = await startPipeline();
    notifier = await startNotifier(pipeline.database);
    await recordSome(pipeline, PARTNERSHIPS, 24);
    await pipeline.record('p-imported', [started('2019-01-01', [hosting('all', 'x')])], {
      recordedAt: '2019-01-01T12:00:00.000Z',
    });
    await pipeline.caughtUp();
  });
  afterAll(async () => {
    await notifier.close();
    await pipeline.close();
  });

  it('returns_the_same_changes_in_the_same_order_for_any_page_size', async () => {
    const whole = await all('', 1_000);
    expect(whole).toHaveLength(5 * 32 + 1);
    expect(faultsOf(TermChangeEvent, whole[0])).toEqual([]);
    for (const limit of [1, 7, 100]) {
      const paged = await all('', limit);
      expect(ids(paged).toSorted()).toEqual(ids(whole).toSorted());
      for (const id of PARTNERSHIPS) expect(sequence(paged, id)).toEqual(sequence(whole, id));
    }
    for (const id of PARTNERSHIPS) expect(sequence(whole, id)).toEqual(sequence(whole, id).toSorted());
  });

  it('continues_from_a_cursor_with_new_changes_only', async () => {
    const { cursor, termChanges, next } = await page('?after=now');
    expect({ termChanges, next }).toEqual({ termChanges: [], next: null });
    expect((await page(`?after=${cursor}`)).termChanges).toEqual([]);
    await pipeline.record('p-one', [agreed('2026-03-01', [hosting('new', 'z')])]);
    const newer = await page(`?after=${cursor}`);
    expect(newer.termChanges.map(({ data }) => data.scope)).toEqual(['new']);
    expect((await page(`?after=${newer.cursor}`)).termChanges).toEqual([]);
  });

  it('keeps_the_order_of_records_in_a_partition_when_an_import_states_older_times', async () => {
    const { log } = pipeline;
    const late = 'p-late';
    const early = Array.from({ length: 1_000 }, (_, nth) => `early-${nth}`).find(
      (id) => log.partitionOf(id) === log.partitionOf(late),
    )!;
    const { cursor } = await page('?after=now');
    await pipeline.record(late, [started('2026-01-01', [hosting('all', 'x')])]);
    await pipeline.record(early, [started('2018-01-01', [hosting('all', 'x')])], {
      recordedAt: '2018-01-01T12:00:00.000Z',
    });
    const { termChanges } = await page(`?after=${cursor}`);
    expect(termChanges.map(({ partitionkey }) => partitionkey)).toEqual([late, early]);
  });

  it('filters_by_partnership_kind_scope_type_and_retroactive', async () => {
    const whole = await all('', 1_000);
    const where = (wanted: (event: ReceivedEvent) => boolean) => ids(whole.filter(wanted)).toSorted();
    const filteredIds = async (query: string, limit = 1_000) => ids(await all(query, limit)).toSorted();
    expect(await filteredIds('&partnership=p-one', 10)).toEqual(where(({ partitionkey }) => partitionkey === 'p-one'));
    expect(await filteredIds('&partnership=p-one,p-two', 10)).toEqual(
      where(({ partitionkey }) => ['p-one', 'p-two'].includes(partitionkey)),
    );
    expect(await filteredIds('&scope=s1&scope=all')).toEqual(where(({ data }) => ['s1', 'all'].includes(data.scope)));
    expect(await filteredIds('&kind=no-such-kind')).toEqual([]);
    expect(await filteredIds('&type=started')).toEqual(where(({ data }) => data.type === 'started'));
    expect(await filteredIds('&retroactive=true')).toEqual(where(({ data }) => data.retroactive));
    expect((await filteredIds('&retroactive=true')).length + (await filteredIds('&retroactive=false')).length).toBe(
      whole.length,
    );
    expect(new Set(whole.map(({ data }) => data.retroactive)).size).toBe(2);
  });

  it('filters_by_one_scope_or_by_a_scope_and_all_narrower_ones', async () => {
    const { cursor } = await page('?after=now');
    const scopes = ['all', 'api', 'api.stateless', 'api.stateless.eu', 'apis'];
    await pipeline.record('p-scopes', [
      started(
        '2026-03-01',
        scopes.map((scope) => hosting(scope, 'x')),
      ),
    ]);
    const found = async (query: string) => (await page(`?after=${cursor}${query}`)).termChanges;
    const ofScopes = async (query: string) => (await found(query)).map(({ data }) => data.scope);
    for (const event of await found('')) expect(faultsOf(TermChangeEvent, event)).toEqual([]);
    expect(await ofScopes('&scope=api')).toEqual(['api']);
    expect(await ofScopes('&scope=api.stateless')).toEqual(['api.stateless']);
    expect(await ofScopes('&scope=api.*')).toEqual(['api', 'api.stateless', 'api.stateless.eu']);
    expect(await ofScopes('&scope=api.stateless.*,apis')).toEqual(['api.stateless', 'api.stateless.eu', 'apis']);
    expect(await ofScopes('&scope=all')).toEqual(['all']);
    expect(await ofScopes('&scope=all.*')).toEqual(scopes);
    for (const scope of ['api.', 'all.api', 'api.*.eu', 'API'])
      expect(await problem(`?scope=${scope}`)).toMatchObject({ status: 400, code: 'query-invalid' });
  });

  it('returns_reaffirmations_only_on_request', async () => {
    const { cursor } = await page('?after=now');
    const reaffirm = { effect: 'reaffirm', kind: 'api-hosting', scope: 'all' };
    await pipeline.record('p-two', [agreed('2026-03-01', [reaffirm])]);
    const byDefault = await page(`?after=${cursor}`);
    expect(byDefault.termChanges).toEqual([]);
    expect(byDefault.cursor).not.toBe(cursor);
    const requested = await page(`?type=reaffirmed&after=${cursor}`);
    expect(requested.termChanges.map(({ type }) => type)).toEqual(['partnership.term.reaffirmed']);
  });

  it('streams_all_changes_as_ndjson_with_a_cursor_at_the_end', async () => {
    const response = await get('?scope=s1', { accept: 'application/x-ndjson' });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const lines = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ReceivedEvent & { cursor?: string });
    const last = lines.at(-1)!.cursor!;
    expect(ids(lines.filter(({ cursor }) => cursor === undefined))).toEqual(ids(await all('&scope=s1', 1_000)));
    expect((await page(`?after=${last}`)).termChanges).toEqual([]);
  });

  it('publishes_an_asyncapi_document_and_a_schema_of_its_events', async () => {
    const json = async (path: string) =>
      (await (await fetch(notifier.address + path)).json()) as Record<string, unknown>;
    expect(await json('/asyncapi.json')).toMatchObject({ asyncapi: '3.0.0', channels: { kafka: {} } });
    const schema = await json('/schemas/term-change-event.json');
    const { termChanges } = await page('?limit=1');
    expect(faultsOf(schema as never, termChanges[0])).toEqual([]);
  });

  it('refuses_cursors_that_are_malformed_of_another_log_or_ahead_of_this_one', async () => {
    const { cursor } = await page('?after=now');
    const { logId, places } = decodeCursor(cursor, 12);
    const ahead = places.map((place, nth) => (nth === 3 ? { offset: place.offset, ordinal: 1 } : place));
    expect(await problem('?after=nonsense')).toMatchObject({ status: 400, code: 'cursor-malformed' });
    expect(await problem(`?after=${encodeCursor({ logId, places: places.slice(1) })}`)).toMatchObject({
      status: 400,
      code: 'cursor-malformed',
    });
    expect(await problem(`?after=${encodeCursor({ logId: randomUUID(), places })}`)).toMatchObject({
      status: 400,
      code: 'cursor-foreign',
    });
    expect(await problem(`?after=${encodeCursor({ logId, places: ahead })}`)).toEqual({
      status: 503,
      code: 'cursor-ahead',
      retryAfter: '5',
    });
    expect(await problem('?limit=0')).toMatchObject({ status: 400, code: 'query-invalid' });
    expect(await problem('?type=nonsense')).toMatchObject({ status: 400, code: 'query-invalid' });
  });
});

const sequence = (events: readonly ReceivedEvent[], partnership: string) =>
  events.filter(({ partitionkey }) => partitionkey === partnership).map(({ sequence }) => sequence);
