import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHttpApp } from '#http';
import { NotifierModule, PrivateAddressesModule } from '#notifier';
import type { Database } from '#postgres';
import { QueryApiModule } from '#query-api';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { hosting, agreed, started } from './support/feed';
import { startPipeline, termKinds, type Pipeline } from './support/pipeline';
import { readAtom, readCalendar } from './support/strict-readers';
import { openSubscriptionsDatabase } from './support/webhook-delivery';

interface Created {
  readonly id: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly atom: string;
  readonly calendar: string;
}

const CALLERS = { ann: ['read', 'subscribe'], bob: ['subscribe'], cat: ['read'], op: ['subscribe', 'operate'] };
const clock = () => new Date('2026-11-22T10:00:00.000Z');
const folder = mkdtempSync(path.join(tmpdir(), 'private-addresses-'));
const logged: string[] = [];
const note = (facts: object, message = ''): void => {
  const { err, ...rest } = facts as { err?: Error };
  logged.push(`${message} ${JSON.stringify(rest)} ${err?.stack ?? ''}`);
};
const logger = { debug: note, info: note, warn: note, error: note };

let pipeline: Pipeline;
let database: Database;
let app: NestFastifyApplication;

const serve = async (given: { limit?: number; rateLimitPerAddress?: number; on?: Database } = {}) => {
  const served = given.on ?? database;
  const settings = { subscriptionsPerOwner: given.limit ?? 100, publicUrl: 'https://timeline.example' };
  const modules = [
    NotifierModule.with({ database: served, logger, termKinds }),
    PrivateAddressesModule.with({ database: served, settings, termKinds, clock }),
    QueryApiModule.forRoot({ database: served, termKinds, clock, publicUrl: settings.publicUrl }),
  ];
  const { rateLimitPerAddress } = given;
  const http = { host: '127.0.0.1', port: 0, allowAnonymous: false, apiTokensFile: path.join(folder, 'tokens.json') };
  const made = await createHttpApp(
    { module: class Both {}, imports: modules },
    { ...http, logger, ...(rateLimitPerAddress === undefined ? {} : { rateLimitPerAddress }) },
  );
  await made.init();
  return made;
};

const call = (method: 'GET' | 'POST' | 'DELETE', url: string, as: string | null, body?: object) =>
  app.inject({
    method,
    url,
    headers: as === null ? {} : { authorization: `Bearer token-of-${as}` },
    ...(body ? { payload: body } : {}),
  });
