import {
  SHAPE_SCHEMA_VERSION,
  encodeDecision,
  NO_HEAD,
  UNDERSTOOD_SCHEMA_VERSION,
  type Decision,
  type Head,
} from '#contracts';
import { headAfter, readRecord, ruleDecision } from './rule';

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const HEAD: Head = { version: 7, eventId: idOf(7) };
const [MINE, OTHER] = ['a'.repeat(64), 'b'.repeat(64)];

const decision = (more: Partial<Decision> = {}): Decision => ({
  schemaVersion: SHAPE_SCHEMA_VERSION,
  commandId: 'command',
  partnershipId: 'a-b',
  expectedHead: HEAD,
  fingerprint: MINE,
  actor: 'somebody',
  recordedAt: '2026-11-22T16:00:00.000Z',
  appendedAt: '2026-11-22T16:00:00.000Z',
  imported: false,
  events: [8, 9].map((n) => ({
    id: idOf(n),
    type: 'ConditionMet',
    occurred: '2026',
    title: 'x',
    standing: 'definitive',
    assertedBy: [],
    sources: [],
    effects: [],
    data: { condition: 'x' },
  })),
  ...more,
});

const partitionOf = (key: string): number => key.length;
const read = (record: { partition?: number; key?: string | null; value?: Uint8Array | null }) =>
  readRecord({ partition: 3, key: 'a-b', value: encodeDecision(decision()), ...record }, partitionOf);
const rule = (state: { head?: Head; fingerprint?: string | null }, of = decision()) =>
  ruleDecision(of, { head: HEAD, fingerprint: null, ...state });

describe('a record on its own', () => {
  it('is_open_if_it_is_decodable_and_in_its_place', () => {
    expect(read({})).toEqual({ ruling: 'open', decision: decision(), schemaVersion: 3 });
  });

  it.each([
    ['nothing', null],
    ['no_json', Buffer.from('{')],
    ['another_shape', Buffer.from('{"schemaVersion":1}')],
    ['the_genesis', Buffer.from(`{"schemaVersion":1,"logId":"${idOf(1)}"}`)],
  ])('is_undecodable_with_%s', (_, value) => {
    expect(read({ value })).toMatchObject({ ruling: 'void', reason: 'undecodable', decision: null });
  });

  it.each([
    ['without_a_key', { key: null }],
    ['under_another_key_of_the_same_partition', { key: 'b-a' }],
    ['under_an_empty_key', { key: '', partition: 0 }],
    ['in_another_partition', { partition: 4 }],
  ])('is_misplaced_%s', (_, place) => {
    expect(read(place)).toMatchObject({ ruling: 'void', reason: 'misplaced', decision: decision() });
  });

  it('is_undecodable_rather_than_misplaced_if_it_is_both', () => {
    expect(read({ key: null, value: Buffer.from('{}') })).toMatchObject({ reason: 'undecodable' });
  });

  const LATER = UNDERSTOOD_SCHEMA_VERSION + 1;
  it('of_a_later_version_is_not_ruled_wherever_it_is', () => {
    const value = Buffer.from(`{"schemaVersion":${LATER},"partnershipId":"x"}`);
    expect(read({ value })).toEqual({ ruling: 'newer', schemaVersion: LATER });
    expect(read({ value, key: null, partition: 9 })).toEqual({ ruling: 'newer', schemaVersion: LATER });
  });
});

describe('a decision compared with the head and earlier commands', () => {
  it('is_effective_if_it_claims_the_head_under_a_new_command_id', () => {
    expect(rule({})).toEqual({ ruling: 'effective', decision: decision() });
    const first = decision({ expectedHead: NO_HEAD });
    expect(rule({ head: NO_HEAD }, first)).toEqual({ ruling: 'effective', decision: first });
  });

  it.each<[string, { head?: Head; fingerprint?: string | null }, string]>([
    ['repeated_is_a_duplicate', { fingerprint: MINE }, 'duplicate'],
    [
      'repeated_on_a_later_head_is_a_duplicate_and_not_stale',
      { fingerprint: MINE, head: headAfter(decision()) },
      'duplicate',
    ],
    ['with_the_command_id_of_another_command_reuses_its_key', { fingerprint: OTHER }, 'key-reused'],
    [
      'with_the_command_id_of_another_command_on_a_later_head_reuses_its_key',
      { fingerprint: OTHER, head: headAfter(decision()) },
      'key-reused',
    ],
    ['on_a_later_head_is_stale', { head: { version: 8, eventId: idOf(8) } }, 'stale'],
    ['on_an_earlier_head_is_stale', { head: { version: 6, eventId: idOf(6) } }, 'stale'],
    ['on_the_same_version_of_another_history_is_stale', { head: { version: 7, eventId: idOf(70) } }, 'stale'],
    ['on_the_same_event_at_another_version_is_stale', { head: { version: 8, eventId: idOf(7) } }, 'stale'],
    ['on_an_empty_history_is_stale', { head: NO_HEAD }, 'stale'],
  ])('%s', (_, state, reason) => {
    expect(rule(state)).toMatchObject({ ruling: 'void', reason, decision: decision() });
  });

  it('that_claims_an_empty_history_is_stale_once_there_is_a_head', () => {
    expect(rule({}, decision({ expectedHead: NO_HEAD }))).toMatchObject({ reason: 'stale' });
  });
});

test('the_head_after_a_decision_is_its_last_event', () => {
  expect(headAfter(decision())).toEqual({ version: 9, eventId: idOf(9) });
  expect(headAfter(decision({ expectedHead: NO_HEAD }))).toEqual({ version: 2, eventId: idOf(9) });
});
