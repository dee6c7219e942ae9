import type { Queryable } from '#postgres';
import { bytesOfText } from './text-bytes';
import { PartnershipReader } from './partnership-reader';
import { firstOf } from './block';

const HEAD_VERSION = 3;
const LONG = 1_001;
const longEvent = [
  1,
  Date.parse('2026-01-01T00:00:00Z'),
  JSON.stringify({
    id: 'e',
    type: 'TermsReaffirmed',
    data: { statement: '' },
    title: 'long '.repeat(300),
    sources: [],
    effects: [],
  }),
].join('\x1f');

/** Each partnership says one thing for good, and another of which only versions 1 and 2 knew. */
function database(headVersion = HEAD_VERSION) {
  const queries: string[] = [];
  const row = (from: number, to: number | '', kind: string): string =>
    [
      from,
      to,
      from,
      0,
      from,
      's',
      'e',
      kind,
      'all',
      100,
      100,
      '',
      '',
      100,
      '{"between":null,"value":1}',
      '{"from":"1970-04-11"}',
    ].join('\x1f');
  const head = {
    build: 1,
    head_version: headVersion,
    head_recorded_at: new Date('2026-01-03T00:00:00Z'),
    recorded_at: new Date('2026-01-01T00:00:00Z'),
    appended_at: new Date('2026-01-01T00:00:00Z'),
  };
  const block = (first: number) => ({
    ...head,
    id: 'a',
    first,
    claims: row(1, '', 'kept'),
    statements: null,
    closed_claims: first === 0 ? row(1, 3, 'taken-back') : null,
    closed_statements: null,
    events: null,
  });
  const db: Queryable = {
    query: async ({ name, values }) => {
      queries.push(name);
      const version = (values[1] as number | null) ?? headVersion;
      const rows: Record<string, object[]> = {
        'read-head': [head],
        'read-version-at': [{ ...head, version: 2 }],
        'read-heads': [1, 2, 3].map((n) => ({ ...head, n, version: 2 })),
        'open-block': [block(firstOf(version))],
        'load-events': [{ id: 'a', version: 1, events: longEvent }],
        'load-blocks': [...new Set([0, firstOf(headVersion)])].map(block),
      };
      return { rows: (rows[name] ?? []) as never[], rowCount: null };
    },
  };
  return { db, queries, swap: () => void (head.build += 1) };
}

const kindsOf = async (reader: PartnershipReader, partnershipId: string, version?: number) =>
  (await reader.open({ partnershipId, version }))!.worlds.facts.terms.map(({ kind }) => kind);

test('a_partnership_is_read_in_one_round_trip_and_afterwards_only_its_head_for_any_version', async () => {
  const { db, queries } = database();
  const reader = new PartnershipReader(db);
  expect(await kindsOf(reader, 'a')).toEqual(['kept']);
  expect(await kindsOf(reader, 'a', 2)).toEqual(['kept', 'taken-back']);
  expect(await kindsOf(reader, 'a', 1)).toEqual(['kept', 'taken-back']);
  expect(await kindsOf(reader, 'a')).toEqual(['kept']);
  expect(queries).toEqual(['open-block', 'read-head', 'read-head', 'read-head']);
});

test('queries_of_one_turn_for_cached_partnerships_share_the_round_trip_for_the_heads', async () => {
  const { db, queries } = database();
  const reader = new PartnershipReader(db);
  for (const id of ['a', 'b']) await kindsOf(reader, id, 2);
  const answers = await Promise.all([kindsOf(reader, 'a'), kindsOf(reader, 'b', 1), kindsOf(reader, 'a', 2)]);
  expect(answers).toEqual([['kept'], ['kept', 'taken-back'], ['kept', 'taken-back']]);
  expect(queries.slice(2)).toEqual(['read-heads']);
});

test('a_long_history_is_read_in_blocks_and_each_block_once', async () => {
  const { db, queries } = database(LONG);
  const reader = new PartnershipReader(db);
  expect(await kindsOf(reader, 'a', 2)).toEqual(['kept', 'taken-back']);
  expect(await kindsOf(reader, 'a')).toEqual(['kept']);
  expect(await kindsOf(reader, 'a', LONG - 1)).toEqual(['kept']);
  expect(await kindsOf(reader, 'a', 1)).toEqual(['kept', 'taken-back']);
  expect(queries).toEqual(['open-block', 'read-head', 'load-blocks', 'read-head', 'read-head']);
});

test('the_version_at_a_moment_is_found_first_and_then_its_block_is_read', async () => {
  const { db, queries } = database(LONG);
  const reader = new PartnershipReader(db);
  await kindsOf(reader, 'a');
  const opened = await reader.open({ partnershipId: 'a', instant: new Date('2026-01-02Z') });
  expect(opened!.worlds.facts.terms.map(({ kind }) => kind)).toEqual(['kept', 'taken-back']);
  expect(queries).toEqual(['open-block', 'read-version-at', 'load-blocks']);
});

test('a_version_beyond_the_head_causes_a_query_for_the_head', async () => {
  const { db, queries } = database();
  const reader = new PartnershipReader(db);
  await kindsOf(reader, 'a');
  expect(await kindsOf(reader, 'a', 2_147_483_647)).toEqual([]);
  expect(queries).toEqual(['open-block', 'read-head']);
});

test('a_build_that_replaces_another_is_read_again', async () => {
  const { db, queries, swap } = database();
  const reader = new PartnershipReader(db);
  await kindsOf(reader, 'a');
  swap();
  expect(await kindsOf(reader, 'a')).toEqual(['kept']);
  await kindsOf(reader, 'a', 2);
  expect(queries).toEqual(['open-block', 'read-head', 'load-blocks', 'read-head']);
});

test('the_least_recently_used_partnership_is_evicted_when_the_bytes_are_used_up', async () => {
  const { db, queries } = database();
  const reader = new PartnershipReader(db, 6_000);
  for (const id of ['a', 'b', 'a']) await kindsOf(reader, id);
  expect(queries).toEqual(['open-block', 'open-block', 'read-head']);
  await kindsOf(reader, 'c');
  await kindsOf(reader, 'b');
  expect(queries.slice(3)).toEqual(['open-block', 'open-block']);
});

test('a_cached_partnership_that_grows_evicts_others', async () => {
  const { db, queries } = database();
  const reader = new PartnershipReader(db, 6_000);
  for (const id of ['b', 'a', 'b']) await kindsOf(reader, id);
  expect(queries).toEqual(['open-block', 'open-block', 'read-head']);
  await reader.events([{ partnershipId: 'a', version: 1 }]);
  await kindsOf(reader, 'b');
  expect(queries.slice(3)).toEqual(['load-events', 'open-block']);
});

test('a_text_beyond_latin_1_takes_two_bytes_per_character', () => {
  expect(bytesOfText('é'.repeat(10))).toBe(10);
  expect(bytesOfText('日'.repeat(10))).toBe(20);
});