const create = async (as: string, type: string, id: string): Promise<Created> => {
  const answer = await call('POST', '/v1/private-addresses', as, { subject: { type, id } });
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([201, 'no-store']);
  return answer.json<Created>();
};
const open = (address: string) => call('GET', address, null);
/** The partnerships and kinds in the feed of an address. */
const entriesOf = async ({ atom }: Created) => {
  const feed = await open(atom);
  expect([feed.statusCode, feed.headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  readAtom(feed.body);
  return [
    ...feed.body.matchAll(/<link href="https:\/\/timeline.example\/partnerships\/([a-z]+)\?[^"]*term=([a-z-]+)\//g),
  ].map(([, id, kind]) => `${id} ${kind}`);
};
const endsOf = async ({ calendar }: Created, query = '') => {
  const answer = await open(`${calendar}${query}`);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  return readCalendar(answer.body);
};

const board = (until: string) => ({
  effect: 'set',
  kind: 'exclusivity',
  scope: 'all',
  value: { summary: 'all' },
  until,
});
const between = (a: string, b: string, effects: object[]) => ({
  ...started('2026-01-01', effects),
  data: {
    name: `${a} and ${b}`,
    parties: [
      { id: a, name: a.toUpperCase() },
      { id: b, name: b.toUpperCase() },
    ],
  },
});

beforeAll(async () => {
  const tokens = Object.entries(CALLERS).map(([actor, scopes]) => ({
    actor,
    scopes,
    hash: createHash('sha256').update(`token-of-${actor}`).digest('hex'),
  }));
  writeFileSync(path.join(folder, 'tokens.json'), JSON.stringify(tokens));
  pipeline = await startPipeline();
  await pipeline.record('first', [between('a', 'b', [hosting('all', 'a'), board('2027-06-30')])]);
  await pipeline.record('second', [between('a', 'c', [hosting('all', 'c')])]);
  await pipeline.record('third', [between('b', 'c', [board('[2028-01-01..2028-12-31]')])]);
  await pipeline.record('second', [agreed('2026-03-01', [hosting('all', 'a')])]);
  await pipeline.caughtUp();
  database = await openSubscriptionsDatabase(pipeline.database.directUrl);
  app = await serve();
});
afterAll(async () => {
  await app.close();
  await database.close();
  await pipeline.close();
  rmSync(folder, { recursive: true });
});

describe('a private address', () => {
  test('can_be_read_without_a_bearer_token_and_covers_only_its_partnership', async () => {
    const made = await create('ann', 'partnership', 'first');
    expect((await open('/v1/partnerships/first/term-changes.atom')).statusCode).toBe(401);
    expect(await entriesOf(made)).toEqual(['first exclusivity', 'first api-hosting']);
    expect((await endsOf(made)).map(({ uid }) => uid.split('/').slice(0, 2))).toEqual([['first', 'exclusivity']]);
  });

  test('of_a_party_covers_its_partnerships_with_the_last_recorded_one_first', async () => {
    const made = await create('ann', 'party', 'a');
    expect(await entriesOf(made)).toEqual([
      'second api-hosting',
      'second api-hosting',
      'first exclusivity',
      'first api-hosting',
    ]);
    expect((await endsOf(made)).map(({ uid }) => uid.split('/')[0])).toEqual(['first']);
  });

  test('of_a_kind_covers_only_the_terms_of_that_kind', async () => {
    const made = await create('ann', 'kind', 'exclusivity');
    expect(await entriesOf(made)).toEqual(['third exclusivity', 'first exclusivity']);
    expect((await endsOf(made)).map(({ uid }) => uid.split('/')[0])).toEqual(['first', 'third']);
  });

  test('finds_a_change_behind_hundreds_of_later_partnerships_without_changes', async () => {
    await pipeline.record('changed', [between('popular', 'x', [hosting('all', 'x')])]);
    const quiet = Array.from({ length: 501 }, (_, nth) => `quiet-${nth}`);
    await Promise.all(quiet.map((id) => pipeline.record(id, [between('popular', id, [])])));
    await pipeline.caughtUp();
    expect(await entriesOf(await create('ann', 'party', 'popular'))).toEqual(['changed api-hosting']);
    const kind = (await entriesOf(await create('ann', 'kind', 'api-hosting')))[0];
    expect(kind).toBe('changed api-hosting');
  });

  test('of_an_unknown_subject_is_empty', async () => {
    for (const type of ['partnership', 'party', 'kind']) {
      const made = await create('ann', type, 'nobody');
      expect([await entriesOf(made), await endsOf(made)]).toEqual([[], []]);
    }
  });

  test('gives_access_to_no_other_route', async () => {
    const { atom } = await create('ann', 'partnership', 'first');
    const token = atom.split('/')[3]!;
    for (const url of ['/v1/partnerships', '/v1/term-changes', '/v1/private-addresses', '/v1/subscriptions']) {
      const headers = { authorization: `Bearer ${token}` };
      expect((await app.inject({ url, headers })).statusCode).not.toBe(200);
    }
    expect((await open(`/v1/private/${token}/terms.csv`)).statusCode).toBe(404);
  });

  test('requires_the_scope_subscribe_and_is_listed_without_its_secret', async () => {
    const made = await create('bob', 'kind', 'api-hosting');
    for (const as of ['cat', null])
      expect((await call('POST', '/v1/private-addresses', as, { subject: { type: 'kind', id: 'x' } })).statusCode).toBe(
        as === null ? 401 : 403,
      );
    const { items } = (await call('GET', '/v1/private-addresses', 'bob')).json<{ items: object[] }>();
    expect(items).toEqual([
      { id: made.id, subject: made.subject, description: null, createdAt: clock().toISOString() },
    ]);
    expect(
      (await call('POST', '/v1/private-addresses', 'bob', { subject: { type: 'term', id: 'x' } })).statusCode,
    ).toBe(400);
  });

  test('is_not_found_after_its_owner_or_an_operator_has_revoked_it', async () => {
    const [one, two] = [await create('bob', 'party', 'a'), await create('bob', 'party', 'b')];
    expect((await call('DELETE', `/v1/private-addresses/${one.id}`, 'ann')).statusCode).toBe(404);
    expect((await call('GET', '/v1/private-addresses?owner=bob', 'ann')).statusCode).toBe(403);
    const listed = (await call('GET', '/v1/private-addresses?owner=bob', 'op')).json<{ items: { id: string }[] }>();
    expect(listed.items.map(({ id }) => id)).toEqual(expect.arrayContaining([one.id, two.id]));
    expect((await call('DELETE', `/v1/private-addresses/${one.id}`, 'bob')).statusCode).toBe(204);
    expect((await call('DELETE', `/v1/private-addresses/${two.id}`, 'op')).statusCode).toBe(204);
    for (const address of [one.atom, one.calendar, two.atom, two.calendar])
      expect([(await open(address)).statusCode, (await open(address)).json<{ code: string }>().code]).toEqual([
        404,
        'not-found',
      ]);
  });

  test('is_refused_with_characters_that_the_database_cannot_store', async () => {
    const body = { subject: { type: 'kind', id: 'x' }, description: 'a\0b' };
    expect((await call('POST', '/v1/private-addresses', 'ann', body)).statusCode).toBe(400);
    expect((await call('GET', '/v1/private-addresses?owner=%00', 'op')).statusCode).toBe(400);
  });

  test('is_listed_page_by_page', async () => {
    for (let nth = 0; nth < 3; nth += 1) await create('op', 'kind', `kind-${nth}`);
    const seen: string[] = [];
    for (let next: string | null = '/v1/private-addresses?limit=2'; next;) {
      const page: { items: Created[]; next: string | null } = (await call('GET', next, 'op')).json();
      seen.push(...page.items.map(({ subject }) => subject.id));
      next = page.next;
    }
    expect(seen.toSorted()).toEqual(['kind-0', 'kind-1', 'kind-2']);
  });

  test('is_stored_as_a_hash', async () => {
    const { id, atom } = await create('ann', 'partnership', 'first');
    const token = atom.split('/')[3]!;
    expect(token).toMatch(/^[\w-]{43}$/);
    const { rows } = await database.pool.query<{ row: string; token_hash: Buffer }>(
      'SELECT a::text AS row, token_hash FROM private_address a WHERE id = $1',
      [id],
    );
    expect(rows[0]!.row).not.toContain(token);
    expect(rows[0]!.token_hash).toEqual(createHash('sha256').update(token).digest());
  });

  test('is_refused_beyond_the_limit_of_its_owner', async () => {
    const full = await serve({ limit: 1 });
    const headers = { authorization: 'Bearer token-of-cat', 'content-type': 'application/json' };
    const answer = await full.inject({
      method: 'POST',
      url: '/v1/private-addresses',
      headers: { ...headers, authorization: 'Bearer token-of-ann' },
      payload: { subject: { type: 'kind', id: 'x' } },
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'too-many-private-addresses']);
    await full.close();
  });

  test('is_rate_limited_by_the_network_address_of_its_reader', async () => {
    const { atom, calendar } = await create('ann', 'partnership', 'first');
    const counted = await serve({ rateLimitPerAddress: 2 });
    const statuses = [];
    for (const url of [atom, calendar, atom, calendar]) statuses.push((await counted.inject({ url })).statusCode);
    expect(statuses).toEqual([200, 200, 429, 429]);
    await counted.close();
  });

  test('is_never_logged_even_if_requests_fail', async () => {
    const { atom, calendar } = await create('ann', 'partnership', 'first');
    const lost = await openSubscriptionsDatabase(pipeline.database.directUrl);
    const failing = await serve({ on: lost });
    await lost.close();
    logged.length = 0;
    for (const url of [atom, calendar]) expect((await failing.inject({ url })).statusCode).toBe(500);
    await failing.inject({ url: atom.replace('term-changes.atom', 'nothing') });
    await failing.close();
    expect(logged.join('\n')).toContain('/v1/private/:token/term-changes.atom');
    expect(logged.join('\n')).not.toContain(atom.split('/')[3]);
  });
});

describe('a calendar', () => {
  test('has_alarms_the_given_number_of_days_before_the_first_day_on_which_a_term_may_end', async () => {
    const made = await create('ann', 'kind', 'exclusivity');
    expect((await endsOf(made)).map(({ alarms }) => alarms)).toEqual([[], []]);
    expect((await endsOf(made, '?alarm=14')).map(({ alarms }) => alarms)).toEqual([['-P14D'], ['-P14D']]);
    expect((await endsOf(made, '?alarm=0')).map(({ alarms }) => alarms)).toEqual([['PT0S'], ['PT0S']]);
    expect((await open(`${made.calendar}?alarm=-1`)).statusCode).toBe(400);
    const shared = await call('GET', '/v1/expirations.ics?alarm=30&partnership=third', 'ann');
    expect(readCalendar(shared.body).map(({ alarms }) => alarms)).toEqual([['-P30D']]);
  });

  test('has_no_alarm_for_a_term_that_may_end_on_any_day', async () => {
    await pipeline.record('third', [
      agreed('2026-02-01', [{ ...board('[..2027-01-01]'), scope: 'open', from: '[..2020]' }]),
    ]);
    await pipeline.caughtUp();
    const calendar = await call('GET', '/v1/expirations.ics?alarm=30&partnership=third&scope=open', 'ann');
    expect(readCalendar(calendar.body).map(({ alarms }) => alarms)).toEqual([[]]);
  });

  test('links_to_the_page', async () => {
    const { calendar } = await create('ann', 'partnership', 'first');
    const text = (await open(calendar)).body.replaceAll('\r\n ', '');
    expect(text).toContain('https://timeline.example/partnerships/first?at=2027-06-30&term=exclusivity/all');
  });
});
