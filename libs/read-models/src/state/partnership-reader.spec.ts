import type { Queryable } from '#ledger';
import { bytesOfTexts } from './bytes-held';
import { PartnershipReader } from './partnership-reader';

const HEAD_VERSION = 3;
const LONG = 1_001;

/** Each partnership says one thing for good, and another of which only versions 1 and 2 knew. */
function database(headVersion = HEAD_VERSION) {
  const asked: string[] = [];
  const row = (from: number, to: number | '', kind: string): string =>
    [
      from,
      to,
      from,
      0,
      from,
      kind,
      'all',
      100,
      100,
      '',
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
  };
  const history = (past: boolean) => ({
    claims: row(1, '', 'kept'),
    statements: null,
    closed_claims: past ? row(1, 3, 'taken-back') : null,
    closed_statements: past ? '' : null,
  });
  const db: Queryable = {
    query: async ({ name }) => {
      asked.push(name);
      const rows: Record<string, object[]> = {
        'read-head': [head],
        'read-version-at': [{ ...head, version: 2 }],
        'read-heads': [1, 2, 3].map((n) => ({ ...head, n, version: 2 })),
        'open-head': [{ ...head, ...history(false), events: null }],
        'open-history': [{ ...head, ...history(true), events: null }],
        'load-states': [{ id: 'a', version: 2, ...history(true) }],
        'load-histories': [{ id: 'a', ...head, ...history(true) }],
      };
      return { rows: (rows[name] ?? []) as never[], rowCount: null };
    },
  };
  return { db, asked };
}

const kindsOf = async (reader: PartnershipReader, partnershipId: string, version?: number) =>
  (await reader.open({ partnershipId, version }))!.state.terms.map(({ kind }) => kind);

test('a_partnership_is_read_in_one_round_trip_and_then_only_its_head_whatever_the_version', async () => {
  const { db, asked } = database();
  const reader = new PartnershipReader(db);
  expect(await kindsOf(reader, 'a', 2)).toEqual(['kept', 'taken-back']);
  expect(await kindsOf(reader, 'a', 1)).toEqual(['kept', 'taken-back']);
  expect(await kindsOf(reader, 'a')).toEqual(['kept']);
  expect(asked).toEqual(['open-history', 'read-head', 'read-head']);
});

test('those_who_ask_in_the_same_turn_for_what_is_held_share_the_round_trip_to_its_heads', async () => {
  const { db, asked } = database();
  const reader = new PartnershipReader(db);
  for (const id of ['a', 'b']) await kindsOf(reader, id, 2);
  const answers = await Promise.all([kindsOf(reader, 'a'), kindsOf(reader, 'b', 1), kindsOf(reader, 'a', 2)]);
  expect(answers).toEqual([['kept'], ['kept', 'taken-back'], ['kept', 'taken-back']]);
  expect(asked.slice(2)).toEqual(['read-heads']);
});

test('what_stood_once_is_read_when_a_past_version_is_asked_for', async () => {
  const { db, asked } = database();
  const reader = new PartnershipReader(db);
  expect(await kindsOf(reader, 'a')).toEqual(['kept']);
  expect(await kindsOf(reader, 'a', 2)).toEqual(['kept', 'taken-back']);
  expect(asked).toEqual(['open-head', 'open-history']);
});

test('of_a_long_history_a_past_version_is_read_alone_and_once', async () => {
  const { db, asked } = database(LONG);
  const reader = new PartnershipReader(db);
  expect(await kindsOf(reader, 'a', 2)).toEqual(['kept', 'taken-back']);
  expect(await kindsOf(reader, 'a', 1)).toEqual(['kept', 'taken-back']);
  await kindsOf(reader, 'a', 2);
  await kindsOf(reader, 'a');
  expect(asked).toEqual(['open-history', 'open-history', 'read-head', 'read-head']);
});

test('of_a_long_history_a_past_version_of_a_moment_is_read_alone_too', async () => {
  const { db, asked } = database(LONG);
  const reader = new PartnershipReader(db);
  await kindsOf(reader, 'a');
  const opened = await reader.open({ partnershipId: 'a', instant: new Date('2026-01-02Z') });
  expect(opened!.state.terms.map(({ kind }) => kind)).toEqual(['kept', 'taken-back']);
  expect(asked).toEqual(['open-head', 'read-version-at', 'load-states']);
});

test('what_was_used_longest_ago_is_let_go_when_the_bytes_are_used_up', async () => {
  const { db, asked } = database();
  const reader = new PartnershipReader(db, { histories: 1_000, rows: 0, events: 0 });
  for (const id of ['a', 'b', 'a']) await kindsOf(reader, id);
  expect(asked).toEqual(['open-head', 'open-head', 'read-head']);
  await kindsOf(reader, 'c');
  await kindsOf(reader, 'b');
  expect(asked.slice(3)).toEqual(['open-head', 'open-head']);
});

test('a_text_beyond_latin_1_weighs_two_bytes_a_character', () => {
  const empty = bytesOfTexts([null]);
  expect(bytesOfTexts(['é'.repeat(10)]) - empty).toBe(10);
  expect(bytesOfTexts(['日'.repeat(10)]) - empty).toBe(20);
});
